import type { RepoPath } from '../../model/repoPath.ts';
import type { ImportGraph } from '../../sources/tests/importGraph.ts';

/** How a file is first reached from the tests. */
export interface Reach {
  /** The test or helper that the way starts at. */
  readonly from: RepoPath;
  /** The file before this one on the way. */
  readonly through: RepoPath;
}

/**
 * Breadth first over value imports: every file that the starts lead to, by the shortest way. Linear in files and edges.
 * @param subjects what a test is about by its name, which it runs even where it does not import it
 */
export function reachFrom(
  starts: Iterable<RepoPath>,
  graph: ImportGraph,
  subjects: ReadonlyMap<RepoPath, readonly RepoPath[]> = new Map(),
): ReadonlyMap<RepoPath, Reach> {
  const reached = new Map<RepoPath, Reach>();
  for (const start of starts) {
    reached.set(start, { from: start, through: start });
  }
  // A map hands out entries that are added while it is read, so it is its own queue.
  for (const [path, { from }] of reached) {
    const next = [...graph.valueImports(path).map(({ to }) => to), ...(subjects.get(path) ?? [])];
    for (const to of next) {
      if (!reached.has(to)) {
        reached.set(to, { from, through: path });
      }
    }
  }
  return reached;
}
