import type { RepoPath } from '../../model/repoPath.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { FileSystem } from '../../ports/fileSystem.ts';
import type { PathTracking } from './gitPaths.ts';
import { isIgnored, readIgnoreFile } from './ignoreFiles.ts';
import type { IgnoreFile } from './ignoreFiles.ts';

const MOST_FILES = 200_000;
const DEEPEST = 100;
const FOLDERS_BETWEEN_BREATHS = 100;

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
