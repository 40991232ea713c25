import type { FileSystem } from '../../ports/fileSystem.ts';
import type { GitRepository } from '../../ports/git.ts';

/** Longer than any ref; what is longer is none. */
const LONGEST_REF = 4096;
const decoder = new TextDecoder();

/**
 * A mark that differs once HEAD is another commit, read from the files of the git directory without a git process.
 * Format: gitrepository-layout(5). A branch is a file of its own or a line of packed-refs; with the format "reftable" all are in the
 * tables that `reftable/tables.list` names.
 * @param openFolder the files below an absolute folder
 * @returns undefined where the files do not tell, and so another look with git is needed
 */
export function readHeadMark(
  { gitDirectory, commonDirectory }: GitRepository,
  openFolder: (folder: string) => FileSystem,
): string | undefined {
  const own = openFolder(gitDirectory);
  const shared = openFolder(commonDirectory);
  const text = readRef(own, 'HEAD');
  if (text === undefined) {
    return undefined;
  }
  const branch = /^ref: (refs\/\S+)$/u.exec(text)?.[1];
  if (branch === undefined) {
    return text;
  }
  const commit = readRef(shared, branch);
  const packed = shared.stat('packed-refs');
  const tables = [own, shared].map((files) => readRef(files, 'reftable/tables.list'));
  const elsewhere = commit === undefined ? [packed?.mtimeMs, packed?.size, ...tables] : [];
  return JSON.stringify([branch, commit ?? null, ...elsewhere]);
}

/** Whether a mark can be that of the commit that git names: a file that names another was written in between. */
export function isMarkOf(mark: string | undefined, head: string | null): boolean {
  const commit = mark === undefined ? undefined : /[0-9a-f]{40,64}/u.exec(mark)?.[0];
  return mark !== undefined && (commit === undefined || commit === head);
}

function readRef(files: FileSystem, path: string): string | undefined {
  const bytes = files.read(path, LONGEST_REF);
  return bytes === undefined ? undefined : decoder.decode(bytes).trim();
}
