import type { Clock } from '../ports/clock.ts';

/** The steps of an analysis. */
type Step = 'list' | 'history' | 'files' | 'tests' | 'rules';

/** Measures steps, which may overlap. */
export interface Stopwatch {
  time<Result>(step: Step, work: () => Promise<Result>): Promise<Result>;
  /** Milliseconds since the start. */
  total(): number;
  /** Milliseconds of a step, 0 where it did not run. */
  of(step: Step): number;
}

export function createStopwatch(clock: Clock): Stopwatch {
  const start = clock.elapsed();
  const steps = new Map<Step, number>();
  return {
    async time(step, work) {
      const before = clock.elapsed();
      const result = await work();
      steps.set(step, (steps.get(step) ?? 0) + clock.elapsed() - before);
      return result;
    },
    total: () => clock.elapsed() - start,
    of: (step) => steps.get(step) ?? 0,
  };
}
