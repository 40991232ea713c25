import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runNpm } from './installPackages.ts';
import { installOnce } from './toolsFolder.ts';

/** A package of the npm registry whose files are looked at, never run. */
export interface PackageTree {
  readonly name: string;
  readonly version: string;
  /** Subresource integrity of the tarball, as package-lock.json has it: "sha512-...". */
  readonly integrity: string;
}

/**
 * The folder with the files of a package, downloaded once. Nothing of it is installed or executed.
 * @throws Error where the tarball is not the one that was pinned
 */
export async function installTree({ name, version, integrity }: PackageTree): Promise<string> {
  const root = await installOnce({
    folder: `tree-${name.replaceAll(/[@/]/gu, '')}-${version}`,
    content: `files of ${name}@${version} (${integrity})`,
    async install(folder) {
      const [tarball = ''] = (await runNpm(['pack', `${name}@${version}`, '--silent'], folder))
        .trim()
        .split('\n')
        .slice(-1);
      const path = join(folder, basename(tarball));
      const found = `sha512-${createHash('sha512').update(readFileSync(path)).digest('base64')}`;
      if (found !== integrity) {
        throw new Error(`${name}@${version} is ${found}, and ${integrity} is pinned`);
      }
      execFileSync('tar', ['-xzf', path, '-C', folder]);
      rmSync(path);
    },
  });
  return join(root, 'package');
}
