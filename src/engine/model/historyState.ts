/**
 * How far a repository's history can be trusted, in order of precedence:
 * - `none`: no git repository, no commit yet, or git may not run (an untrusted workspace);
 * - `shallow`: the clone is cut off; nothing is ranked;
 * - `partial`: objects are missing by a filter; a blobless clone ranks, a treeless one does not (see `ranks`);
 * - `timed-out`: the walk took longer than its time limit;
 * - `capped`: the walk stopped at the greatest number of commits;
 * - `complete`.
 */
export type HistoryStateName = 'none' | 'shallow' | 'partial' | 'timed-out' | 'capped' | 'complete';

/** The state of the history that every score carries. */
export interface HistoryState {
  readonly state: HistoryStateName;
  /** Whether churn was computed and files may be ranked. */
  readonly ranks: boolean;
  /** Start of the window, ISO 8601; null where no commit was read or the window is the whole history of an empty walk. */
  readonly from: string | null;
  /** Non-merge commits read inside the window. */
  readonly commits: number;
  /** Why the state is not `complete`, one plain sentence with the way out; absent when complete. */
  readonly reason?: string;
}
