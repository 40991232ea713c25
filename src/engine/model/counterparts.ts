import type { FileFacts } from './fact.ts';
import type { RepoPath } from './repoPath.ts';

/** The tests of each source and the sources of each test, both from the same links. */
export interface Counterparts {
  /** Tests of a source, or sources of a test, the surest first; empty where none is known. */
  of(path: RepoPath): readonly RepoPath[];
}

/** Joins sources and tests of a snapshot both ways. Reports and a file's own inline tests are left out. */
export function createCounterparts(files: readonly FileFacts[]): Counterparts {
  const listed = new Set(
    files.filter(({ role }) => role === 'production' || role === 'test' || role === 'fixture').map(({ path }) => path),
  );
  const joined = new Map<RepoPath, RepoPath[]>();
  const join = (from: RepoPath, to: RepoPath): void => {
    const known = joined.get(from);
    if (known === undefined) {
      joined.set(from, [to]);
    } else if (!known.includes(to)) {
      known.push(to);
    }
  };
  // Direct links first, so that a test's own source comes before what it only reaches.
  for (const status of ['direct', 'indirect'] as const) {
    for (const { path, tests } of files) {
      for (const link of tests.status === status ? tests.links : []) {
        if (link.path !== path && listed.has(link.path)) {
          join(path, link.path);
          join(link.path, path);
        }
      }
    }
  }
  return { of: (path) => joined.get(path) ?? [] };
}
