import type { ImportGraph } from '../../sources/tests/importGraph.ts';

/** How files are first reached, by place: what is not reached is -1 in both. */
export interface Reached {
  /** The file that the way starts at. */
  readonly from: Int32Array;
  /** The file before this one on the way; the file itself where it starts. */
  readonly through: Int32Array;
}

/**
 * Breadth first over value imports: every file that the starts lead to, by the shortest way. Linear in files and edges.
 * @param count how many files there are
 * @param subjects what a test is about by its name, which it runs even where it does not import it
 */
export function reachFrom(
  starts: Uint32Array,
  graph: ImportGraph,
  count: number,
  subjects: ReadonlyMap<number, readonly number[]> = new Map(),
): Reached {
  const from = new Int32Array(count).fill(-1);
  const through = new Int32Array(count).fill(-1);
  const queue = new Int32Array(count);
  let last = 0;
  const reach = (place: number, start: number, before: number): void => {
    if (from[place] === -1) {
      from[place] = start;
      through[place] = before;
      queue[last++] = place;
    }
  };
  for (const start of starts) {
    reach(start, start, start);
  }
  for (let next = 0; next < last; next++) {
    const place = queue[next] ?? 0;
    const start = from[place] ?? 0;
    for (const { to } of graph.valueImports(place)) {
      reach(to, start, place);
    }
    for (const to of subjects.get(place) ?? []) {
      reach(to, start, place);
    }
  }
  return { from, through };
}
