import { CancelledError } from '../model/userError.ts';
import type { Cancellation } from '../ports/cancellation.ts';

/** Runs work one after the other for each key, and side by side for different ones. */
export interface Turns {
  /** @throws CancelledError while it waits; what the work throws */
  take<Result>(key: string, cancellation: Cancellation, work: () => Promise<Result>): Promise<Result>;
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return {
    take(key, cancellation, work) {
      const before = last.get(key);
      const turn = before === undefined ? work() : waitFor(before, cancellation).then(work);
      // One that was cancelled while it waited must not let the next one overtake the one before it.
      const done = Promise.allSettled([before, turn]);
      last.set(key, done);
      void done.then(() => {
        if (last.get(key) === done) {
          last.delete(key);
        }
      });
      return turn;
    },
  };
}

function waitFor(before: Promise<unknown>, cancellation: Cancellation): Promise<void> {
  return new Promise((resolve, reject) => {
    const unsubscribe = cancellation.onCancelled(() => {
      reject(new CancelledError());
    });
    void before.then(() => {
      unsubscribe();
      resolve();
    });
  });
}
