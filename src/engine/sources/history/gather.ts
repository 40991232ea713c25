import type { ColumnArray } from './column.ts';

/**
 * Puts the values of two walks into one order. A reference names a commit of the first walk by its place, one of the second by the
 * complement (~) of its place.
 */
export function gather<T extends ColumnArray>(order: Int32Array, first: T, second: T): T {
  const all = emptyLike(first, order.length);
  for (let at = 0; at < order.length; at++) {
    const reference = order[at] ?? 0;
    all[at] = (reference >= 0 ? first[reference] : second[~reference]) ?? 0;
  }
  return all;
}

/** Values of rows, with where the rows of each commit of the walk end. */
export type WalkedRows<T> = readonly [values: T, ends: Int32Array];

/** The same for rows: those of commit c go to `starts[c]`. */
export function gatherRows<T extends ColumnArray>(
  order: Int32Array,
  starts: Int32Array,
  [first, firstEnds]: WalkedRows<T>,
  [second, secondEnds]: WalkedRows<T>,
): T {
  const all = emptyLike(first, starts[order.length] ?? 0);
  for (let commit = 0; commit < order.length; commit++) {
    const reference = order[commit] ?? 0;
    const values = reference >= 0 ? first : second;
    const lastRow = (reference >= 0 ? firstEnds[reference] : secondEnds[~reference]) ?? 0;
    const end = starts[commit + 1] ?? 0;
    const shift = lastRow - end;
    for (let row = starts[commit] ?? 0; row < end; row++) {
      all[row] = values[row + shift] ?? 0;
    }
  }
  return all;
}

/** Whether an order is that of the first walk alone, so that nothing needs to move. */
export function isAsRead(order: Int32Array): boolean {
  for (let at = 0; at < order.length; at++) {
    if (order[at] !== at) {
      return false;
    }
  }
  return true;
}

function emptyLike<T extends ColumnArray>(array: T, length: number): T {
  return new (array.constructor as new (length: number) => T)(length);
}
