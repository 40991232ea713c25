import { spawnSync } from 'node:child_process';

/** Runs git to its end and returns its output. */
export function runGit(folder: string, args: readonly string[]): string {
  const result = spawnSync('git', args, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (result.status !== 0) {
    throw new Error(`git ${args.join(' ')} failed: ${result.stderr}`);
  }
  return result.stdout.trim();
}
