import { performance } from 'node:perf_hooks';
import type { Clock } from '../engine/ports/clock.ts';

/** The machine's clock. */
export function createClock(): Clock {
  return { now: () => Date.now(), elapsed: () => performance.now() };
}
