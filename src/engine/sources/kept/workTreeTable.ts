import type { RepoPath } from '../../model/repoPath.ts';
import { decodeColumns, encodeColumns } from './columnFormat.ts';
import type { ColumnTypes } from './columnFormat.ts';
import { createTexts, encodeTexts } from './texts.ts';

/** Raised with each change of the columns and of what stands in them. */
const FORMAT = 1;
const COLUMNS = {
  times: 'float64',
  sizes: 'float64',
  ids: 'uint32',
  lengths: 'uint32',
  text: 'uint8',
} as const satisfies ColumnTypes;

/** Files of a work tree as they were when their contents were known, in code-unit order of their paths. */
export interface WorkTreeTable {
  /** Milliseconds since 1970, with fractions, when each was last written. */
  readonly times: Float64Array;
  /** Bytes of each. */
  readonly sizes: Float64Array;
  /** The id of each content, as `idWords` numbers. */
  readonly ids: Uint32Array;
  readonly idWords: number;
  /** The path of a file by its number. */
  readonly pathOf: (file: number) => RepoPath;
}

/** A table as bytes. @param paths of the files in the table's order */
export function encodeWorkTreeTable(
  paths: readonly RepoPath[],
  { times, sizes, ids, idWords }: Omit<WorkTreeTable, 'pathOf'>,
): readonly Uint8Array[] {
  return encodeColumns({ format: FORMAT, idWords }, COLUMNS, { times, sizes, ids, ...encodeTexts(paths) });
}

/** The table in bytes that {@link encodeWorkTreeTable} made; undefined for anything else and for ids of another length. */
export function decodeWorkTreeTable(bytes: Uint8Array, idWords: number): WorkTreeTable | undefined {
  const decoded = decodeColumns(bytes, COLUMNS);
  const about = decoded?.about as { readonly format?: unknown; readonly idWords?: unknown } | null | undefined;
  if (decoded === undefined || about?.format !== FORMAT || about.idWords !== idWords) {
    return undefined;
  }
  const { times, sizes, ids, ...texts } = decoded.columns;
  const files = times.length;
  const isWhole = sizes.length === files && texts.lengths.length === files && ids.length === files * idWords;
  return isWhole ? { times, sizes, ids, idWords, pathOf: createTexts(texts) } : undefined;
}
