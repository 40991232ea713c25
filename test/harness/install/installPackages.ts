import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Installs what the folder's package.json asks for with the user's own npm, running no install script. With `packages`
 * (exact versions by name) that package.json is written first.
 */
export async function installPackages(folder: string, packages?: Readonly<Record<string, string>>): Promise<void> {
  const manifest = join(folder, 'package.json');
  if (packages !== undefined) {
    await writeFile(manifest, JSON.stringify({ private: true, dependencies: packages }, null, 2));
  }
  if (!existsSync(manifest)) throw new Error(`${folder} has no package.json to install from`);
  const options = ['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--engine-strict=false'];
  await runNpm(['install', '--prefix', folder, '--loglevel', 'error', ...options], folder);
}

/**
 * Runs the user's own npm in a folder.
 * @returns what it prints
 */
export function runNpm(args: readonly string[], folder: string): Promise<string> {
  const { command, prefix } = npm();
  const limits = { cwd: folder, timeout: 600_000, maxBuffer: 1 << 24, shell: process.platform === 'win32' };
  return new Promise((done, fail) => {
    const options = { ...limits, shell: limits.shell && prefix.length === 0 };
    execFile(command, [...prefix, ...args], options, (error, stdout, stderr) => {
      if (error === null) done(stdout);
      else fail(new Error(`npm ${args[0]} failed in ${folder}. Is the npm registry within reach?\n${stdout}${stderr}`));
    });
  });
}

/** npm as the program that started us, which is the same on every system, or else the one on the PATH. */
function npm(): { command: string; prefix: string[] } {
  const script = process.env['npm_execpath'];
  if (script?.endsWith('npm-cli.js') === true) return { command: process.execPath, prefix: [script] };
  return { command: 'npm', prefix: [] };
}
