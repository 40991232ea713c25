import type { RepoPath } from '../../model/repoPath.ts';
import { isRevision } from './historyLog.ts';
import type { HistoryLog } from './historyLog.ts';
import { foldLives } from './lives.ts';
import type { Lives } from './lives.ts';

/** Finds the revisions of a file across the lives of its names. */
export interface LifeIndex {
  /** The lives that make up a file's history: its name's last one first; empty for a name never seen. */
  livesOf(path: RepoPath): readonly number[];
  /** Commits with a revision of life n are `commits[starts[n]]` to `commits[starts[n + 1]]`. */
  readonly starts: Int32Array;
  readonly commits: Int32Array;
  /** Names of the lives that these came from, the latest move first. */
  earlierPaths(lives: readonly number[], isMoveInWindow: (commit: number) => boolean): readonly RepoPath[];
  /** The name that a row's file has in the end. */
  finalPathOf(row: number): RepoPath;
}

/** Builds the index in two passes over the rows. */
export function indexLives(log: HistoryLog): LifeIndex {
  const lives = foldLives(log);
  const numbers = new Map<RepoPath, number>();
  for (let number = 0; number < log.paths.length; number++) {
    numbers.set(log.paths[number] ?? '', number);
  }
  const into = movesByLife(lives.movesTo);
  const outOf = movesByLife(lives.movesFrom);
  const nameOf = (life: number): RepoPath => log.paths[lives.paths[life] ?? 0] ?? '';
  const finalNames = new Map<number, RepoPath>();
  return {
    ...revisionsByLife(log, lives),
    livesOf(path) {
      const last = lives.lastOf[numbers.get(path) ?? -1] ?? -1;
      if (last < 0) {
        return [];
      }
      return into.has(last) ? reach(last, (life) => into.get(life)?.map((move) => lives.movesFrom[move] ?? 0)) : [last];
    },
    earlierPaths(some, isMoveInWindow) {
      const moves = some
        .flatMap((life) => into.get(life) ?? [])
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
        const last = outOf.get(from)?.at(-1);
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

/** Commits of revisions grouped by life (a counting sort). */
function revisionsByLife(log: HistoryLog, lives: Lives): Pick<LifeIndex, 'starts' | 'commits'> {
  const starts = revisionStarts(log, lives);
  const commits = new Int32Array(starts.at(-1) ?? 0);
  const next = starts.slice();
  for (let commit = 0; commit < log.times.length; commit++) {
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
  return { starts, commits };
}

/** Where each life's revisions begin, and after the last life where they end. */
function revisionStarts(log: HistoryLog, lives: Lives): Int32Array {
  const starts = new Int32Array(lives.paths.length + 1);
  for (let row = 0; row < lives.ofRow.length; row++) {
    if (isRevision(log.rowKinds[row])) {
      const after = (lives.ofRow[row] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
  }
  for (let life = 1; life < starts.length; life++) {
    starts[life] = (starts[life] ?? 0) + (starts[life - 1] ?? 0);
  }
  return starts;
}

function movesByLife(ends: Int32Array): ReadonlyMap<number, readonly number[]> {
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
