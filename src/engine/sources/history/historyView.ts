import type { RepoPath } from '../../model/repoPath.ts';
import { changedTogether } from './changedTogether.ts';
import type { FileHistory } from './fileHistory.ts';
import { BULK_ENTRIES } from './historyLog.ts';
import type { HistoryLog } from './historyLog.ts';
import { indexLives } from './lifeIndex.ts';
import type { LifeIndex } from './lifeIndex.ts';

const SECONDS_A_DAY = 86_400;
/** Days in which a revision loses half of its weight. */
const HALF_LIFE_DAYS = 120;
const DAYS_4_MONTHS = 121.75;
const DAYS_12_MONTHS = 365.25;
/** Weights are summed as whole numbers of this unit: such sums are exact, so the order of commits cannot change them. */
const WEIGHT_UNIT = 2 ** 32;

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
  changedWith(
    path: RepoPath,
    isTest: (path: RepoPath) => boolean,
  ): readonly { readonly path: RepoPath; readonly commits: number }[];
}

/**
 * Looks at a log from one moment: the same log and the same moment give the same numbers, however the log was read.
 * @param index of the log, where it is there already
 */
export function viewHistory(log: HistoryLog, window: Window, index: LifeIndex = indexLives(log)): HistoryView {
  const ages = agesOf(log, window);
  const weights = weightsOf(log, ages);
  const inWindow = (commit: number): boolean => (ages[commit] ?? -1) >= 0;
  let commits = 0;
  let oldest = Infinity;
  for (let commit = 0; commit < ages.length; commit++) {
    if (inWindow(commit)) {
      commits += 1;
      oldest = Math.min(oldest, log.times[commit] ?? 0);
    }
  }
  return {
    commits,
    oldest: commits === 0 ? null : oldest * 1000,
    of(path) {
      const lives = index.livesOf(path);
      return lives === undefined ? undefined : sumUp(log, index, lives, ages, weights, path);
    },
    changedWith: (path, isTest) => changedTogether(log, index, inWindow, path, isTest),
  };
}

/** Age of each commit in days; -1 where it is outside the window or later than now. */
function agesOf(log: HistoryLog, window: Window): Float64Array {
  const now = window.now / 1000;
  const ages = new Float64Array(log.times.length);
  for (let commit = 0; commit < ages.length; commit++) {
    const age = (now - (log.times[commit] ?? 0)) / SECONDS_A_DAY;
    ages[commit] = age < 0 || (window.days !== null && age > window.days) ? -1 : age;
  }
  return ages;
}

function weightsOf(log: HistoryLog, ages: Float64Array): Float64Array {
  const weights = new Float64Array(ages.length);
  for (let commit = 0; commit < ages.length; commit++) {
    const age = ages[commit] ?? -1;
    if (age >= 0) {
      const weight = 2 ** (-age / HALF_LIFE_DAYS) * Math.min(1, BULK_ENTRIES / (log.sizes[commit] ?? 1));
      weights[commit] = Math.round(weight * WEIGHT_UNIT);
    }
  }
  return weights;
}

function sumUp(
  log: HistoryLog,
  index: LifeIndex,
  lives: readonly number[],
  ages: Float64Array,
  weights: Float64Array,
  path: RepoPath,
): FileHistory | undefined {
  const inWindow = (commit: number): boolean => (ages[commit] ?? -1) >= 0;
  const commits = index
    .rowsOf(lives)
    .map((row) => index.commitOf(row))
    .filter(inWindow);
  const counted = commits.filter((commit) => log.ignored[commit] !== 1);
  const renamedFrom = index.earlierPaths(lives, inWindow).filter((name) => name !== path);
  if (commits.length === 0 && renamedFrom.length === 0) {
    return undefined;
  }
  const notOlderThan = (days: number): number => counted.filter((commit) => (ages[commit] ?? 0) <= days).length;
  return {
    weightedRevisions: counted.reduce((sum, commit) => sum + (weights[commit] ?? 0), 0) / WEIGHT_UNIT,
    revisions: counted.length,
    revisionsLast4Months: notOlderThan(DAYS_4_MONTHS),
    revisionsLast12Months: notOlderThan(DAYS_12_MONTHS),
    authors: new Set(counted.map((commit) => log.authors[commit])).size,
    lastChanged:
      counted.length === 0
        ? null
        : 1000 * counted.reduce((latest, commit) => Math.max(latest, log.times[commit] ?? 0), 0),
    bulkCommits: counted.filter((commit) => (log.sizes[commit] ?? 0) > BULK_ENTRIES).length,
    ignoredRevisions: commits.length - counted.length,
    renamedFrom,
  };
}
