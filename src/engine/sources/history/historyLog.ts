import { ByteInterner } from './byteInterner.ts';
import { PathTable } from './pathTable.ts';

/** What one row of a {@link HistoryLog} says of a path in a commit. */
export const rowKind = {
  /** Content, mode or type changed. Detail: 0. */
  touched: 0,
  /** Came into being with content of its own: a touch too. Detail: the blob, see `blobDetail`. */
  created: 1,
  /** Deleted. Detail: the blob that went. */
  deleted: 2,
  /** Took over the name from another path, content unchanged. Detail: number of that path. */
  movedIn: 3,
  /** Gave up the name. Detail: number of the path that took over. */
  movedOut: 4,
} as const;

/** Whether a row is a revision: deletions and pure moves are not. */
export function isRevision(kind: number | undefined): boolean {
  return kind === rowKind.touched || kind === rowKind.created;
}

/** Whether a row's detail is the number of a path. */
export function isMove(kind: number | undefined): boolean {
  return kind === rowKind.movedIn || kind === rowKind.movedOut;
}

/** A commit of more entries than this is a bulk commit. */
export const BULK_ENTRIES = 20;

/**
 * A piece of history as columns, the newest commit first. It does not depend on the time of the analysis, so it can be cached; ages and
 * windows are applied when it is read (historyView.ts). Rows of commit c are `rowStarts[c]` to `rowStarts[c + 1]`.
 */
export interface HistoryLog {
  /** Committer dates, seconds since 1970. */
  readonly times: Float64Array;
  readonly authors: Int32Array;
  /** Entries of each commit's raw diff, an exact rename counted once. */
  readonly sizes: Int32Array;
  /** 1 for a commit named in .git-blame-ignore-revs. */
  readonly ignored: Uint8Array;
  readonly rowStarts: Int32Array;
  readonly rowPaths: Int32Array;
  readonly rowKinds: Uint8Array;
  readonly rowDetails: Int32Array;
  readonly paths: PathTable;
  /** 64 bits for each author, two words: enough to tell people apart, and no name is kept. */
  readonly authorKeys: Int32Array;
}

/** No commits. */
export function emptyLog(): HistoryLog {
  return {
    times: new Float64Array(0),
    authors: new Int32Array(0),
    sizes: new Int32Array(0),
    ignored: new Uint8Array(0),
    rowStarts: new Int32Array(1),
    rowPaths: new Int32Array(0),
    rowKinds: new Uint8Array(0),
    rowDetails: new Int32Array(0),
    paths: new PathTable(new ByteInterner().columns()),
    authorKeys: new Int32Array(0),
  };
}
