import { int32Column } from '../kept/column.ts';
import { rowKind } from './historyLog.ts';
import type { HistoryLog } from './historyLog.ts';

/**
 * The lives of all names of a history. A name may be used by several files one after the other: a life begins where the name is created
 * (or moved in) after it was deleted (or moved out). What follows is one file's history: the last life of its name, the life that it
 * was moved from, and so on. Since only a creation begins a new life, a change on a branch that did not know of the move or deletion yet
 * still belongs to the file, whatever the order of dates.
 */
export interface Lives {
  /** For each path its last life; -1 where it has none. */
  readonly lastOf: Int32Array;
  /** For each life the number of its path. */
  readonly paths: Int32Array;
  /** For each life: 0 alive, 1 ended by a move, else the blob that was deleted. */
  readonly endings: Int32Array;
  /** Moves, the oldest first: life before, life after, commit. */
  readonly movesFrom: Int32Array;
  readonly movesTo: Int32Array;
  readonly moveCommits: Int32Array;
}

/** Lives, and for each row that was folded the life that it belongs to. */
export interface FoldedLives extends Lives {
  readonly ofRow: Int32Array;
}

/**
 * Folds a history into lives, from its oldest commit to its newest. Takes the commits in the log's order.
 * @param commits how many, the newest of the log; the older ones are in `before`
 */
export function foldLives(log: HistoryLog, commits = log.times.length, before?: Lives): FoldedLives {
  const fold = new LivesFold(log, log.rowStarts[commits] ?? 0, before);
  for (let commit = commits - 1; commit >= 0; commit--) {
    fold.add(commit, log.rowStarts[commit] ?? 0, log.rowStarts[commit + 1] ?? 0);
  }
  return fold.result();
}

class LivesFold {
  readonly #log: HistoryLog;
  readonly #ofRow: Int32Array;
  readonly #lastOf: Int32Array;
  readonly #paths = int32Column();
  /** As in {@link Lives}, with room for more. */
  #ends = new Int32Array(1024);
  readonly #movesFrom = int32Column();
  readonly #movesTo = int32Column();
  readonly #moveCommits = int32Column();

  constructor(log: HistoryLog, rows: number, before: Lives | undefined) {
    this.#log = log;
    this.#ofRow = new Int32Array(rows);
    this.#lastOf = new Int32Array(log.paths.count).fill(-1);
    if (before !== undefined) {
      this.#lastOf.set(before.lastOf);
      this.#ends = new Int32Array(before.endings.length + 1024);
      this.#ends.set(before.endings);
      this.#paths.pushAll(before.paths);
      this.#movesFrom.pushAll(before.movesFrom);
      this.#movesTo.pushAll(before.movesTo);
      this.#moveCommits.pushAll(before.moveCommits);
    }
  }

  add(commit: number, start: number, end: number): void {
    const { rowKinds, rowPaths } = this.#log;
    let moves = false;
    for (let row = start; row < end; row++) {
      const kind = rowKinds[row];
      if (kind === rowKind.touched) {
        this.#ofRow[row] = this.#lifeOf(rowPaths[row] ?? 0);
      } else if (kind === rowKind.created) {
        this.#ofRow[row] = this.#create(row);
      } else if (kind === rowKind.deleted) {
        this.#end(row, this.#log.rowDetails[row] ?? 1);
      } else {
        moves = true;
      }
    }
    if (moves) {
      this.#move(commit, start, end);
    }
  }

  result(): FoldedLives {
    return {
      ofRow: this.#ofRow,
      lastOf: this.#lastOf,
      paths: this.#paths.toArray(),
      endings: this.#ends.subarray(0, this.#paths.length),
      movesFrom: this.#movesFrom.toArray(),
      movesTo: this.#movesTo.toArray(),
      moveCommits: this.#moveCommits.toArray(),
    };
  }

  #lifeOf(path: number): number {
    const life = this.#lastOf[path] ?? -1;
    return life >= 0 ? life : this.#begin(path);
  }

  #begin(path: number): number {
    const life = this.#paths.length;
    this.#paths.push(path);
    if (life === this.#ends.length) {
      const larger = new Int32Array(life * 2);
      larger.set(this.#ends);
      this.#ends = larger;
    }
    this.#lastOf[path] = life;
    return life;
  }

  /** A name that comes back with the very content that was deleted is the same file restored. */
  #create(row: number): number {
    const life = this.#lifeOf(this.#log.rowPaths[row] ?? 0);
    const ending = this.#ends[life] ?? 0;
    if (ending === 0 || ending === this.#log.rowDetails[row]) {
      this.#ends[life] = 0;
      return life;
    }
    return this.#begin(this.#log.rowPaths[row] ?? 0);
  }

  #end(row: number, ending: number): number {
    const life = this.#lifeOf(this.#log.rowPaths[row] ?? 0);
    this.#ends[life] = ending;
    this.#ofRow[row] = life;
    return life;
  }

  /** Moves of one commit happen at once: all sources end before any target begins, so that names may change places. */
  #move(commit: number, start: number, end: number): void {
    const { rowKinds, rowPaths, rowDetails } = this.#log;
    const targets: (readonly [row: number, source: number])[] = [];
    for (let row = start; row < end; row++) {
      if (rowKinds[row] === rowKind.movedIn) {
        targets.push([row, this.#lifeOf(rowDetails[row] ?? 0)]);
      }
    }
    for (const [, source] of targets) {
      this.#ends[source] = 1;
    }
    for (const [row, source] of targets) {
      const path = rowPaths[row] ?? 0;
      const last = this.#lastOf[path] ?? -1;
      const life = last >= 0 && this.#ends[last] === 0 ? last : this.#begin(path);
      this.#ofRow[row] = life;
      this.#movesFrom.push(source);
      this.#movesTo.push(life);
      this.#moveCommits.push(commit);
    }
    for (let row = start; row < end; row++) {
      if (rowKinds[row] === rowKind.movedOut) {
        this.#ofRow[row] = this.#lifeOf(rowPaths[row] ?? 0);
      }
    }
  }
}
