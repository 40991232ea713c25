import type { RepoPath } from '../../model/repoPath.ts';
import type { CodeFacts, ImportReference } from '../tests/codeFacts.ts';
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
} as const;
/** Raised with each change of the FORMAT below. */
const FORMAT = 2;
const HEADER_WORDS = 6;

/**
 * A table as bytes: strings once each, everything else as 32-bit numbers, so that 17,000 files load in milliseconds.
 * Layout, little endian: FORMAT, hash of `version`, number of files, of strings, of numbers, bytes of text; then modification times
 * (float64), string lengths (uint32, UTF-16 units), numbers (uint32), text (UTF-8). Lone surrogates of odd paths survive, because
 * such strings are escaped first.
 * @param version anything that makes older facts useless, for example the program's version
 */
export function encodeContentTable(table: ContentTable, version: string): Uint8Array {
  const writer = createWriter();
  const times = new Float64Array(table.size);
  let index = 0;
  for (const [path, entry] of table) {
    times[index] = entry.mtimeMs;
    index += 1;
    writeEntry(writer, path, entry);
  }
  const strings = writer.strings.map(escapeLone);
  const text = new TextEncoder().encode(strings.join(''));
  const lengths = Uint32Array.from(strings, ({ length }) => length);
  const numbers = Uint32Array.from(writer.numbers);
  const header = Uint32Array.of(FORMAT, hashOf(version), table.size, lengths.length, numbers.length, text.length);
  return concatenated([header, times, lengths, numbers, text]);
}

/** The table in bytes that {@link encodeContentTable} made; undefined for anything else, an older FORMAT and another version. */
export function decodeContentTable(bytes: Uint8Array, version: string): ContentTable | undefined {
  const reader = openReader(bytes, version);
  if (reader === undefined) {
    return undefined;
  }
  const table = new Map<RepoPath, ContentEntry>();
  for (const mtimeMs of reader.times) {
    const path = reader.string();
    table.set(path, readEntry(reader, mtimeMs));
  }
  return reader.isWhole() ? table : undefined;
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

function writeEntry(writer: Writer, path: RepoPath, { facts, bytes, inspected }: ContentEntry): void {
  const { size, code } = facts;
  writer.string(path);
  writer.number(bytes);
  writer.number(size.lines);
  writer.number(size.nonBlankLines);
  writer.number(size.codeLines);
  writer.number(
    (facts.minified ? FLAG.minified : 0) |
      (facts.generated ? FLAG.generated : 0) |
      (facts.lfsPointer ? FLAG.lfsPointer : 0) |
      (inspected ? FLAG.inspected : 0) |
      (code === null ? 0 : FLAG.code | codeFlags(code)),
  );
  if (code !== null) {
    writeCode(writer, code);
  }
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

interface Reader {
  readonly times: Float64Array;
  number(): number;
  string(): string;
  hasMore(): boolean;
  /** Whether every number was read and none beyond the end. */
  isWhole(): boolean;
}

function openReader(bytes: Uint8Array, version: string): Reader | undefined {
  // Typed arrays need an aligned start.
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  if (aligned.length < HEADER_WORDS * 4) {
    return undefined;
  }
  const { buffer, byteOffset } = aligned;
  const [foundFormat, hash, files = 0, stringCount = 0, numberCount = 0, textBytes = 0] = new Uint32Array(
    buffer,
    byteOffset,
    HEADER_WORDS,
  );
  const timesAt = HEADER_WORDS * 4;
  const lengthsAt = timesAt + files * 8;
  const numbersAt = lengthsAt + stringCount * 4;
  const textAt = numbersAt + numberCount * 4;
  if (foundFormat !== FORMAT || hash !== hashOf(version) || textAt + textBytes !== aligned.length) {
    return undefined;
  }
  const times = new Float64Array(buffer, byteOffset + timesAt, files);
  const lengths = new Uint32Array(buffer, byteOffset + lengthsAt, stringCount);
  const numbers = new Uint32Array(buffer, byteOffset + numbersAt, numberCount);
  const strings = splitText(new TextDecoder().decode(aligned.subarray(textAt)), lengths);
  let at = 0;
  const number = (): number => numbers[at++] ?? 0;
  return {
    times,
    number,
    string: () => strings[number()] ?? '',
    hasMore: () => at < numbers.length,
    isWhole: () => at === numbers.length,
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

function readEntry(reader: Reader, mtimeMs: number): ContentEntry {
  const bytes = reader.number();
  const lines = reader.number();
  const nonBlankLines = reader.number();
  const codeLines = reader.number();
  const flags = reader.number();
  return {
    bytes,
    mtimeMs,
    inspected: (flags & FLAG.inspected) !== 0,
    facts: {
      size: { lines, nonBlankLines, codeLines, bytes },
      minified: (flags & FLAG.minified) !== 0,
      generated: (flags & FLAG.generated) !== 0,
      lfsPointer: (flags & FLAG.lfsPointer) !== 0,
      code: (flags & FLAG.code) === 0 ? null : readCode(reader, flags),
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

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

function concatenated(parts: readonly (Uint32Array | Float64Array | Uint8Array)[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return whole;
}
