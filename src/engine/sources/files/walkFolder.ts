import ignore, { type Ignore } from 'ignore';
import type { RepoPath } from '../../model/repoPath.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { DirectoryEntry, FileSystem } from '../../ports/fileSystem.ts';
import type { PathTracking } from './gitPaths.ts';

/** One .gitignore file and the folder that its patterns are relative to. */
interface IgnoreFile {
  readonly folder: RepoPath;
  readonly patterns: Ignore;
}

const MOST_FILES = 200_000;
const DEEPEST = 100;
const LARGEST_IGNORE_FILE = 1_000_000;
const FOLDERS_BETWEEN_BREATHS = 100;
/** A pattern becomes a regular expression; one with more stars than this in a segment could take forever on a long name. */
const MOST_STARS = 4;
const LONGEST_PATTERN = 400;
const decoder = new TextDecoder();

/**
 * The files of a folder that git does not list, in one walk that honors the .gitignore files on its way. Links are not followed;
 * .git, node_modules and nested repositories are left out.
 * @throws CancelledError
 */
export async function walkFolder(
  fileSystem: FileSystem,
  cancellation: Cancellation,
): Promise<{ readonly paths: PathTracking; readonly truncated: boolean }> {
  const paths: PathTracking = new Map();
  const pending: { readonly folder: RepoPath; readonly ignores: readonly IgnoreFile[]; readonly depth: number }[] = [
    { folder: '', ignores: readIgnoreFile(fileSystem, '', '.git/info/exclude'), depth: 0 },
  ];
  let truncated = false;
  let visited = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { folder, depth } = next;
    const entries = fileSystem.list(folder);
    if (depth > 0 && entries.some(({ name }) => name === '.git')) {
      continue;
    }
    const ignores = [...next.ignores, ...readIgnoreFile(fileSystem, folder, '.gitignore', entries)];
    for (const { name, kind } of entries) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (kind === 'directory' && depth < DEEPEST && isWalked(name) && !isIgnored(`${path}/`, ignores)) {
        pending.push({ folder: path, ignores, depth: depth + 1 });
      } else if (kind === 'file' && !isIgnored(path, ignores)) {
        paths.set(path, false);
      }
    }
    if (paths.size >= MOST_FILES) {
      truncated = true;
      break;
    }
    visited += 1;
    if (visited % FOLDERS_BETWEEN_BREATHS === 0) {
      await cancellation.breathe();
    }
  }
  return { paths, truncated };
}

function isWalked(name: string): boolean {
  return name !== '.git' && name !== 'node_modules';
}

/** The deepest .gitignore that has an opinion decides. */
function isIgnored(path: RepoPath, ignores: readonly IgnoreFile[]): boolean {
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

function readIgnoreFile(
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
