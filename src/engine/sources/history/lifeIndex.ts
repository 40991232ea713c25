import type { RepoPath } from '../../model/repoPath.ts';
import { isRevision } from './historyLog.ts';
import type { HistoryLog } from './historyLog.ts';
import { foldLives } from './lives.ts';

/** Finds the revisions of a file across the lives of its names. */
export interface LifeIndex {
  /** The lives that make up a file's history: its name's last one first; undefined for a name never seen. */
  livesOf(path: RepoPath): readonly number[] | undefined;
  /** Rows of the log that are revisions of these lives. */
  rowsOf(lives: readonly number[]): readonly number[];
  commitOf(row: number): number;
  /** Names of the lives that these came from, the latest move first. */
  earlierPaths(lives: readonly number[], isMoveInWindow: (commit: number) => boolean): readonly RepoPath[];
  /** The name that a row's file has in the end. */
  finalPathOf(row: number): RepoPath;
}

/** Builds the index in one pass over the rows. */
export function indexLives(log: HistoryLog): LifeIndex {
  const lives = foldLives(log);
  const commits = commitsOfRows(log);
  const byLife = groupRevisions(log, lives.ofRow, lives.paths.length);
  const numbers = new Map(log.paths.map((path, number) => [path, number]));
  const movesTo = movesBy(lives.movesTo);
  const movesFrom = movesBy(lives.movesFrom);
  const finalNames = new Map<number, RepoPath>();
  const nameOf = (life: number): RepoPath => log.paths[lives.paths[life] ?? 0] ?? '';
  return {
    livesOf(path) {
      const last = lives.lastOf[numbers.get(path) ?? -1] ?? -1;
      return last < 0 ? undefined : reach(last, (life) => movesTo.get(life)?.map((move) => lives.movesFrom[move] ?? 0));
    },
    rowsOf: (some) =>
      some.flatMap((life) => [...byLife.rows.subarray(byLife.starts[life] ?? 0, byLife.starts[life + 1] ?? 0)]),
    commitOf: (row) => commits[row] ?? 0,
    earlierPaths(some, isMoveInWindow) {
      const moves = some
        .flatMap((life) => movesTo.get(life) ?? [])
        .filter((move) => isMoveInWindow(lives.moveCommits[move] ?? 0))
        // Moves were found from the oldest to the newest.
        .sort((one, other) => other - one);
      return [...new Set(moves.map((move) => nameOf(lives.movesFrom[move] ?? 0)))];
    },
    finalPathOf(row) {
      const life = lives.ofRow[row] ?? 0;
      const known = finalNames.get(life);
      if (known !== undefined) {
        return known;
      }
      const chain = reach(life, (from) => {
        const last = movesFrom.get(from)?.at(-1);
        return last === undefined ? undefined : [lives.movesTo[last] ?? 0];
      });
      const name = nameOf(chain.at(-1) ?? 0);
      finalNames.set(life, name);
      return name;
    },
  };
}

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

function commitsOfRows(log: HistoryLog): Int32Array {
  const commits = new Int32Array(log.rowPaths.length);
  for (let commit = 0; commit < log.times.length; commit++) {
    commits.fill(commit, log.rowStarts[commit], log.rowStarts[commit + 1]);
  }
  return commits;
}

/** Revision rows grouped by life (a counting sort): those of life n are `rows[starts[n]]` to `rows[starts[n + 1]]`. */
function groupRevisions(
  log: HistoryLog,
  lifeOfRow: Int32Array,
  lives: number,
): { readonly starts: Int32Array; readonly rows: Int32Array } {
  const starts = new Int32Array(lives + 1);
  for (let row = 0; row < lifeOfRow.length; row++) {
    if (isRevision(log.rowKinds[row])) {
      const next = (lifeOfRow[row] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
  }
  for (let life = 0; life < lives; life++) {
    starts[life + 1] = (starts[life + 1] ?? 0) + (starts[life] ?? 0);
  }
  const rows = new Int32Array(starts[lives] ?? 0);
  const next = starts.slice();
  for (let row = 0; row < lifeOfRow.length; row++) {
    if (isRevision(log.rowKinds[row])) {
      const life = lifeOfRow[row] ?? 0;
      const at = next[life] ?? 0;
      rows[at] = row;
      next[life] = at + 1;
    }
  }
  return { starts, rows };
}

function movesBy(ends: Int32Array): Map<number, number[]> {
  const moves = new Map<number, number[]>();
  for (const [move, life] of ends.entries()) {
    const same = moves.get(life);
    if (same === undefined) {
      moves.set(life, [move]);
    } else {
      same.push(move);
    }
  }
  return moves;
}
