import type { Column, ColumnArray } from '../kept/column.ts';

/**
 * Puts the values of two walks into one order. A reference names a commit of the first walk by its place, one of the second by the
 * complement (~) of its place.
 */
export function gather<T extends ColumnArray>(order: Int32Array, first: Column<T>, second: Column<T>): T {
  const all = first.empty(order.length);
  for (let at = 0; at < order.length; at++) {
    const reference = order[at] ?? 0;
    all[at] = reference >= 0 ? first.at(reference) : second.at(~reference);
  }
  return all;
}

/** Values of rows, with where the rows of each commit of the walk end. */
type WalkedRows<T extends ColumnArray> = readonly [values: Column<T>, ends: Column<Int32Array>];

/** The same for rows: those of commit c go to `starts[c]`. */
export function gatherRows<T extends ColumnArray>(
  order: Int32Array,
  starts: Int32Array,
  [first, firstEnds]: WalkedRows<T>,
  [second, secondEnds]: WalkedRows<T>,
): T {
  const all = first.empty(starts[order.length] ?? 0);
  for (let commit = 0; commit < order.length; commit++) {
    const reference = order[commit] ?? 0;
    const values = reference >= 0 ? first : second;
    const lastRow = reference >= 0 ? firstEnds.at(reference) : secondEnds.at(~reference);
    const end = starts[commit + 1] ?? 0;
    const shift = lastRow - end;
    for (let row = starts[commit] ?? 0; row < end; row++) {
      all[row] = values.at(row + shift);
    }
  }
  return all;
}

/** Where the rows of each commit begin once they are in order, and after the last where they end. */
export function startsOf(order: Int32Array, firstEnds: Column<Int32Array>, secondEnds: Column<Int32Array>): Int32Array {
  const starts = new Int32Array(order.length + 1);
  for (let commit = 0; commit < order.length; commit++) {
    const reference = order[commit] ?? 0;
    const ends = reference >= 0 ? firstEnds : secondEnds;
    const place = reference >= 0 ? reference : ~reference;
    starts[commit + 1] = (starts[commit] ?? 0) + ends.at(place) - (place === 0 ? 0 : ends.at(place - 1));
  }
  return starts;
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
