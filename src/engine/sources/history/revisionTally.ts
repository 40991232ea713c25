import type { FileHistory } from './fileHistory.ts';
import { BULK_ENTRIES } from './historyLog.ts';
import type { HistoryLog } from './historyLog.ts';

/** Days in which a revision loses half of its weight. */
const HALF_LIFE_DAYS = 120;
const DAYS_4_MONTHS = 121.75;
const DAYS_12_MONTHS = 365.25;
/** Weights are summed as whole numbers of this unit: such sums are exact, so the order of commits cannot change them. */
const WEIGHT_UNIT = 2 ** 32;

/** Adds up the revisions of one file after the other. */
export class RevisionTally {
  readonly #log: HistoryLog;
  /** In days; below 0 for commits that do not count. */
  readonly #ages: Float64Array;
  /** Weight of each commit in units, plus one; 0 where it has not been computed. */
  readonly #weights: Float64Array;
  /** For each author the last file that they were counted for. */
  readonly #countedFor: Int32Array;
  #file = 0;
  #weight = 0;
  #revisions = 0;
  #last4Months = 0;
  #last12Months = 0;
  #authors = 0;
  #lastChanged = -Infinity;
  #bulkCommits = 0;
  #ignored = 0;

  constructor(log: HistoryLog, ages: Float64Array) {
    this.#log = log;
    this.#ages = ages;
    this.#weights = new Float64Array(ages.length);
    this.#countedFor = new Int32Array(log.authorKeys.length / 2);
  }

  /** Begins the next file. */
  clear(): void {
    this.#file += 1;
    this.#weight = 0;
    this.#revisions = 0;
    this.#last4Months = 0;
    this.#last12Months = 0;
    this.#authors = 0;
    this.#lastChanged = -Infinity;
    this.#bulkCommits = 0;
    this.#ignored = 0;
  }

  /** Adds the commits from `start` to `end` of a list. */
  addAll(commits: Int32Array, start: number, end: number): void {
    for (let at = start; at < end; at++) {
      const commit = commits[at] ?? 0;
      const age = this.#ages[commit] ?? -1;
      if (age >= 0) {
        if (this.#log.ignored[commit] === 1) {
          this.#ignored += 1;
        } else {
          this.#add(commit, age);
        }
      }
    }
  }

  get isEmpty(): boolean {
    return this.#revisions + this.#ignored === 0;
  }

  result(): Omit<FileHistory, 'renamedFrom'> {
    return {
      weightedRevisions: this.#weight / WEIGHT_UNIT,
      revisions: this.#revisions,
      revisionsLast4Months: this.#last4Months,
      revisionsLast12Months: this.#last12Months,
      authors: this.#authors,
      lastChanged: this.#revisions === 0 ? null : this.#lastChanged * 1000,
      bulkCommits: this.#bulkCommits,
      ignoredRevisions: this.#ignored,
    };
  }

  #add(commit: number, age: number): void {
    const log = this.#log;
    const author = log.authors[commit] ?? 0;
    this.#weight += this.#weightOf(commit, age);
    this.#revisions += 1;
    this.#last4Months += age <= DAYS_4_MONTHS ? 1 : 0;
    this.#last12Months += age <= DAYS_12_MONTHS ? 1 : 0;
    this.#lastChanged = Math.max(this.#lastChanged, log.times[commit] ?? 0);
    this.#bulkCommits += (log.sizes[commit] ?? 0) > BULK_ENTRIES ? 1 : 0;
    if (this.#countedFor[author] !== this.#file) {
      this.#countedFor[author] = this.#file;
      this.#authors += 1;
    }
  }

  /** 2^(-age / 120) x min(1, 20 / entries), in units. */
  #weightOf(commit: number, age: number): number {
    const known = this.#weights[commit] ?? 0;
    if (known > 0) {
      return known - 1;
    }
    const weight = 2 ** (-age / HALF_LIFE_DAYS) * Math.min(1, BULK_ENTRIES / (this.#log.sizes[commit] ?? 1));
    const units = Math.round(weight * WEIGHT_UNIT);
    this.#weights[commit] = units + 1;
    return units;
  }
}
