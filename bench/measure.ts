import { performance } from 'node:perf_hooks';

/** Something to time: named, run once a round. */
export interface Contestant {
  readonly name: string;
  run(): Promise<void> | void;
}

/** Median milliseconds of each contestant, run in turn so that noise of the machine hits all alike. */
export async function medians(
  contestants: readonly Contestant[],
  rounds: number,
): Promise<ReadonlyMap<string, number>> {
  const times = new Map(contestants.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++) {
    for (const contestant of contestants) {
      const start = performance.now();
      await contestant.run();
      times.get(contestant.name)?.push(performance.now() - start);
    }
  }
  return new Map([...times].map(([name, values]) => [name, median(values)]));
}

/** The middle one. */
export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}
