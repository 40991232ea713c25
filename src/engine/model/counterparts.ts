import type { FileFacts, TestFacts, TestLink } from './fact.ts';
import type { RepoPath } from './repoPath.ts';

/** The tests of a source that one can go to and count, the surest first: neither reports, nor data, nor the file itself. */
export function testsOf({ links }: TestFacts): readonly TestLink[] {
  return links.filter(({ kind }) => kind === 'test');
}

/** A file that a test is about. */
export interface TestedSource {
  readonly path: RepoPath;
  /** Why it is linked, as in {@link TestLink}. */
  readonly evidence: string;
}

/** The files that a test is linked to, by the same links; those that it tests directly before those that it reaches. */
export function sourcesOf(test: RepoPath, files: readonly FileFacts[]): readonly TestedSource[] {
  const linked = files.flatMap(({ path, tests }) => {
    const link = testsOf(tests).find((candidate) => candidate.path === test);
    return link === undefined ? [] : [{ path, evidence: link.evidence, isDirect: tests.status === 'direct' }];
  });
  return linked
    .toSorted((one, other) => Number(other.isDirect) - Number(one.isDirect))
    .map(({ path, evidence }) => ({ path, evidence }));
}
