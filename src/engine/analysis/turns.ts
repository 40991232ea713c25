import type { Cancellation } from '../ports/cancellation.ts';
import { SharedWork } from './sharedWork.ts';

/** Runs work one after the other for each key, and side by side for different ones. */
export interface Turns<Result> {
  /**
   * Waits for its turn; joins work of the same name that still waits for its own, so that both have what is found then.
   * @param name of the work: work of the same name under a key finds the same, started at the same time
   * @throws CancelledError; what the work throws
   */
  take(
    key: string,
    name: string,
    cancellation: Cancellation,
    work: (cancellation: Cancellation) => Promise<Result>,
  ): Promise<Result>;
  /** Nothing joins what waits under a key now. */
  seal(key: string): void;
}

export function createTurns<Result>(): Turns<Result> {
  const last = new Map<string, Promise<void>>();
  const waiting = new Map<string, Map<string, SharedWork<Result>>>();
  return {
    take(key, name, cancellation, work) {
      const known = waiting.get(key)?.get(name);
      if (known !== undefined) {
        return known.join(cancellation);
      }
      const shared = new SharedWork(work);
      const result = shared.join(cancellation);
      const before = last.get(key);
      const turn = before === undefined ? shared.start() : before.then(start);
      const ofKey = waiting.get(key) ?? new Map<string, SharedWork<Result>>();
      if (before !== undefined) {
        waiting.set(key, ofKey.set(name, shared));
      }
      last.set(key, turn);
      void turn.then(() => {
        if (last.get(key) === turn) {
          last.delete(key);
          waiting.delete(key);
        }
      });
      return result;

      function start(): Promise<void> {
        ofKey.delete(name);
        return shared.start();
      }
    },
    seal(key) {
      waiting.delete(key);
    },
  };
}
