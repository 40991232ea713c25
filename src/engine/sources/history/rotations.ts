import type { CommitRecord } from './commitRecord.ts';
import { rowKind } from './historyLog.ts';

/** Room for `seen` below. */
export const SEEN_BLOBS = 0x10000;

/** A rotation among more entries than this is left as changes. */
const MOST_ENTRIES = 512;

/**
 * Finds names that changed places in one commit: a swap (a and b carry each other's content), a rotation of three and more, and a
 * chain (a became b while b became c). Git shows the middle ones as changes. A path counts only where its new content is another's
 * old one and its old content went on too, so a file that was overwritten or copied stays a change.
 * @param seen a set of the lowest 16 bits of blob ids, empty before and after
 * @returns moves that take two entries: a chain has one, from its deleted end to its added end
 */
export function findRotations(commit: CommitRecord, kinds: Uint8Array, details: Int32Array, seen: Uint8Array): number {
  if (commit.count < 2 || commit.count > MOST_ENTRIES || !mayRotate(commit, kinds, seen)) {
    return 0;
  }
  const sourceOf = sourcesByBlob(commit, kinds);
  let chains = 0;
  for (const start of sourceOf.keys()) {
    const rows = chainFrom(start, sourceOf, kinds);
    for (const row of rows) {
      const source = sourceOf.get(row) ?? row;
      if (kinds[source] === rowKind.deleted) {
        kinds[source] = rowKind.movedOut;
        details[source] = commit.paths[row] ?? 0;
        chains += 1;
      }
      details[row] = commit.paths[source] ?? 0;
    }
    for (const row of rows) {
      kinds[row] = rowKind.movedIn;
    }
  }
  return chains;
}

/** A quick look: most commits have no entry whose new blob is another's old one. */
function mayRotate(commit: CommitRecord, kinds: Uint8Array, seen: Uint8Array): boolean {
  for (let row = 0; row < commit.count; row++) {
    if (kinds[row] === rowKind.touched || kinds[row] === rowKind.deleted) {
      seen[(commit.oldLows[row] ?? 0) & 0xffff] = 1;
    }
  }
  let may = false;
  for (let row = 0; row < commit.count; row++) {
    if (kinds[row] === rowKind.touched && commit.newLows[row] !== commit.oldLows[row]) {
      may = may || seen[(commit.newLows[row] ?? 0) & 0xffff] === 1;
    }
  }
  // Emptied entry by entry: that is less than the whole set.
  for (let row = 0; row < commit.count; row++) {
    seen[(commit.oldLows[row] ?? 0) & 0xffff] = 0;
  }
  return may;
}

/** For each changed or added row the row whose old blob it took; a blob that several had is left out: it cannot be said which moved. */
function sourcesByBlob(commit: CommitRecord, kinds: Uint8Array): Map<number, number> {
  const byOld = new Map<string, number>();
  const ambiguous = new Set<string>();
  for (let row = 0; row < commit.count; row++) {
    if (kinds[row] === rowKind.touched || kinds[row] === rowKind.deleted) {
      const key = wordKey(commit.oldHighs[row], commit.oldLows[row]);
      if (byOld.has(key)) {
        ambiguous.add(key);
      }
      byOld.set(key, row);
    }
  }
  const sources = new Map<number, number>();
  for (let row = 0; row < commit.count; row++) {
    const key = wordKey(commit.newHighs[row], commit.newLows[row]);
    const source = byOld.get(key);
    const takes = kinds[row] === rowKind.touched || kinds[row] === rowKind.created;
    if (takes && source !== undefined && source !== row && !ambiguous.has(key)) {
      sources.set(row, source);
    }
  }
  return sources;
}

function wordKey(high: number | undefined, low: number | undefined): string {
  return `${high ?? 0}:${low ?? 0}`;
}

/** The rows that took a source, from a row back to itself, or from an added row back to a deleted one; empty where neither holds. */
function chainFrom(start: number, sourceOf: ReadonlyMap<number, number>, kinds: Uint8Array): readonly number[] {
  const rows = [start];
  let at = sourceOf.get(start);
  while (at !== undefined && at !== start && kinds[at] === rowKind.touched && rows.length <= sourceOf.size) {
    rows.push(at);
    at = sourceOf.get(at);
  }
  const isCycle = at === start && kinds[start] === rowKind.touched;
  const isChain = at !== undefined && kinds[at] === rowKind.deleted && kinds[start] === rowKind.created;
  return isCycle || isChain ? rows : [];
}
