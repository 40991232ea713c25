import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Larger files (packs) are told by their length and time alone. */
const LARGEST_HASHED = 1_000_000;

/**
 * A hash of all names, kinds, lengths and times below a folder, and of the contents of the smaller files of `.git`: the same only where
 * nothing was written. Links are not followed.
 */
export function folderState(folder: string): string {
  const hash = createHash('sha256');
  const visit = (path: string, inGit: boolean): void => {
    for (const entry of readdirSync(path, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const whole = join(path, entry.name);
      const { mode, size, mtimeMs } = lstatSync(whole);
      hash.update(JSON.stringify([whole, mode, entry.isDirectory() ? 0 : size, mtimeMs]));
      if (entry.isDirectory()) {
        visit(whole, inGit || entry.name === '.git');
      } else if (inGit && entry.isFile() && size <= LARGEST_HASHED) {
        hash.update(readFileSync(whole));
      }
    }
  };
  visit(folder, false);
  return hash.digest('hex');
}
