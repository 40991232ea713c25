import type { ImportEdgeKind } from '../../languages/resolver.ts';
import type { Columns, ColumnTypes } from '../kept/columnFormat.ts';
import type { ImportEdge } from './importGraph.ts';

/** What is known of a file's edges; null where its resolver threw, undefined where nobody asked. */
export type KnownEdges = readonly ImportEdge[] | null | undefined;

/** For each file where its edges start, with one more for the end; what is known of it; and each edge: its target times four, and its kind. */
export const EDGE_COLUMNS = {
  edgesFrom: 'uint32',
  edgesKnown: 'uint8',
  edges: 'uint32',
} as const satisfies ColumnTypes;

export type EdgeColumns = Columns<typeof EDGE_COLUMNS>;

const KINDS: readonly ImportEdgeKind[] = ['import', 'package', 'path-literal'];
const UNKNOWN = 0;
const RESOLVED = 1;
const FAILED = 2;

/** The edges of each file in columns. */
export function columnsOfEdges(count: number, edgesAt: (place: number) => KnownEdges): EdgeColumns {
  const edgesFrom = new Uint32Array(count + 1);
  const edgesKnown = new Uint8Array(count);
  const edges: number[] = [];
  for (let place = 0; place < count; place++) {
    const known = edgesAt(place);
    edgesFrom[place] = edges.length;
    edgesKnown[place] = known === undefined ? UNKNOWN : known === null ? FAILED : RESOLVED;
    for (const { to, kind } of known ?? []) {
      edges.push(to * 4 + KINDS.indexOf(kind));
    }
  }
  edgesFrom[count] = edges.length;
  return { edgesFrom, edgesKnown, edges: Uint32Array.from(edges) };
}

/** The inverse of {@link columnsOfEdges} for one file. */
export function edgesInColumns({ edgesFrom, edgesKnown, edges }: EdgeColumns, place: number): KnownEdges {
  const known = edgesKnown[place];
  if (known !== RESOLVED) {
    return known === FAILED ? null : undefined;
  }
  const found: ImportEdge[] = [];
  for (let at = edgesFrom[place] ?? 0; at < (edgesFrom[place + 1] ?? 0); at++) {
    const edge = edges[at] ?? 0;
    found.push({ to: edge >>> 2, kind: KINDS[edge & 3] ?? 'path-literal' });
  }
  return found;
}

/** The files whose resolvers threw. */
export function failedInColumns({ edgesKnown }: EdgeColumns): ReadonlySet<number> {
  const failed = new Set<number>();
  for (let place = edgesKnown.indexOf(FAILED); place >= 0; place = edgesKnown.indexOf(FAILED, place + 1)) {
    failed.add(place);
  }
  return failed;
}
