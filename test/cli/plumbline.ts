import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { cleanGitEnvironment } from '../fixtures/repositoryBuilder.ts';

/** What one run of the built command line gave. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const script = join(import.meta.dirname, '../../dist/cli.cjs');

/**
 * Runs the built command line as a person would.
 * @param cacheFolder its cache folder, so that runs of one test share a cache and no other
 */
export function runPlumbline(
  args: readonly string[],
  cacheFolder: string,
  workingDirectory?: string,
  built = script,
  environment: NodeJS.ProcessEnv = {},
): CommandResult {
  const { status, stdout, stderr } = spawnSync(process.execPath, [built, ...args], {
    cwd: workingDirectory,
    env: { ...environmentWith(cacheFolder), ...environment },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
}

/** Starts the built command line, for tests that talk to it while it runs. */
export function startPlumbline(args: readonly string[], cacheFolder: string): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [script, ...args], { env: environmentWith(cacheFolder) });
}

function environmentWith(cacheFolder: string): NodeJS.ProcessEnv {
  return { ...cleanGitEnvironment(), XDG_CACHE_HOME: cacheFolder };
}
