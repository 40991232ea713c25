import { CancelledError } from '../engine/model/userError.ts';
import type { Cancellation } from '../engine/ports/cancellation.ts';

/** Runs at most some pieces of work at once, the others in the order they came. */
export interface ProcessQueue {
  /** @throws CancelledError where the cancellation comes before the work's turn */
  run<T>(work: () => Promise<T>, cancellation: Cancellation): Promise<T>;
}

export function createProcessQueue(limit: number): ProcessQueue {
  const waiting: (() => void)[] = [];
  let running = 0;
  const turn = (cancellation: Cancellation): Promise<void> =>
    new Promise((resolve, reject) => {
      const start = (): void => {
        unsubscribe();
        running += 1;
        resolve();
      };
      const unsubscribe = cancellation.onCancelled(() => {
        const at = waiting.indexOf(start);
        if (at >= 0) {
          waiting.splice(at, 1);
          reject(new CancelledError());
        }
      });
      if (running < limit) {
        start();
      } else {
        waiting.push(start);
      }
    });
  return {
    async run(work, cancellation) {
      if (cancellation.isCancelled) {
        throw new CancelledError();
      }
      await turn(cancellation);
      try {
        return await work();
      } finally {
        running -= 1;
        waiting.shift()?.();
      }
    },
  };
}
