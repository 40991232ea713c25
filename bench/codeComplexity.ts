// The npm package code-complexity, which ranks files by changes and lines too: installed aside, never a dependency.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Its complexity module needs esprima and does not say so. */
const PACKAGES = ['code-complexity@4.4.4', 'esprima@4.0.1'];

/** The program's path; undefined, with a line that says so, where npm cannot install it. */
export function installCodeComplexity(work: string): string | undefined {
  const folder = join(work, 'code-complexity');
  const program = join(folder, 'node_modules', 'code-complexity', 'dist', 'bin', 'code-complexity.js');
  if (existsSync(program)) {
    return program;
  }
  mkdirSync(folder, { recursive: true });
  const args = ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', ...PACKAGES];
  try {
    execFileSync('npm', args, { stdio: 'ignore', timeout: 120_000, shell: process.platform === 'win32' });
    return program;
  } catch (error) {
    console.log(`Without code-complexity, since npm could not install it: ${String(error)}`);
    return undefined;
  }
}

/** Runs a Node program to its end, its output thrown away. @throws where it fails */
export async function runNode(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) {
    throw new Error(`node ${args.join(' ')} ended with ${String(code)}`);
  }
}
