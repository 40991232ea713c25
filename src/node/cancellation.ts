import { CancelledError } from '../engine/model/userError.ts';
import type { Cancellation } from '../engine/ports/cancellation.ts';

/** A cancellation and the one who may trigger it. */
export interface CancellationSource {
  readonly cancellation: Cancellation;
  /** Idempotent. */
  cancel(): void;
}

/** A cancellation whose breath is one turn of Node's event loop, so that messages and signals are handled in between. */
export function createCancellation(): CancellationSource {
  let cancelled = false;
  const callbacks = new Set<() => void>();
  return {
    cancellation: {
      get isCancelled() {
        return cancelled;
      },
      onCancelled(callback) {
        if (cancelled) {
          callback();
          return () => undefined;
        }
        callbacks.add(callback);
        return () => {
          callbacks.delete(callback);
        };
      },
      async breathe() {
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
        if (cancelled) {
          throw new CancelledError();
        }
      },
    },
    cancel() {
      if (!cancelled) {
        cancelled = true;
        const waiting = [...callbacks];
        callbacks.clear();
        for (const callback of waiting) {
          callback();
        }
      }
    },
  };
}
