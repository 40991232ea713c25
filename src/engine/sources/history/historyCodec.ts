import { decodePath, encodePath } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { HistoryLog } from './historyLog.ts';

/** A log with what it holds: enough to know whether it answers a question. */
export interface CachedHistory {
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
  readonly log: HistoryLog;
}

const VERSION = 1;
const NUL = String.fromCharCode(0);

type Header = Omit<CachedHistory, 'log'> & {
  readonly version: number;
  readonly commits: number;
  readonly rows: number;
  readonly authors: number;
  readonly paths: number;
};

/**
 * The bytes of a cache entry, in the byte order of the machine: length of the header, header (JSON), columns (each padded to eight
 * bytes), then the paths, separated by NUL.
 */
export function encodeHistory(entry: CachedHistory): Uint8Array {
  const { log, ...about } = entry;
  const header: Header = {
    ...about,
    version: VERSION,
    commits: log.times.length,
    rows: log.rowPaths.length,
    authors: log.authorKeys.length / 2,
    paths: log.paths.length,
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const names = joinNames(log.paths);
  const columns = columnsOf(log);
  const start = 8 + padded(json.length);
  const bytes = new Uint8Array(
    start + columns.reduce((sum, { byteLength }) => sum + padded(byteLength), 0) + names.length,
  );
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, 8);
  let at = start;
  for (const column of columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += padded(column.byteLength);
  }
  bytes.set(names, at);
  return bytes;
}

/** The inverse of {@link encodeHistory}; undefined for bytes of another version or shape. */
export function decodeHistory(bytes: Uint8Array): CachedHistory | undefined {
  // Typed arrays need their place in memory aligned.
  const whole = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const length = whole.length < 8 ? 0 : new DataView(whole.buffer, whole.byteOffset).getUint32(0, true);
  const header = parseHeader(whole.subarray(8, 8 + length));
  if (header === undefined) {
    return undefined;
  }
  let at = 8 + padded(length);
  const take = <T>(
    create: (buffer: ArrayBufferLike, offset: number, length: number) => T,
    count: number,
    size: number,
  ): T => {
    const column = create(whole.buffer, whole.byteOffset + at, count);
    at += padded(count * size);
    return column;
  };
  try {
    const int32 = (count: number): Int32Array => take((...where) => new Int32Array(...where), count, 4);
    const uint8 = (count: number): Uint8Array => take((...where) => new Uint8Array(...where), count, 1);
    const columns = {
      times: take((...where) => new Float64Array(...where), header.commits, 8),
      authors: int32(header.commits),
      sizes: int32(header.commits),
      ignored: uint8(header.commits),
      rowStarts: int32(header.commits + 1),
      rowPaths: int32(header.rows),
      rowKinds: uint8(header.rows),
      rowDetails: int32(header.rows),
      authorKeys: int32(2 * header.authors),
    };
    const paths = splitNames(whole.subarray(at), header.paths);
    const { repository, head, floor, capped, fingerprint } = header;
    return paths === undefined
      ? undefined
      : { repository, head, floor, capped, fingerprint, log: { ...columns, paths } };
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

function columnsOf(log: HistoryLog): readonly (Float64Array | Int32Array | Uint8Array)[] {
  return [
    log.times,
    log.authors,
    log.sizes,
    log.ignored,
    log.rowStarts,
    log.rowPaths,
    log.rowKinds,
    log.rowDetails,
    log.authorKeys,
  ];
}

function padded(length: number): number {
  return Math.ceil(length / 8) * 8;
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
    [header.commits, header.rows, header.authors, header.paths].every(isCount);
  return isValid ? (header as Header) : undefined;
}

function joinNames(paths: readonly RepoPath[]): Uint8Array {
  const joined = paths.join(NUL);
  return encodePath(joined);
}

function splitNames(bytes: Uint8Array, count: number): readonly RepoPath[] | undefined {
  // One decoding of all names is many times faster than one for each; odd bytes survive it.
  const paths = count === 0 ? [] : decodePath(bytes).split(NUL);
  return paths.length === count ? paths : undefined;
}
