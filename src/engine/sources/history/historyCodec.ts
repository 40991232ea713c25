import type { ColumnArray } from './column.ts';
import type { IndexedLog } from './lifeIndex.ts';
import { PathTable } from './pathTable.ts';

/** A log with what it holds: enough to know whether it answers a question. */
export interface CachedHistory extends IndexedLog {
  /** Absolute path of the common git directory. */
  readonly repository: string;
  /** Full id of the commit that it was read from. */
  readonly head: string;
  /** Seconds since 1970 that it reaches back to; null for the whole history. */
  readonly floor: number | null;
  /** Whether the walk stopped at the greatest number of commits. */
  readonly capped: boolean;
  /** Of the files that were applied while reading: .mailmap and .git-blame-ignore-revs. */
  readonly fingerprint: string;
}

const VERSION = 2;

/** Columns of a cache entry in their order, with the bytes of one value. */
const WIDTHS = {
  times: 8,
  authors: 4,
  sizes: 4,
  ignored: 1,
  rowStarts: 4,
  rowPaths: 4,
  rowKinds: 1,
  rowDetails: 4,
  authorKeys: 4,
  pathBytes: 1,
  pathStarts: 4,
  pathHashes: 4,
  pathSlots: 4,
  lastOf: 4,
  livePaths: 4,
  endings: 4,
  movesFrom: 4,
  movesTo: 4,
  moveCommits: 4,
  starts: 4,
  commits: 4,
} as const;

type ColumnName = keyof typeof WIDTHS;
type ColumnOf<Width> = Width extends 8 ? Float64Array : Width extends 4 ? Int32Array : Uint8Array;
type Columns = { readonly [Name in ColumnName]: ColumnOf<(typeof WIDTHS)[Name]> };

const NAMES = Object.keys(WIDTHS) as ColumnName[];

type Header = Omit<CachedHistory, keyof IndexedLog> & {
  readonly version: number;
  /** Values of each column. */
  readonly lengths: readonly number[];
};

/**
 * The bytes of a cache entry, in the byte order of the machine: length of the header, header (JSON), columns, each padded to eight
 * bytes. They come in pieces, so that nothing is copied.
 */
export function encodeHistory(entry: CachedHistory): readonly Uint8Array[] {
  const { log, lives, ...about } = entry;
  const columns = columnsOf({ log, lives });
  const header: Header = { ...about, version: VERSION, lengths: NAMES.map((name) => columns[name].length) };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const size = new Uint8Array(8);
  new DataView(size.buffer).setUint32(0, json.length, true);
  const parts: Uint8Array[] = [size, json, paddingAfter(json)];
  for (const name of NAMES) {
    const { buffer, byteOffset, byteLength } = columns[name];
    const part = new Uint8Array(buffer, byteOffset, byteLength);
    parts.push(part, paddingAfter(part));
  }
  return parts.filter(({ length }) => length > 0);
}

/** The inverse of {@link encodeHistory}, as views of the bytes; undefined for bytes of another version or shape. */
export function decodeHistory(bytes: Uint8Array): CachedHistory | undefined {
  // Typed arrays need their place in memory aligned.
  const whole = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const length = whole.length < 8 ? 0 : new DataView(whole.buffer, whole.byteOffset).getUint32(0, true);
  const header = parseHeader(whole.subarray(8, 8 + length));
  if (header === undefined) {
    return undefined;
  }
  const { repository, head, floor, capped, fingerprint, lengths } = header;
  const columns = readColumns(whole, 8 + padded(length), lengths);
  return columns === undefined || !isConsistent(columns)
    ? undefined
    : { repository, head, floor, capped, fingerprint, ...indexedLog(columns) };
}

function readColumns(whole: Uint8Array, start: number, lengths: readonly number[]): Columns | undefined {
  const columns: Partial<Record<ColumnName, ColumnArray>> = {};
  let at = start;
  for (const [index, name] of NAMES.entries()) {
    const count = lengths[index] ?? 0;
    const width = WIDTHS[name];
    if (at + count * width > whole.length) {
      return undefined;
    }
    const where = [whole.buffer, whole.byteOffset + at, count] as const;
    columns[name] =
      width === 8 ? new Float64Array(...where) : width === 4 ? new Int32Array(...where) : new Uint8Array(...where);
    at += padded(count * width);
  }
  return columns as Columns;
}

/** Whether lengths that depend on each other agree. */
function isConsistent(columns: Columns): boolean {
  const commits = columns.times.length;
  const rows = columns.rowPaths.length;
  const paths = columns.pathHashes.length;
  const lives = columns.livePaths.length;
  const slots = columns.pathSlots.length;
  return (
    [columns.authors, columns.sizes, columns.ignored].every((column) => column.length === commits) &&
    columns.rowStarts.length === commits + 1 &&
    columns.rowStarts[commits] === rows &&
    columns.rowKinds.length === rows &&
    columns.rowDetails.length === rows &&
    columns.pathStarts.length === paths + 1 &&
    columns.lastOf.length === paths &&
    slots > paths &&
    (slots & (slots - 1)) === 0 &&
    columns.endings.length === lives &&
    columns.starts.length === lives + 1 &&
    columns.starts[lives] === columns.commits.length &&
    columns.movesTo.length === columns.movesFrom.length &&
    columns.moveCommits.length === columns.movesFrom.length
  );
}

function columnsOf({ log, lives }: IndexedLog): Columns {
  const { paths: table, ...ofLog } = log;
  const { paths: livePaths, ...ofLives } = lives;
  const { bytes, starts, hashes, slots } = table.columns;
  return {
    ...ofLog,
    ...ofLives,
    livePaths,
    pathBytes: bytes,
    pathStarts: starts,
    pathHashes: hashes,
    pathSlots: slots,
  };
}

function indexedLog(columns: Columns): IndexedLog {
  const { times, authors, sizes, ignored, rowStarts, rowPaths, rowKinds, rowDetails, authorKeys } = columns;
  const { lastOf, livePaths, endings, movesFrom, movesTo, moveCommits, starts, commits } = columns;
  const paths = new PathTable({
    bytes: columns.pathBytes,
    starts: columns.pathStarts,
    hashes: columns.pathHashes,
    slots: columns.pathSlots,
  });
  return {
    log: { times, authors, sizes, ignored, rowStarts, rowPaths, rowKinds, rowDetails, authorKeys, paths },
    lives: { lastOf, paths: livePaths, endings, movesFrom, movesTo, moveCommits, starts, commits },
  };
}

function padded(length: number): number {
  return Math.ceil(length / 8) * 8;
}

function paddingAfter({ length }: Uint8Array): Uint8Array {
  return new Uint8Array(padded(length) - length);
}

function parseHeader(bytes: Uint8Array): Header | undefined {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
  const header = value as Partial<Header> | null;
  const isCount = (count: unknown): boolean => Number.isSafeInteger(count) && (count as number) >= 0;
  const isValid =
    typeof header === 'object' &&
    header?.version === VERSION &&
    typeof header.repository === 'string' &&
    typeof header.head === 'string' &&
    (header.floor === null || typeof header.floor === 'number') &&
    typeof header.capped === 'boolean' &&
    typeof header.fingerprint === 'string' &&
    Array.isArray(header.lengths) &&
    header.lengths.length === NAMES.length &&
    header.lengths.every(isCount);
  return isValid ? (header as Header) : undefined;
}
