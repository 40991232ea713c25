import type { HistoryState } from '../../model/historyState.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { Revision } from './revisions.ts';

/** One file's history in the window, before its size is known. */
export interface FileHistory {
  readonly weightedRevisions: number;
  readonly revisions: number;
  readonly revisionsLast4Months: number;
  readonly revisionsLast12Months: number;
  readonly authors: number;
  /** Milliseconds since 1970; null where there is no revision in the window. */
  readonly lastChanged: number | null;
  readonly bulkCommits: number;
  readonly ignoredRevisions: number;
  readonly renamedFrom: readonly RepoPath[];
}

/** The history of a repository as the facts need it. */
export interface History {
  readonly state: HistoryState;
  /** undefined where the path has no revision in the window. */
  of(path: RepoPath): FileHistory | undefined;
  /** The revisions of a path in the window, those that do not count for its score too. */
  revisionsOf(path: RepoPath): readonly Revision[];
  /** For a production path: tests changed in the same commits (bulk commits left out), with the number of shared commits; most first. */
  changedWith(
    path: RepoPath,
    isTest: (path: RepoPath) => boolean,
  ): readonly { readonly path: RepoPath; readonly commits: number }[];
  /** Commits read from git by this run, without those from the cache. */
  readonly commitsRead: number;
}
