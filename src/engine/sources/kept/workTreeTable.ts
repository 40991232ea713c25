import type { RepoPath } from '../../model/repoPath.ts';
import { decodeColumns, encodeColumns } from './columnFormat.ts';
import type { ColumnTypes } from './columnFormat.ts';
import { createTexts, encodeTexts } from './texts.ts';

const COLUMNS = {
  times: 'float64',
  changeTimes: 'float64',
  sizes: 'float64',
  ids: 'uint32',
  notes: 'uint32',
  lengths: 'uint32',
  text: 'uint8',
} as const satisfies ColumnTypes;
/** Its number is raised with each change of what is written here. */
const FORMAT = { number: 3, columns: COLUMNS };

interface About {
  readonly idWords: number;
  readonly allNotes: readonly Note[];
}

/** Texts that are the same for many files. */
export type Note = readonly string[];

/** Files of a work tree as they were when their contents were known, in code-unit order of their paths. */
export interface WorkTreeTable {
  /** Milliseconds since 1970, with fractions, when each was last written. */
  readonly times: Float64Array;
  /** The same of when anything of each last changed. */
  readonly changeTimes: Float64Array;
  /** Bytes of each. */
  readonly sizes: Float64Array;
  /** The id of each content, as `idWords` numbers. */
  readonly ids: Uint32Array;
  readonly idWords: number;
  /** What was noted of each: a number in the list of all notes. */
  readonly notes: Uint32Array;
  readonly allNotes: readonly Note[];
  /** The path of a file by its number. */
  readonly pathOf: (file: number) => RepoPath;
}

/** A table as bytes. @param paths of the files in the table's order */
export function encodeWorkTreeTable(
  paths: readonly RepoPath[],
  { times, changeTimes, sizes, ids, idWords, notes, allNotes }: Omit<WorkTreeTable, 'pathOf'>,
): readonly Uint8Array[] {
  const about: About = { idWords, allNotes };
  return encodeColumns(FORMAT, about, { times, changeTimes, sizes, ids, notes, ...encodeTexts(paths) });
}

/** The table in bytes that {@link encodeWorkTreeTable} made; undefined for anything else and for ids of another length. */
export function decodeWorkTreeTable(bytes: Uint8Array, idWords: number): WorkTreeTable | undefined {
  const decoded = decodeColumns(bytes, FORMAT);
  const about = decoded?.about as Partial<About> | null | undefined;
  if (decoded === undefined || about?.idWords !== idWords || !isNotes(about.allNotes)) {
    return undefined;
  }
  const { times, changeTimes, sizes, ids, notes, ...texts } = decoded.columns;
  const isWhole =
    [changeTimes, sizes, notes, texts.lengths].every(({ length }) => length === times.length) &&
    ids.length === times.length * idWords;
  return isWhole
    ? { times, changeTimes, sizes, ids, idWords, notes, allNotes: about.allNotes, pathOf: createTexts(texts) }
    : undefined;
}

function isNotes(value: unknown): value is readonly Note[] {
  return Array.isArray(value) && value.every((note) => Array.isArray(note));
}
