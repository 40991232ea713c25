import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { CancelledError, UserError } from '../engine/model/userError.ts';
import type { Cancellation } from '../engine/ports/cancellation.ts';
import type { GitExit, GitRequest } from '../engine/ports/git.ts';
import { SAFE_CONFIGURATION } from './gitEnvironment.ts';
import { killGroup, STARTS_A_GROUP } from './processGroup.ts';
import type { RunningProcesses } from './runningProcesses.ts';

/** Git, and the environment that it runs in. */
export interface GitProgram {
  readonly command: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** Milliseconds that a git process may take where the request does not say. */
const DEFAULT_TIMEOUT_MS = 60_000;

const STDERR_LIMIT = 8192;

/**
 * Runs one git process to its end and streams its output.
 * @param running the processes alive: this one is added and taken out again
 * @throws UserError where git cannot be started; CancelledError once the process is gone
 */
export async function runGitProcess(
  program: GitProgram,
  request: GitRequest,
  cancellation: Cancellation,
  running: RunningProcesses,
): Promise<GitExit> {
  const child = spawn(program.command, commandLine(request.args), {
    cwd: request.folder,
    env: program.environment,
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    detached: STARTS_A_GROUP,
  });
  running.add(child);
  const stopping = stopOnce(child);
  const timer = setTimeout(() => {
    stopping.stop('timed-out');
  }, request.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const unsubscribe = cancellation.onCancelled(() => {
    stopping.stop('cancelled');
  });
  try {
    const { code, stderr } = await streamed(child, request, stopping);
    const { reason } = stopping;
    if (reason === 'cancelled') {
      throw new CancelledError();
    }
    return reason === undefined ? { kind: 'finished', code, stderr } : { kind: reason, code: null, stderr };
  } finally {
    clearTimeout(timer);
    unsubscribe();
    running.delete(child);
  }
}

type StopReason = 'stopped' | 'timed-out' | 'cancelled';

/** Kills the process at the first call and remembers why. */
interface Stopping {
  readonly reason: StopReason | undefined;
  stop(reason: StopReason): void;
}

function stopOnce(child: ChildProcess): Stopping {
  let first: StopReason | undefined;
  return {
    get reason() {
      return first;
    },
    stop(reason) {
      if (first === undefined) {
        first = reason;
        child.stdout?.destroy();
        killGroup(child);
      }
    },
  };
}

function streamed(
  child: ReturnType<typeof spawn>,
  request: GitRequest,
  stopping: Stopping,
): Promise<{ readonly code: number | null; readonly stderr: string }> {
  return new Promise((resolve, reject) => {
    let stderr = '';
    let failure: Error | undefined;
    child.stdout?.on('data', (chunk: Uint8Array) => {
      try {
        if (stopping.reason === undefined && !request.onBytes(chunk)) {
          stopping.stop('stopped');
        }
      } catch (error) {
        failure = error instanceof Error ? error : new Error('Git output could not be handled', { cause: error });
        stopping.stop('stopped');
      }
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr = stderr.length < STDERR_LIMIT ? (stderr + chunk.toString('utf8')).slice(0, STDERR_LIMIT) : stderr;
    });
    // Git may end before it has read all of its input; what matters is how it ends.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(request.input);
    child.on('error', (error) => {
      reject(new UserError(`Git could not be started (${error.message}). Install git or put it on the PATH.`));
    });
    child.on('close', (code) => {
      if (failure === undefined) {
        resolve({ code, stderr });
      } else {
        reject(failure);
      }
    });
  });
}

function commandLine(args: readonly string[]): string[] {
  return ['--no-pager', ...SAFE_CONFIGURATION.flatMap((setting) => ['-c', setting]), ...args];
}
