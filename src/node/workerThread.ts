import { Worker } from 'node:worker_threads';
import { createSharedProcesses, killShared } from './runningProcesses.ts';
import { sourceStack } from './sourceStack.ts';

/** A worker thread that speaks in messages. */
export interface WorkerThread {
  post(message: unknown): void;
  onMessage(callback: (message: unknown) => void): void;
  /** Called once when the thread is gone, with the reason. */
  onExit(callback: (reason: string) => void): void;
  terminate(): Promise<void>;
}

/** Room for new objects: with more, the first analysis takes 100 MB more at its peak and no less time. */
const YOUNG_MEGABYTES = 16;

/**
 * Starts a script in a thread of its own. Child processes that the thread leaves behind end with it, whatever ended it: a thread that is
 * terminated or runs out of memory cannot do that itself.
 * @param file absolute path
 * @param data what the script finds as `workerData`, besides `processes`, where it notes its child processes
 */
export function startWorkerThread(file: string, data: object): WorkerThread {
  const processes = createSharedProcesses();
  const worker = new Worker(file, {
    workerData: { ...data, processes },
    name: 'plumbline',
    stderr: false,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  const killLeft = (): void => {
    killShared(processes);
  };
  process.once('exit', killLeft);
  worker.once('exit', () => {
    process.removeListener('exit', killLeft);
    killLeft();
  });
  let reason: string | undefined;
  worker.on('error', (error: unknown) => {
    reason = error instanceof Error ? sourceStack(error) : String(error);
  });
  return {
    post: (message) => {
      worker.postMessage(message);
    },
    onMessage: (callback) => {
      worker.on('message', callback);
    },
    onExit: (callback) => {
      worker.once('exit', (code) => {
        callback(reason ?? `exit code ${code}`);
      });
    },
    terminate: async () => {
      await worker.terminate();
    },
  };
}
