import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Where a folder is, as far as the file system tells without git. */
export interface FolderLocation {
  /** Absolute path of the folder, links resolved. */
  readonly folder: string;
  /** Absolute path of the innermost work tree around it; the folder itself outside git. */
  readonly root: string;
  /** Absolute path of the directory with this work tree's HEAD and index; null outside git. */
  readonly gitDirectory: string | null;
  /** Absolute path of the directory with the branches, which work trees share; null outside git. */
  readonly commonDirectory: string | null;
}

/** Looks upwards for `.git`, which is a directory, or a file that names one (work trees, submodules; gitrepository-layout(5)). */
export function locateFolder(path: string): FolderLocation {
  const folder = realpathOr(path);
  for (let directory = folder; ; directory = dirname(directory)) {
    const gitDirectory = gitDirectoryOf(join(directory, '.git'));
    if (gitDirectory !== undefined) {
      return { folder, root: directory, gitDirectory, commonDirectory: commonDirectoryOf(gitDirectory) };
    }
    if (dirname(directory) === directory) {
      return { folder, root: folder, gitDirectory: null, commonDirectory: null };
    }
  }
}

function gitDirectoryOf(dotGit: string): string | undefined {
  const target = firstLine(dotGit);
  const directory = target?.startsWith('gitdir: ') ? resolve(dirname(dotGit), target.slice('gitdir: '.length)) : dotGit;
  return firstLine(join(directory, 'HEAD')) === undefined ? undefined : realpathOr(directory);
}

function commonDirectoryOf(gitDirectory: string): string {
  const common = firstLine(join(gitDirectory, 'commondir'));
  return common === undefined ? gitDirectory : realpathOr(resolve(gitDirectory, common));
}

/** undefined where there is no such file, or more in it than a line of git's. */
function firstLine(file: string): string | undefined {
  try {
    const stat = statSync(file);
    return stat.isFile() && stat.size < 8192 ? (readFileSync(file, 'utf8').split(/\r?\n/u)[0] ?? '') : undefined;
  } catch {
    return undefined;
  }
}

function realpathOr(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return resolve(path);
  }
}
