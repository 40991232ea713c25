import { Worker } from 'node:worker_threads';

/** A worker thread that speaks in messages. */
export interface WorkerThread {
  post(message: unknown): void;
  onMessage(callback: (message: unknown) => void): void;
  /** Called once when the thread is gone, with the reason. */
  onExit(callback: (reason: string) => void): void;
  terminate(): Promise<void>;
}

/**
 * Starts a script in a thread of its own.
 * @param file absolute path
 * @param data what the script finds as `workerData`
 */
export function startWorkerThread(file: string, data: unknown): WorkerThread {
  const worker = new Worker(file, { workerData: data, name: 'plumbline', stderr: false });
  let reason: string | undefined;
  worker.on('error', (error: unknown) => {
    reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
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
