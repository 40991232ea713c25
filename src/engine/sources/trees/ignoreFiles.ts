import ignore, { type Ignore } from 'ignore';
import { directoryOf } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { DirectoryEntry, FileSystem } from '../../ports/fileSystem.ts';

/** One .gitignore file and the folder that its patterns are relative to. */
export interface IgnoreFile {
  readonly folder: RepoPath;
  readonly patterns: Ignore;
}

const LARGEST_IGNORE_FILE = 1_000_000;
/** A pattern becomes a regular expression; one with more stars than this in a segment could take forever on a long name. */
const MOST_STARS = 4;
const LONGEST_PATTERN = 400;
const decoder = new TextDecoder();

/** The deepest .gitignore that has an opinion decides. */
export function isIgnored(path: RepoPath, ignores: readonly IgnoreFile[]): boolean {
  for (let index = ignores.length - 1; index >= 0; index -= 1) {
    const file = ignores[index];
    if (file !== undefined) {
      const relative = file.folder === '' ? path : path.slice(file.folder.length + 1);
      const { ignored, unignored } = file.patterns.test(relative);
      if (ignored || unignored) {
        return ignored;
      }
    }
  }
  return false;
}

/** @param entries those of the folder, if they are known: the file is not looked for in vain */
export function readIgnoreFile(
  fileSystem: FileSystem,
  folder: RepoPath,
  name: string,
  entries?: readonly DirectoryEntry[],
): readonly IgnoreFile[] {
  if (entries !== undefined && !entries.some((entry) => entry.name === name && entry.kind === 'file')) {
    return [];
  }
  const bytes = fileSystem.read(folder === '' ? name : `${folder}/${name}`, LARGEST_IGNORE_FILE);
  if (bytes === undefined) {
    return [];
  }
  const lines = decoder.decode(bytes).split(/\r?\n/).filter(isCheap);
  return [{ folder, patterns: ignore({ ignorecase: false, allowRelativePaths: true }).add(lines) }];
}

function isCheap(pattern: string): boolean {
  return (
    pattern.length <= LONGEST_PATTERN &&
    pattern.split('/').every((segment) => segment.split('*').length - 1 <= MOST_STARS)
  );
}

/**
 * Tells paths that the .gitignore files of a repository leave out, also below a folder that they leave out. The user's own exclude
 * files are not known here. A path that is gone counts as a folder as well: builds remove their folders as a whole.
 */
export function createIgnoreLookup(fileSystem: FileSystem): (path: RepoPath) => boolean {
  const files = new Map<RepoPath, readonly IgnoreFile[]>();
  const folders = new Map<RepoPath, boolean>([['', false]]);

  function ignoresFor(folder: RepoPath): readonly IgnoreFile[] {
    let found = files.get(folder);
    if (found === undefined) {
      const own = readIgnoreFile(fileSystem, folder, '.gitignore');
      const above =
        folder === '' ? readIgnoreFile(fileSystem, '', '.git/info/exclude') : ignoresFor(directoryOf(folder));
      found = [...above, ...own];
      files.set(folder, found);
    }
    return found;
  }

  function isIgnoredFolder(folder: RepoPath): boolean {
    let ignored = folders.get(folder);
    if (ignored === undefined) {
      const above = directoryOf(folder);
      ignored = isIgnoredFolder(above) || isIgnored(`${folder}/`, ignoresFor(above));
      folders.set(folder, ignored);
    }
    return ignored;
  }

  return (path) => {
    const folder = directoryOf(path);
    const mayBeFolder = fileSystem.stat(path)?.kind !== 'file';
    return isIgnoredFolder(folder) || isIgnored(path, ignoresFor(folder)) || (mayBeFolder && isIgnoredFolder(path));
  };
}
