import { isMove } from './historyLog.ts';
import type { HistoryLog } from './historyLog.ts';
import { extendLives, indexLives } from './lifeIndex.ts';
import type { IndexedLog } from './lifeIndex.ts';
import type { NewCommits } from './walkDifference.ts';

/**
 * One log of newer commits and the older ones that were read before, in the order in which one walk would have listed them: a branch
 * that was merged since may have commits older than some of those. Where it has none, lives are followed on from where they were.
 */
export function extendLog({ log: newer, placeTimes }: NewCommits, older: IndexedLog): IndexedLog {
  if (newer.times.length === 0) {
    return older;
  }
  const stacked = stack(newer, older.log);
  const isInOrder = placeTimes.every((time) => time >= (older.log.times[0] ?? -Infinity));
  if (isInOrder) {
    return { log: stacked, lives: extendLives(stacked, newer.times.length, older.lives) };
  }
  const log = reorder(stacked, mergedOrder(placeTimes, older.log.times));
  return { log, lives: indexLives(log) };
}

/** The newer commits, then the older ones. */
function stack(newer: HistoryLog, older: HistoryLog): HistoryLog {
  const paths = older.paths.joinedWith(newer.paths);
  const authors = mergedAuthors(newer, older);
  const rowOffset = newer.rowPaths.length;
  return {
    times: joined(Float64Array, newer.times, older.times),
    authors: joined(
      Int32Array,
      newer.authors.map((author) => authors.numbers[author] ?? 0),
      older.authors,
    ),
    sizes: joined(Int32Array, newer.sizes, older.sizes),
    ignored: joined(Uint8Array, newer.ignored, older.ignored),
    rowStarts: joined(
      Int32Array,
      newer.rowStarts.subarray(0, -1),
      older.rowStarts.map((start) => start + rowOffset),
    ),
    rowPaths: joined(
      Int32Array,
      newer.rowPaths.map((path) => paths.numbers[path] ?? 0),
      older.rowPaths,
    ),
    rowKinds: joined(Uint8Array, newer.rowKinds, older.rowKinds),
    rowDetails: joined(Int32Array, renumberedDetails(newer, paths.numbers), older.rowDetails),
    paths: paths.all,
    authorKeys: authors.all,
  };
}

/** Commit numbers of a stacked log, merged by date; the newer go first where dates are equal. */
function mergedOrder(newerTimes: Float64Array, olderTimes: Float64Array): Int32Array {
  const order = new Int32Array(newerTimes.length + olderTimes.length);
  let newer = 0;
  let older = 0;
  for (let place = 0; place < order.length; place++) {
    const takeNewer =
      newer < newerTimes.length &&
      (older === olderTimes.length || (newerTimes[newer] ?? 0) >= (olderTimes[older] ?? 0));
    order[place] = takeNewer ? newer++ : newerTimes.length + older++;
  }
  return order;
}

function reorder(log: HistoryLog, order: Int32Array): HistoryLog {
  const rowStarts = new Int32Array(order.length + 1);
  const rows = new Int32Array(log.rowPaths.length);
  let count = 0;
  for (const [place, commit] of order.entries()) {
    for (let row = log.rowStarts[commit] ?? 0; row < (log.rowStarts[commit + 1] ?? 0); row++) {
      rows[count++] = row;
    }
    rowStarts[place + 1] = count;
  }
  return {
    ...log,
    rowStarts,
    times: Float64Array.from(order, (commit) => log.times[commit] ?? 0),
    authors: order.map((commit) => log.authors[commit] ?? 0),
    sizes: order.map((commit) => log.sizes[commit] ?? 0),
    ignored: Uint8Array.from(order, (commit) => log.ignored[commit] ?? 0),
    rowPaths: rows.map((row) => log.rowPaths[row] ?? 0),
    rowKinds: Uint8Array.from(rows, (row) => log.rowKinds[row] ?? 0),
    rowDetails: rows.map((row) => log.rowDetails[row] ?? 0),
  };
}

function joined<T extends Float64Array | Int32Array | Uint8Array>(
  create: new (length: number) => T,
  first: T,
  second: T,
): T {
  const both = new create(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function mergedAuthors(
  newer: HistoryLog,
  older: HistoryLog,
): { readonly all: Int32Array; readonly numbers: Int32Array } {
  const keyOf = (keys: Int32Array, author: number): string => `${keys[2 * author] ?? 0}:${keys[2 * author + 1] ?? 0}`;
  const all = [...older.authorKeys];
  const known = new Map<string, number>();
  for (let author = 0; author < older.authorKeys.length / 2; author++) {
    known.set(keyOf(older.authorKeys, author), author);
  }
  const numbers = Int32Array.from({ length: newer.authorKeys.length / 2 }, (_, author) => {
    const number = known.get(keyOf(newer.authorKeys, author));
    if (number !== undefined) {
      return number;
    }
    all.push(newer.authorKeys[2 * author] ?? 0, newer.authorKeys[2 * author + 1] ?? 0);
    return all.length / 2 - 1;
  });
  return { all: Int32Array.from(all), numbers };
}

/** Details of moves name paths. */
function renumberedDetails(log: HistoryLog, numbers: Int32Array): Int32Array {
  return log.rowDetails.map((detail, row) => (isMove(log.rowKinds[row]) ? (numbers[detail] ?? 0) : detail));
}
