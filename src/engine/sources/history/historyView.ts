import type { RepoPath } from '../../model/repoPath.ts';
import { changedTogether } from './changedTogether.ts';
import type { FileHistory } from './fileHistory.ts';
import type { HistoryLog } from './historyLog.ts';
import { LifeIndex } from './lifeIndex.ts';
import { revisionsOf } from './revisions.ts';
import type { Revision } from './revisions.ts';
import { RevisionTally } from './revisionTally.ts';

const SECONDS_A_DAY = 86_400;

/** The time that a history is looked at from. */
export interface Window {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Length in days; null for everything. */
  readonly days: number | null;
}

/** What a log says of files at one moment. */
export interface HistoryView {
  /** Commits in the window. */
  readonly commits: number;
  /** Date of the oldest of them, milliseconds since 1970; null where there is none. */
  readonly oldest: number | null;
  of(path: RepoPath): FileHistory | undefined;
  revisionsOf(path: RepoPath): readonly Revision[];
  changedWith(
    path: RepoPath,
    isTest: (path: RepoPath) => boolean,
  ): readonly { readonly path: RepoPath; readonly commits: number }[];
}

/**
 * Looks at a log from one moment: the same log and the same moment give the same numbers, however the log was read.
 * @param index of the log, where it is there already
 */
export function viewHistory(log: HistoryLog, window: Window, index = new LifeIndex(log)): HistoryView {
  const { starts, commits } = index.columns;
  const ages = agesOf(log, window);
  const tally = new RevisionTally(log, ages);
  const inWindow = (commit: number): boolean => (ages[commit] ?? -1) >= 0;
  return {
    ...extent(log, ages),
    of(path) {
      const lives = index.livesOf(path);
      tally.clear();
      for (const life of lives) {
        tally.addAll(commits, starts[life] ?? 0, starts[life + 1] ?? 0);
      }
      const renamedFrom = lives.length < 2 ? [] : index.earlierPaths(lives, inWindow).filter((name) => name !== path);
      return tally.isEmpty && renamedFrom.length === 0 ? undefined : { ...tally.result(), renamedFrom };
    },
    revisionsOf: (path) => revisionsOf(log, index, inWindow, path),
    changedWith: (path, isTest) => changedTogether(revisionsOf(log, index, inWindow, path), path, isTest),
  };
}

/** Age of each commit in days; -1 where it is outside the window or later than now. */
function agesOf(log: HistoryLog, window: Window): Float64Array {
  const now = window.now / 1000;
  const oldest = window.days ?? Infinity;
  const ages = new Float64Array(log.times.length);
  for (let commit = 0; commit < ages.length; commit++) {
    const age = (now - (log.times[commit] ?? 0)) / SECONDS_A_DAY;
    ages[commit] = age < 0 || age > oldest ? -1 : age;
  }
  return ages;
}

function extent(log: HistoryLog, ages: Float64Array): Pick<HistoryView, 'commits' | 'oldest'> {
  let commits = 0;
  let oldest = Infinity;
  for (let commit = 0; commit < ages.length; commit++) {
    if ((ages[commit] ?? -1) >= 0) {
      commits += 1;
      oldest = Math.min(oldest, log.times[commit] ?? 0);
    }
  }
  return { commits, oldest: commits === 0 ? null : oldest * 1000 };
}
