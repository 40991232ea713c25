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
  const { command, prefix } = npm();
  const options = ['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--engine-strict=false'];
  const args = [...prefix, 'install', '--prefix', folder, '--loglevel', 'error', ...options];
  await new Promise<void>((done, fail) => {
    const limits = { cwd: folder, timeout: 600_000, maxBuffer: 1 << 24, shell: process.platform === 'win32' };
    execFile(command, args, { ...limits, shell: limits.shell && prefix.length === 0 }, (error, stdout, stderr) => {
      if (error === null) done();
      else fail(new Error(`npm install failed in ${folder}. Is the npm registry within reach?\n${stdout}${stderr}`));
    });
  });
}

/** npm as the program that started us, which is the same on every system, or else the one on the PATH. */
function npm(): { command: string; prefix: string[] } {
  const script = process.env['npm_execpath'];
  if (script?.endsWith('npm-cli.js') === true) return { command: process.execPath, prefix: [script] };
  return { command: 'npm', prefix: [] };
}
