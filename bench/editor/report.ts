/** What the benchmark asks the window to measure: the file at `PLUMBLINE_BENCH`, JSON. */
export interface BenchPlan {
  /** `cold`: the first window on the repository; `warm`: the second, with the cache of the first. */
  readonly phase: 'cold' | 'warm';
  /** A file of the repository that is a hot spot or close to it, relative to its root. */
  readonly file: string;
  /** A file that gets a line for each git process, absolute. */
  readonly gitCalls: string;
  /** Where the results go, absolute. */
  readonly results: string;
}

/** Environment variable with the path of the plan. */
export const planVariable = 'PLUMBLINE_BENCH';

/** One measured value. */
export interface Measured {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'KB' | 'analyses' | 'processes' | 'ms CPU/s';
  /** The most that it should be; left out where it is shown for comparison only. */
  readonly target?: number;
}
