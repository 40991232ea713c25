import { definitionFileName } from '../model/qualityDefinition.ts';
import { baseNameOf } from '../model/repoPath.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { FileSystem } from '../ports/fileSystem.ts';
import { relistFile } from '../sources/trees/listFiles.ts';
import type { FileInTree } from '../sources/files/listedFile.ts';
import type { LastReading } from './reading.ts';

/**
 * Files that say which other files there are or how to read them. Manifests are not among them: which ones say where imports lead is
 * known to the import graph, which looks at the contents.
 */
const FAR_REACHING: ReadonlySet<string> = new Set([
  definitionFileName,
  '.gitignore',
  '.gitattributes',
  '.mailmap',
  '.git-blame-ignore-revs',
]);
const GIT_FOLDER = '.git/';
const GIT_EXCLUDES = '.git/info/exclude';
/** Enough for what a build writes; beyond it a change of such a file costs another listing. */
const MOST_UNLISTED = 10_000;

/** The last files with the changed ones looked at again; undefined where the list itself may be another now. */
export function relistChanged(
  changed: readonly RepoPath[],
  last: Pick<LastReading, 'files' | 'unlisted'>,
  fileSystem: FileSystem,
): readonly FileInTree[] | undefined {
  const at = new Map(last.files.map(({ path }, index) => [path, index]));
  const files = [...last.files];
  for (const path of changed) {
    if (FAR_REACHING.has(baseNameOf(path)) || path === GIT_EXCLUDES) {
      return undefined;
    }
    const index = at.get(path);
    const before = index === undefined ? undefined : files[index];
    if (index !== undefined && before !== undefined) {
      const now = relistFile(before, fileSystem);
      if (now === undefined) {
        return undefined;
      }
      files[index] = now;
    } else if (mayChangeList(path, last, fileSystem)) {
      return undefined;
    }
  }
  return files;
}

/** Paths that are known not to be listed after a whole listing. */
export function unlistedAmong(
  changed: readonly RepoPath[],
  listed: readonly RepoPath[],
  last: LastReading | undefined,
): ReadonlySet<RepoPath> {
  const known = new Set(listed);
  const paths = [...(last?.unlisted ?? []), ...changed].filter((path) => !known.has(path));
  return new Set(paths.slice(-MOST_UNLISTED));
}

/** Whether a path that is not listed makes another list: a new file or folder, or a folder of listed files that is gone. */
function mayChangeList(
  path: RepoPath,
  { files, unlisted }: Pick<LastReading, 'files' | 'unlisted'>,
  fileSystem: FileSystem,
): boolean {
  if (path.startsWith(GIT_FOLDER) || unlisted.has(path)) {
    return false;
  }
  const kind = fileSystem.stat(path)?.kind;
  return kind === undefined
    ? files.some((file) => file.path.startsWith(`${path}/`))
    : kind === 'file' || kind === 'directory';
}
