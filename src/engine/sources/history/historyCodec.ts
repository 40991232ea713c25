import { decodeColumns, encodeColumns } from '../kept/columnFormat.ts';
import type { Columns, ColumnTypes } from '../kept/columnFormat.ts';
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

const COLUMNS = {
  times: 'float64',
  authors: 'int32',
  sizes: 'int32',
  ignored: 'uint8',
  rowStarts: 'int32',
  rowPaths: 'int32',
  rowKinds: 'uint8',
  rowDetails: 'int32',
  authorKeys: 'int32',
  pathBytes: 'uint8',
  pathStarts: 'int32',
  pathHashes: 'int32',
  pathSlots: 'int32',
  lastOf: 'int32',
  livePaths: 'int32',
  endings: 'int32',
  movesFrom: 'int32',
  movesTo: 'int32',
  moveCommits: 'int32',
  starts: 'int32',
  commits: 'int32',
} as const satisfies ColumnTypes;
/** Its number is raised with each change of what is written here. */
const FORMAT = { number: 4, columns: COLUMNS };

type HistoryColumns = Columns<typeof COLUMNS>;
type About = Omit<CachedHistory, keyof IndexedLog>;

/** The bytes of a cache entry, in pieces, so that nothing is copied. */
export function encodeHistory(entry: CachedHistory): readonly Uint8Array[] {
  const { log, lives, ...about } = entry;
  return encodeColumns(FORMAT, about, columnsOf({ log, lives }));
}

/** The inverse of {@link encodeHistory}, as views of the bytes; undefined for bytes of another format or shape. */
export function decodeHistory(bytes: Uint8Array): CachedHistory | undefined {
  const file = decodeColumns(bytes, FORMAT);
  if (file === undefined || !isAbout(file.about) || !isConsistent(file.columns)) {
    return undefined;
  }
  const { repository, head, floor, capped, fingerprint } = file.about;
  return { repository, head, floor, capped, fingerprint, ...indexedLog(file.columns) };
}

/** Whether lengths that depend on each other agree. */
function isConsistent(columns: HistoryColumns): boolean {
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

function columnsOf({ log, lives }: IndexedLog): HistoryColumns {
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

function indexedLog(columns: HistoryColumns): IndexedLog {
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

function isAbout(value: unknown): value is About {
  const about = value as Partial<About> | null;
  return (
    typeof about === 'object' &&
    typeof about?.repository === 'string' &&
    typeof about.head === 'string' &&
    (about.floor === null || typeof about.floor === 'number') &&
    typeof about.capped === 'boolean' &&
    typeof about.fingerprint === 'string'
  );
}
