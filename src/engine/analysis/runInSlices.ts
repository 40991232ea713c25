import type { Steps } from '../model/steps.ts';
import type { Cancellation } from '../ports/cancellation.ts';
import type { Clock } from '../ports/clock.ts';

/** Milliseconds of work between two breaths: a message that arrives meanwhile waits no longer than this and one step. */
const SLICE_MS = 5;

/**
 * Runs work with breaths in between.
 * @throws CancelledError
 */
export async function runInSlices<Result>(
  steps: Steps<Result>,
  clock: Clock,
  cancellation: Cancellation,
): Promise<Result> {
  let start = clock.elapsed();
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
    if (clock.elapsed() - start >= SLICE_MS) {
      await cancellation.breathe();
      start = clock.elapsed();
    }
  }
}
