import type { RepoPath } from '../../model/repoPath.ts';
import { isRevision } from './historyLog.ts';
import type { HistoryLog } from './historyLog.ts';
import { foldLives } from './lives.ts';
import type { FoldedLives, Lives } from './lives.ts';

/** The lives of a log with their revisions, as columns: what is kept in the cache, so that a warm start computes nothing. */
export interface LifeColumns extends Lives {
  /** Commits with a revision of life n are `commits[starts[n]]` to `commits[starts[n + 1]]`, in the log's order. */
  readonly starts: Int32Array;
  readonly commits: Int32Array;
}

/** A log and its lives. */
export interface IndexedLog {
  readonly log: HistoryLog;
  readonly lives: LifeColumns;
}

/** Follows a whole log. */
export function indexLives(log: HistoryLog): LifeColumns {
  const lives = foldLives(log);
  return columnsOf(lives, revisionsByLife(log, lives, log.times.length));
}

/** Follows the newest commits of a log whose older ones were followed before. */
export function extendLives(log: HistoryLog, newer: number, before: LifeColumns): LifeColumns {
  const shifted = { ...before, moveCommits: before.moveCommits.map((commit) => commit + newer) };
  const lives = foldLives(log, newer, shifted);
  return columnsOf(lives, revisionsByLife(log, lives, newer, before));
}

function columnsOf(lives: FoldedLives, revisions: Pick<LifeColumns, 'starts' | 'commits'>): LifeColumns {
  const { lastOf, paths, endings, movesFrom, movesTo, moveCommits } = lives;
  return { lastOf, paths, endings, movesFrom, movesTo, moveCommits, ...revisions };
}

/** Finds the revisions of a file across the lives of its names. */
export class LifeIndex {
  readonly columns: LifeColumns;
  readonly #log: HistoryLog;
  #moves: { readonly into: MovesByLife; readonly outOf: MovesByLife } | undefined;
  #reused: ReadonlyMap<number, readonly number[]> | undefined;
  readonly #finalPaths = new Map<number, RepoPath>();

  constructor(log: HistoryLog, columns: LifeColumns = indexLives(log)) {
    this.#log = log;
    this.columns = columns;
  }

  /** The lives that make up a file's history: its name's last one first; empty for a name never seen. */
  livesOf(path: RepoPath): readonly number[] {
    const { lastOf, movesFrom } = this.columns;
    const last = lastOf[this.#log.paths.numberOf(path)] ?? -1;
    if (last < 0) {
      return [];
    }
    const { into } = this.#movesByLife();
    return into.has(last) ? reach(last, (life) => into.get(life)?.map((move) => movesFrom[move] ?? 0)) : [last];
  }

  /** Names of the lives that these came from, the latest move first. */
  earlierPaths(lives: readonly number[], isMoveInWindow: (commit: number) => boolean): readonly RepoPath[] {
    const { movesFrom, moveCommits } = this.columns;
    const { into } = this.#movesByLife();
    const moves = lives
      .flatMap((life) => into.get(life) ?? [])
      .filter((move) => isMoveInWindow(moveCommits[move] ?? 0))
      // Moves were found from the oldest to the newest.
      .sort((one, other) => other - one);
    return [...new Set(moves.map((move) => this.#nameOf(movesFrom[move] ?? 0)))];
  }

  /** The name that the file of a revision, given by its row, has in the end. */
  finalPathOf(commit: number, row: number): RepoPath {
    const life = this.#lifeOf(commit, this.#log.rowPaths[row] ?? 0);
    const known = this.#finalPaths.get(life);
    if (known !== undefined) {
      return known;
    }
    const { outOf } = this.#movesByLife();
    const chain = reach(life, (from) => {
      const last = outOf.get(from)?.at(-1);
      return last === undefined ? undefined : [this.columns.movesTo[last] ?? 0];
    });
    const name = this.#nameOf(chain.at(-1) ?? 0);
    this.#finalPaths.set(life, name);
    return name;
  }

  /** A path's life that has a commit among its revisions. Most paths have one life. */
  #lifeOf(commit: number, path: number): number {
    const { lastOf, starts, commits } = this.columns;
    this.#reused ??= reusedPaths(this.columns);
    const lives = this.#reused.get(path);
    const found = lives?.find((life) => includesSorted(commits, starts[life] ?? 0, starts[life + 1] ?? 0, commit));
    return found ?? lastOf[path] ?? 0;
  }

  #nameOf(life: number): RepoPath {
    return this.#log.paths.pathOf(this.columns.paths[life] ?? 0);
  }

  #movesByLife(): { readonly into: MovesByLife; readonly outOf: MovesByLife } {
    this.#moves ??= { into: movesByLife(this.columns.movesTo), outOf: movesByLife(this.columns.movesFrom) };
    return this.#moves;
  }
}

type MovesByLife = ReadonlyMap<number, readonly number[]>;

/** A life and all that can be reached from it, each once. */
function reach(start: number, next: (life: number) => readonly number[] | undefined): readonly number[] {
  const found = new Set([start]);
  for (const life of found) {
    for (const other of next(life) ?? []) {
      found.add(other);
    }
  }
  return [...found];
}

/** The lives of each path that has several. */
function reusedPaths({ paths, lastOf }: LifeColumns): ReadonlyMap<number, readonly number[]> {
  const reused = new Map<number, number[]>();
  for (let life = 0; life < paths.length; life++) {
    const path = paths[life] ?? 0;
    const lives = reused.get(path);
    if (lives !== undefined) {
      lives.push(life);
    } else if (lastOf[path] !== life) {
      reused.set(path, [life]);
    }
  }
  return reused;
}

function includesSorted(values: Int32Array, start: number, end: number, wanted: number): boolean {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < end && values[low] === wanted;
}

/**
 * Commits of revisions grouped by life (a counting sort).
 * @param newer how many commits of the log were folded now; those of `before` come after them
 */
function revisionsByLife(
  log: HistoryLog,
  lives: FoldedLives,
  newer: number,
  before?: LifeColumns,
): Pick<LifeColumns, 'starts' | 'commits'> {
  const starts = revisionStarts(log, lives, before);
  const commits = new Int32Array(starts.at(-1) ?? 0);
  const next = starts.slice();
  for (let commit = 0; commit < newer; commit++) {
    const end = log.rowStarts[commit + 1] ?? 0;
    for (let row = log.rowStarts[commit] ?? 0; row < end; row++) {
      if (isRevision(log.rowKinds[row])) {
        const life = lives.ofRow[row] ?? 0;
        const at = next[life] ?? 0;
        commits[at] = commit;
        next[life] = at + 1;
      }
    }
  }
  if (before !== undefined) {
    appendRevisions(commits, next, before, newer);
  }
  return { starts, commits };
}

function appendRevisions(commits: Int32Array, next: Int32Array, before: LifeColumns, shift: number): void {
  for (let life = 0; life < before.paths.length; life++) {
    const end = before.starts[life + 1] ?? 0;
    let to = next[life] ?? 0;
    for (let at = before.starts[life] ?? 0; at < end; at++) {
      commits[to] = (before.commits[at] ?? 0) + shift;
      to += 1;
    }
  }
}

/** Where each life's revisions begin, and after the last life where they end. */
function revisionStarts(log: HistoryLog, lives: FoldedLives, before: LifeColumns | undefined): Int32Array {
  const starts = new Int32Array(lives.paths.length + 1);
  for (let row = 0; row < lives.ofRow.length; row++) {
    if (isRevision(log.rowKinds[row])) {
      const after = (lives.ofRow[row] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
  }
  if (before !== undefined) {
    addCounts(starts, before);
  }
  for (let life = 1; life < starts.length; life++) {
    starts[life] = (starts[life] ?? 0) + (starts[life - 1] ?? 0);
  }
  return starts;
}

/** Adds the number of each life's earlier revisions. */
function addCounts(starts: Int32Array, before: LifeColumns): void {
  for (let life = 0; life < before.paths.length; life++) {
    const count = (before.starts[life + 1] ?? 0) - (before.starts[life] ?? 0);
    starts[life + 1] = (starts[life + 1] ?? 0) + count;
  }
}

function movesByLife(ends: Int32Array): MovesByLife {
  const moves = new Map<number, number[]>();
  for (let move = 0; move < ends.length; move++) {
    const life = ends[move] ?? 0;
    const same = moves.get(life);
    if (same === undefined) {
      moves.set(life, [move]);
    } else {
      same.push(move);
    }
  }
  return moves;
}
