import type { RepoPath } from '../../model/repoPath.ts';
import { BULK_ENTRIES, isRevision } from './historyLog.ts';
import type { HistoryLog } from './historyLog.ts';
import type { LifeIndex } from './lifeIndex.ts';

/**
 * Tests that changed in the same commits as a file, by the names that they have in the end. Bulk commits are left out: they touch files
 * that have nothing to do with each other. Most shared commits first, then by path.
 */
export function changedTogether(
  log: HistoryLog,
  index: LifeIndex,
  counts: (commit: number) => boolean,
  path: RepoPath,
  isTest: (path: RepoPath) => boolean,
): readonly { readonly path: RepoPath; readonly commits: number }[] {
  const shared = new Map<RepoPath, number>();
  for (const life of index.livesOf(path)) {
    const { starts, commits } = index.columns;
    for (const commit of commits.subarray(starts[life], starts[life + 1])) {
      if (counts(commit) && (log.sizes[commit] ?? 0) <= BULK_ENTRIES) {
        for (const other of namesIn(log, index, commit)) {
          shared.set(other, (shared.get(other) ?? 0) + 1);
        }
      }
    }
  }
  return [...shared]
    .filter(([other]) => other !== path && isTest(other))
    .map(([other, commits]) => ({ path: other, commits }))
    .sort((one, two) => two.commits - one.commits || (one.path < two.path ? -1 : 1));
}

function namesIn(log: HistoryLog, index: LifeIndex, commit: number): ReadonlySet<RepoPath> {
  const names = new Set<RepoPath>();
  for (let row = log.rowStarts[commit] ?? 0; row < (log.rowStarts[commit + 1] ?? 0); row++) {
    if (isRevision(log.rowKinds[row])) {
      names.add(index.finalPathOf(commit, row));
    }
  }
  return names;
}
