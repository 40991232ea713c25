import { realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { UserError } from '../engine/model/userError.ts';

/**
 * The absolute path of the folder to analyze, links resolved.
 * @throws UserError where it is not a folder
 */
export function resolveFolder(folder: string, workingDirectory: string): string {
  const path = resolve(workingDirectory, folder);
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch {
    throw new UserError(`There is no folder ${path}. Give the path of an existing folder.`);
  }
  if (!isFolder) {
    throw new UserError(`${path} is not a folder. Give the folder that it is in.`);
  }
  return realpathSync(path);
}

/** The user's cache folder for Plumbline, by the platform's habit; never inside a repository. */
export function cacheFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string {
  const home = environment['HOME'] ?? homedir();
  const xdg = environment['XDG_CACHE_HOME'];
  if (xdg !== undefined && xdg !== '') {
    return join(xdg, 'plumbline');
  }
  if (platform === 'win32') {
    return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'plumbline', 'Cache');
  }
  return platform === 'darwin' ? join(home, 'Library', 'Caches', 'plumbline') : join(home, '.cache', 'plumbline');
}
