import type { RepoPath } from '../../model/repoPath.ts';
import type { Revision } from './revisions.ts';

/**
 * Tests that changed in the same commits as a file, by the names that they have in the end. Bulk commits are left out: they touch files
 * that have nothing to do with each other. Most shared commits first, then by path.
 */
export function changedTogether(
  revisions: readonly Revision[],
  path: RepoPath,
  isTest: (path: RepoPath) => boolean,
): readonly { readonly path: RepoPath; readonly commits: number }[] {
  const shared = new Map<RepoPath, number>();
  for (const revision of revisions) {
    for (const other of revision.isBulk ? [] : revision.paths()) {
      shared.set(other, (shared.get(other) ?? 0) + 1);
    }
  }
  return [...shared]
    .filter(([other]) => other !== path && isTest(other))
    .map(([other, commits]) => ({ path: other, commits }))
    .sort((one, two) => two.commits - one.commits || (one.path < two.path ? -1 : 1));
}
