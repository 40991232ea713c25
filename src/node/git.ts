import type { Git, GitRequest } from '../engine/ports/git.ts';
import type { Logger } from '../engine/ports/logger.ts';
import { findGit } from './findGit.ts';
import { gitEnvironment } from './gitEnvironment.ts';
import { runGitProcess } from './gitProcess.ts';
import type { GitProgram } from './gitProcess.ts';
import { cloneFilterOf } from './cloneFilter.ts';
import { inspectRepository } from './inspectRepository.ts';
import { createProcessQueue } from './processQueue.ts';
import { createRunningProcesses } from './runningProcesses.ts';

/** Where git is and what it may see. */
export interface GitOptions {
  readonly logger: Logger;
  /** Absolute path of git's program; default: the first on the PATH. */
  readonly program?: string;
  /** Default: the environment of this process. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Milliseconds that git may take to say what repository a folder is in; default 10,000. */
  readonly answerTimeoutMs?: number;
  /** In a thread: where its processes are noted for the one who started it. */
  readonly processes?: SharedArrayBuffer;
}

/** Git processes of this process. Dispose it to end those that still run. */
export interface NodeGit extends Git {
  dispose(): void;
}

/** At most two: two walks of the history that meet use both, and more only compete for the disk. */
const MOST_PROCESSES = 2;

/** What git is asked about a folder takes milliseconds; a disk that sleeps may take some seconds. */
const ANSWER_TIMEOUT_MS = 10_000;

/** Git as processes: safe configuration, one queue, killed on cancellation, on dispose and when this process exits. */
export function createGit(options: GitOptions): NodeGit {
  const base = options.environment ?? process.env;
  const command = options.program ?? findGit(base);
  const program: GitProgram | undefined =
    command === undefined ? undefined : { command, environment: gitEnvironment(base) };
  const queue = createProcessQueue(MOST_PROCESSES);
  const running = createRunningProcesses(options.processes);
  const timeoutMs = options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS;
  let started = 0;
  const killAll = (): void => {
    running.killAll();
  };
  process.once('exit', killAll);
  return {
    isInstalled: program !== undefined,
    get started() {
      return started;
    },
    run(request, cancellation) {
      return queue.run(() => {
        started += 1;
        return runGitProcess(program ?? { command: 'git', environment: {} }, request, cancellation, running);
      }, cancellation);
    },
    async inspect(folder, cancellation) {
      if (program === undefined) {
        options.logger.warn('Git was not found on the PATH; the folder is analyzed without history.');
        return undefined;
      }
      const inspection = {
        folder,
        logger: options.logger,
        timeoutMs,
        run: (request: GitRequest) => {
          started += 1;
          return runGitProcess(program, request, cancellation, running);
        },
        filter: () => {
          started += 1;
          return cloneFilterOf(program, folder, timeoutMs, cancellation);
        },
      };
      return queue.run(() => inspectRepository(inspection), cancellation);
    },
    dispose() {
      process.removeListener('exit', killAll);
      killAll();
    },
  };
}
