import type { Cancellation } from '../../ports/cancellation.ts';

/** How much is read at most without a breath. */
interface BetweenBreaths {
  readonly bytes: number;
  readonly files: number;
}

/**
 * Breathes while files are read; call the result after each file with its length in bytes.
 * @throws CancelledError from the result
 */
export function createBreath(cancellation: Cancellation, most: BetweenBreaths): (bytes: number) => Promise<void> {
  let bytesRead = 0;
  let filesRead = 0;
  return async (bytes) => {
    bytesRead += bytes;
    filesRead += 1;
    if (bytesRead > most.bytes || filesRead > most.files) {
      bytesRead = 0;
      filesRead = 0;
      await cancellation.breathe();
    }
  };
}
