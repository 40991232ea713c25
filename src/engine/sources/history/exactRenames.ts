import type { ByteInterner } from './byteInterner.ts';
import { ADDED, DELETED } from './commitRecord.ts';
import type { CommitRecord } from './commitRecord.ts';
import { rowKind } from './historyLog.ts';
import { findRotations, SEEN_BLOBS } from './rotations.ts';

/** The rows of one commit after pairing; valid until the next call. */
export interface PairedCommit {
  /** A `rowKind` for each entry. */
  readonly kinds: Uint8Array;
  readonly details: Int32Array;
  /** Entries, an exact rename counted once. */
  readonly size: number;
}

/** First 64 bits of the empty blob's id, in SHA-1 and in SHA-256. */
const EMPTY_HIGHS = [0xe69de29b | 0, 0x473a0f4c | 0];
const SLASH = 0x2f;

/**
 * Finds exact renames: a blob deleted under one name and added under another in the same commit, and names that were swapped or
 * rotated. Of several with the same blob, equal base names go first, then the order of the paths, as in git's own exact detection
 * (https://git-scm.com/docs/gitdiffcore). An empty file is the same as every other empty file, so there the base name must be equal.
 */
export function createRenamePairing(paths: ByteInterner): (commit: CommitRecord) => PairedCommit {
  let kinds = new Uint8Array(64);
  let details = new Int32Array(64);
  const seenBlobs = new Uint8Array(SEEN_BLOBS);
  return (commit) => {
    if (commit.count > kinds.length) {
      kinds = new Uint8Array(commit.count * 2);
      details = new Int32Array(commit.count * 2);
    }
    let deleted = 0;
    let added = 0;
    for (let row = 0; row < commit.count; row++) {
      const status = commit.statuses[row];
      deleted += status === DELETED ? 1 : 0;
      added += status === ADDED ? 1 : 0;
      kinds[row] = status === ADDED ? rowKind.created : status === DELETED ? rowKind.deleted : rowKind.touched;
      details[row] = status === ADDED ? blobDetail(commit.newLows[row]) : blobDetail(commit.oldLows[row]);
    }
    const moves = deleted > 0 && added > 0 ? pairMoves(commit, paths, kinds, details) : 0;
    return { kinds, details, size: commit.count - moves - findRotations(commit, kinds, details, seenBlobs) };
  };
}

/** A blob as a row's detail: never 0. */
function blobDetail(word: number | undefined): number {
  return word === undefined || word === 0 ? 1 : word;
}

function pairMoves(commit: CommitRecord, paths: ByteInterner, kinds: Uint8Array, details: Int32Array): number {
  const sources = deletedByBlob(commit);
  const taken = new Set<number>();
  let moves = 0;
  const pair = (needsBaseName: boolean): void => {
    for (let row = 0; row < commit.count; row++) {
      if (kinds[row] !== rowKind.created || (!needsBaseName && isEmptyBlob(commit, row))) {
        continue;
      }
      const candidates = sources.get(blobKey(commit.newHighs[row], commit.newLows[row]));
      const source = candidates?.find(
        (candidate) => !taken.has(candidate) && (!needsBaseName || sameBaseName(commit, paths, candidate, row)),
      );
      if (source !== undefined) {
        taken.add(source);
        kinds[source] = rowKind.movedOut;
        details[source] = commit.paths[row] ?? 0;
        kinds[row] = rowKind.movedIn;
        details[row] = commit.paths[source] ?? 0;
        moves += 1;
      }
    }
  };
  pair(true);
  pair(false);
  return moves;
}

function deletedByBlob(commit: CommitRecord): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  for (let row = 0; row < commit.count; row++) {
    if (commit.statuses[row] === DELETED) {
      const key = blobKey(commit.oldHighs[row], commit.oldLows[row]);
      const same = rows.get(key);
      if (same === undefined) {
        rows.set(key, [row]);
      } else if (same.length < MOST_OF_ONE_BLOB) {
        same.push(row);
      }
    }
  }
  return rows;
}

/** Copies of one blob moved in one commit that are looked at: a bound on the work that a hostile commit can ask for. */
const MOST_OF_ONE_BLOB = 256;

/** 53 of an id's bits as one number. */
function blobKey(high: number | undefined, low: number | undefined): number {
  return ((high ?? 0) >>> 0) * 0x200000 + ((low ?? 0) >>> 11);
}

function isEmptyBlob(commit: CommitRecord, row: number): boolean {
  return EMPTY_HIGHS.includes(commit.newHighs[row] ?? 0);
}

function sameBaseName(commit: CommitRecord, paths: ByteInterner, one: number, other: number): boolean {
  const first = paths.bytesOf(commit.paths[one] ?? 0);
  const second = paths.bytesOf(commit.paths[other] ?? 0);
  let at = first.length - 1;
  let against = second.length - 1;
  while (at >= 0 && against >= 0 && first[at] === second[against] && first[at] !== SLASH) {
    at -= 1;
    against -= 1;
  }
  return (at < 0 || first[at] === SLASH) && (against < 0 || second[against] === SLASH);
}
