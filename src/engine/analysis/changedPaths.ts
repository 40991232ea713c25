import { definitionFileName } from '../model/qualityDefinition.ts';
import { baseNameOf, placeInOrder } from '../model/repoPath.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { FileStat, FileSystem } from '../ports/fileSystem.ts';
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
  const files = [...last.files];
  for (const path of changed) {
    if (FAR_REACHING.has(baseNameOf(path)) || path === GIT_EXCLUDES) {
      return undefined;
    }
    const place = placeInOrder(files.length, (at) => files[at]?.path, path);
    const before = files[place];
    if (before !== undefined) {
      const now = relistFile(before, fileSystem);
      if (now === undefined) {
        return undefined;
      }
      files[place] = now;
    } else if (mayChangeList(path, last, fileSystem)) {
      return undefined;
    }
  }
  return files;
}

/**
 * Looks at paths before everything is listed. Only a file that is there before and after, and the same, tells by being left out that its
 * changes mean nothing: one that is gone may come back, and a folder may come back with other files.
 * @returns which of them are known not to be listed, from the listed ones
 */
export function lookBeforeListing(
  paths: readonly RepoPath[],
  fileSystem: FileSystem,
): (listed: readonly RepoPath[]) => ReadonlySet<RepoPath> {
  const before = new Map(paths.slice(-MOST_UNLISTED).map((path) => [path, fileSystem.stat(path)]));
  return (listed) => {
    const known = new Set(listed);
    const isLeftOut = (path: RepoPath): boolean =>
      !known.has(path) && isSameFile(before.get(path), fileSystem.stat(path));
    return new Set([...before.keys()].filter(isLeftOut));
  };
}

function isSameFile(one: FileStat | undefined, other: FileStat | undefined): boolean {
  return one?.kind === 'file' && other?.kind === 'file' && one.inode === other.inode && one.ctimeMs === other.ctimeMs;
}

/** Whether a path that is not listed makes another list: a new file or folder, or a folder of listed files that is gone. */
function mayChangeList(
  path: RepoPath,
  { files, unlisted }: Pick<LastReading, 'files' | 'unlisted'>,
  fileSystem: FileSystem,
): boolean {
  if (path.startsWith(GIT_FOLDER)) {
    return false;
  }
  const kind = fileSystem.stat(path)?.kind;
  return kind === undefined
    ? files.some((file) => file.path.startsWith(`${path}/`))
    : kind === 'directory' || (kind === 'file' && !unlisted.has(path));
}
