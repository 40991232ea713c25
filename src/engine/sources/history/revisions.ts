import type { RepoPath } from '../../model/repoPath.ts';
import { BULK_ENTRIES, isRevision, rowKind } from './historyLog.ts';
import type { HistoryLog } from './historyLog.ts';
import type { LifeIndex } from './lifeIndex.ts';

/** One commit that changed the content of a file; merges are none. */
export interface Revision {
  /** Committer date, milliseconds since 1970. */
  readonly at: number;
  /** Whether it changed so many files that they have nothing to do with each other. */
  readonly isBulk: boolean;
  /** Whether .git-blame-ignore-revs names it. */
  readonly isIgnored: boolean;
  /** Whether the file came into being with it. */
  added(): boolean;
  /** All files that it changed, by the names that they have in the end. */
  paths(): ReadonlySet<RepoPath>;
}

/**
 * The revisions of a file across all of its names.
 * @param counts whether a commit, by its number in the log, is looked at
 */
export function revisionsOf(
  log: HistoryLog,
  index: LifeIndex,
  counts: (commit: number) => boolean,
  path: RepoPath,
): readonly Revision[] {
  const { starts, commits } = index.columns;
  const numbers = new Set(index.livesOf(path).flatMap((life) => [...commits.subarray(starts[life], starts[life + 1])]));
  return [...numbers].filter(counts).map((commit) => ({
    at: (log.times[commit] ?? 0) * 1000,
    isBulk: (log.sizes[commit] ?? 0) > BULK_ENTRIES,
    isIgnored: log.ignored[commit] === 1,
    added: () => rowsOf(log, commit).some((row) => isCreation(log, row) && index.finalPathOf(commit, row) === path),
    paths: () => new Set(rowsOf(log, commit).map((row) => index.finalPathOf(commit, row))),
  }));
}

/** Rows of a commit that are revisions. */
function rowsOf(log: HistoryLog, commit: number): readonly number[] {
  const rows: number[] = [];
  for (let row = log.rowStarts[commit] ?? 0; row < (log.rowStarts[commit + 1] ?? 0); row++) {
    if (isRevision(log.rowKinds[row])) {
      rows.push(row);
    }
  }
  return rows;
}

function isCreation(log: HistoryLog, row: number): boolean {
  return log.rowKinds[row] === rowKind.created;
}
