import type { RepoPath } from '../../model/repoPath.ts';
import { decodeColumns, encodeColumns } from '../kept/columnFormat.ts';
import type { ColumnFile, Columns, ColumnTypes } from '../kept/columnFormat.ts';
import type { CodeFacts, ImportReference } from '../../languages/codeFacts.ts';
import type { ContentFacts } from './contentFacts.ts';

/** What is remembered of one file, with what tells whether it changed. */
export interface ContentEntry {
  readonly bytes: number;
  readonly mtimeMs: number;
  /** Whether code facts were looked for, so that `facts.code === null` means that there are none. */
  readonly inspected: boolean;
  readonly facts: ContentFacts;
}

/** Remembered files by path. */
export type ContentTable = ReadonlyMap<RepoPath, ContentEntry>;

const IMPORT_KINDS: readonly ImportReference['kind'][] = [
  'import',
  'reexport',
  'require',
  'dynamic',
  'path-literal',
  'module-declaration',
];
const FLAG = {
  minified: 1,
  generated: 2,
  lfsPointer: 4,
  inspected: 8,
  code: 16,
  inlineTests: 32,
  looksLikeSuite: 64,
  suite: 128,
  suppresses: 256,
} as const;
/** Raised with each change of the format below. */
const FORMAT = 5;
/** Numbers of one file: its length, three kinds of lines, flags, UTF-16 units of its path, and where its code facts start. */
const ROW_WORDS = 7;

const COLUMNS = {
  times: 'float64',
  rows: 'uint32',
  lengths: 'uint32',
  numbers: 'uint32',
  pathText: 'uint8',
  text: 'uint8',
} as const satisfies ColumnTypes;

type TableColumns = Columns<typeof COLUMNS>;

/**
 * A table as bytes: one row of 32-bit numbers for each file, and code facts apart, which are read when they are asked for: a start
 * without changes needs none of them. Columns: modification times, rows, string lengths (UTF-16 units), numbers, path text and other text
 * (UTF-8). Lone surrogates of odd paths survive, because such strings are escaped first.
 * @param version anything that makes older facts useless, for example the id of the build
 */
export function encodeContentTable(table: ContentTable, version: string): readonly Uint8Array[] {
  const writer = createWriter();
  const times = new Float64Array(table.size);
  const rows = new Uint32Array(table.size * ROW_WORDS);
  const paths: string[] = [];
  for (const [path, entry] of table) {
    const index = paths.push(escapeLone(path)) - 1;
    times[index] = entry.mtimeMs;
    rows.set(rowOf(writer, paths[index] ?? '', entry), index * ROW_WORDS);
  }
  const strings = writer.strings.map(escapeLone);
  const encoder = new TextEncoder();
  return encodeColumns({ format: FORMAT, version }, COLUMNS, {
    times,
    rows,
    lengths: Uint32Array.from(strings, ({ length }) => length),
    numbers: Uint32Array.from(writer.numbers),
    pathText: encoder.encode(paths.join('')),
    text: encoder.encode(strings.join('')),
  });
}

/** The table in bytes that {@link encodeContentTable} made; undefined for anything else, an older format and another version. */
export function decodeContentTable(bytes: Uint8Array, version: string): ContentTable | undefined {
  const decoded = decodeColumns(bytes, COLUMNS);
  if (decoded === undefined || !isCurrent(decoded, version)) {
    return undefined;
  }
  const { times, rows, pathText } = decoded.columns;
  const paths = new TextDecoder().decode(pathText);
  const odd = paths.includes(ESCAPE);
  const reader = createReader(decoded.columns);
  const table = new Map<RepoPath, ContentEntry>();
  let from = 0;
  for (let file = 0; file < times.length; file += 1) {
    const row = file * ROW_WORDS;
    const to = from + (rows[row + 5] ?? 0);
    const path = paths.slice(from, to);
    from = to;
    table.set(odd ? unescapeLone(path) : path, readEntry(reader, rows, row, times[file] ?? 0));
  }
  return from === paths.length ? table : undefined;
}

function isCurrent({ about, columns: { times, rows } }: ColumnFile<typeof COLUMNS>, version: string): boolean {
  const found = about as { readonly format?: unknown; readonly version?: unknown } | null | undefined;
  return found?.format === FORMAT && found.version === version && rows.length === times.length * ROW_WORDS;
}

interface Writer {
  readonly strings: string[];
  readonly numbers: number[];
  number(value: number): void;
  string(value: string): void;
}

function createWriter(): Writer {
  const strings: string[] = [];
  const numbers: number[] = [];
  const indexes = new Map<string, number>();
  return {
    strings,
    numbers,
    number: (value) => {
      numbers.push(value);
    },
    string: (value) => {
      let index = indexes.get(value);
      if (index === undefined) {
        index = strings.push(value) - 1;
        indexes.set(value, index);
      }
      numbers.push(index);
    },
  };
}

function rowOf(writer: Writer, path: string, { facts, bytes, inspected }: ContentEntry): readonly number[] {
  const { size, code } = facts;
  const flags =
    (facts.minified ? FLAG.minified : 0) |
    (facts.generated ? FLAG.generated : 0) |
    (facts.lfsPointer ? FLAG.lfsPointer : 0) |
    (facts.suite ? FLAG.suite : 0) |
    (facts.suppresses ? FLAG.suppresses : 0) |
    (inspected ? FLAG.inspected : 0) |
    (code === null ? 0 : FLAG.code | codeFlags(code));
  const codeAt = writer.numbers.length;
  if (code !== null) {
    writeCode(writer, code);
  }
  return [bytes, size.lines, size.nonBlankLines, size.codeLines, flags, path.length, codeAt];
}

function codeFlags(code: CodeFacts): number {
  return (code.inlineTests ? FLAG.inlineTests : 0) | (code.looksLikeSuite ? FLAG.looksLikeSuite : 0);
}

function writeCode(writer: Writer, code: CodeFacts): void {
  writer.number(code.functions);
  writer.number(code.decisions);
  writeOptional(writer, code.packageName);
  writeOptional(writer, code.exempt);
  writeList(writer, code.declares);
  writeList(writer, code.mentions);
  writer.number(code.imports.length);
  for (const reference of code.imports) {
    writer.number(IMPORT_KINDS.indexOf(reference.kind));
    writer.string(reference.specifier);
    writeList(writer, reference.names);
    writer.number(reference.exportedNames === undefined ? 0 : 1);
    writeList(writer, reference.exportedNames ?? []);
  }
}

/** null as 0, a string as 1 and the string. */
function writeOptional(writer: Writer, value: string | null): void {
  writer.number(value === null ? 0 : 1);
  if (value !== null) {
    writer.string(value);
  }
}

function writeList(writer: Writer, values: readonly string[]): void {
  writer.number(values.length);
  for (const value of values) {
    writer.string(value);
  }
}

/** Reads code facts from one place on. */
interface Reader {
  moveTo(at: number): void;
  number(): number;
  string(): string;
  hasMore(): boolean;
}

function createReader({ numbers, lengths, text }: TableColumns): Reader {
  let strings: readonly string[] | undefined;
  let at = 0;
  const number = (): number => numbers[at++] ?? 0;
  return {
    moveTo: (start) => {
      at = start;
    },
    number,
    string: () => {
      strings ??= splitText(new TextDecoder().decode(text), lengths);
      return strings[number()] ?? '';
    },
    hasMore: () => at < numbers.length,
  };
}

function splitText(text: string, lengths: Uint32Array): readonly string[] {
  const odd = text.includes(ESCAPE);
  let from = 0;
  return Array.from(lengths, (length) => {
    const part = text.slice(from, from + length);
    from += length;
    return odd ? unescapeLone(part) : part;
  });
}

function readEntry(reader: Reader, rows: Uint32Array, row: number, mtimeMs: number): ContentEntry {
  const bytes = rows[row] ?? 0;
  const lines = rows[row + 1] ?? 0;
  const nonBlankLines = rows[row + 2] ?? 0;
  const codeLines = rows[row + 3] ?? 0;
  const flags = rows[row + 4] ?? 0;
  const measured = {
    size: { lines, nonBlankLines, codeLines, bytes },
    minified: (flags & FLAG.minified) !== 0,
    generated: (flags & FLAG.generated) !== 0,
    lfsPointer: (flags & FLAG.lfsPointer) !== 0,
    suite: (flags & FLAG.suite) !== 0,
    suppresses: (flags & FLAG.suppresses) !== 0,
  };
  const hasCode = (flags & FLAG.code) !== 0;
  const facts = hasCode ? withCode(measured, reader, rows[row + 6] ?? 0, flags) : { ...measured, code: null };
  return { bytes, mtimeMs, inspected: (flags & FLAG.inspected) !== 0, facts };
}

/** Code facts are read when they are first asked for, and then stay the same object. */
function withCode(measured: Omit<ContentFacts, 'code'>, reader: Reader, at: number, flags: number): ContentFacts {
  let code: CodeFacts | undefined;
  const { size, minified, generated, lfsPointer, suite, suppresses } = measured;
  return {
    size,
    minified,
    generated,
    lfsPointer,
    suite,
    suppresses,
    get code() {
      if (code === undefined) {
        reader.moveTo(at);
        code = readCode(reader, flags);
      }
      return code;
    },
  };
}

function readCode(reader: Reader, flags: number): CodeFacts {
  return {
    functions: reader.number(),
    decisions: reader.number(),
    packageName: readOptional(reader),
    exempt: readOptional(reader),
    declares: readList(reader),
    mentions: readList(reader),
    imports: readItems(reader, () => readImport(reader)),
    inlineTests: (flags & FLAG.inlineTests) !== 0,
    looksLikeSuite: (flags & FLAG.looksLikeSuite) !== 0,
  };
}

function readImport(reader: Reader): ImportReference {
  const kind = IMPORT_KINDS[reader.number()] ?? 'import';
  const specifier = reader.string();
  const names = readList(reader);
  const renames = reader.number() === 1;
  const exportedNames = readList(reader);
  return { specifier, names, ...(renames ? { exportedNames } : {}), kind };
}

function readOptional(reader: Reader): string | null {
  return reader.number() === 0 ? null : reader.string();
}

function readList(reader: Reader): readonly string[] {
  return readItems(reader, () => reader.string());
}

/** A count from a damaged cache must not become a huge array: reading stops at the end of the numbers. */
function readItems<Item>(reader: Reader, read: () => Item): readonly Item[] {
  const items: Item[] = [];
  for (let left = reader.number(); left > 0 && reader.hasMore(); left -= 1) {
    items.push(read());
  }
  return items;
}

const ESCAPE = '\u0001';

/** UTF-8 has no lone surrogates: they are written as U+0001 and their hexadecimal code. */
function escapeLone(text: string): string {
  return text.replace(/[\u0001\uD800-\uDFFF]/gu, (unit) => ESCAPE + unit.charCodeAt(0).toString(16).padStart(4, '0'));
}

function unescapeLone(text: string): string {
  return text.includes(ESCAPE)
    ? text.replace(/\u0001([0-9a-f]{4})/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}
