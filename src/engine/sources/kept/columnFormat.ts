interface Arrays {
  readonly float64: Float64Array;
  readonly int32: Int32Array;
  readonly uint32: Uint32Array;
  readonly uint8: Uint8Array;
}

type View<Name extends keyof Arrays> = (buffer: ArrayBufferLike, start: number, length: number) => Arrays[Name];

const WIDTHS: Readonly<Record<keyof Arrays, number>> = { float64: 8, int32: 4, uint32: 4, uint8: 1 };
const VIEWS: { readonly [Name in keyof Arrays]: View<Name> } = {
  float64: (...place) => new Float64Array(...place),
  int32: (...place) => new Int32Array(...place),
  uint32: (...place) => new Uint32Array(...place),
  uint8: (...place) => new Uint8Array(...place),
};

/** Names of columns in their order, with the type of their values. */
export type ColumnTypes = Readonly<Record<string, keyof Arrays>>;

/** A typed array for each column. */
export type Columns<Types extends ColumnTypes> = {
  readonly [Name in keyof Types]: Arrays[Types[Name]];
};

/** What one kind of columns is written as. */
export interface ColumnFormat<Types extends ColumnTypes> {
  /** Raised with each change of the columns, of what stands in them and of what is said about them. */
  readonly number: number;
  readonly columns: Types;
}

/** Columns with what is said about them. */
export interface ColumnFile<Types extends ColumnTypes> {
  readonly about: unknown;
  readonly columns: Columns<Types>;
}

/** Every column starts at a multiple of this, the widest value: typed arrays are views on the bytes, and need their place aligned. */
const ALIGNMENT = 8;

/**
 * Columns as bytes, in the byte order of the machine: length of the header (uint32, little endian) in eight bytes, header (JSON: number of
 * the format, `about` and the number of values of each column), columns; header and columns are padded to eight bytes. They come in pieces,
 * so that nothing is copied.
 * @param about JSON-safe
 */
export function encodeColumns<Types extends ColumnTypes>(
  { number: format, columns: types }: ColumnFormat<Types>,
  about: object,
  columns: Columns<Types>,
): readonly Uint8Array[] {
  const names = Object.keys(types);
  const lengths = names.map((name) => columns[name]?.length ?? 0);
  const header = new TextEncoder().encode(JSON.stringify({ format, about, lengths }));
  const size = new Uint8Array(ALIGNMENT);
  new DataView(size.buffer).setUint32(0, header.length, true);
  const parts: Uint8Array[] = [size, header, paddingAfter(header)];
  for (const name of names) {
    const { buffer, byteOffset, byteLength } = columns[name] ?? new Uint8Array(0);
    const part = new Uint8Array(buffer, byteOffset, byteLength);
    parts.push(part, paddingAfter(part));
  }
  return parts.filter(({ length }) => length > 0);
}

/** The inverse of {@link encodeColumns}, as views on the bytes; undefined for another format, and for anything that is not as long as its header says. */
export function decodeColumns<Types extends ColumnTypes>(
  bytes: Uint8Array,
  { number, columns: types }: ColumnFormat<Types>,
): ColumnFile<Types> | undefined {
  // Not `slice`: that of Node's buffers is a view.
  const whole = bytes.byteOffset % ALIGNMENT === 0 ? bytes : Uint8Array.from(bytes);
  const length =
    whole.length < ALIGNMENT ? 0 : new DataView(whole.buffer, whole.byteOffset, whole.length).getUint32(0, true);
  const names = Object.keys(types);
  const header = parseHeader(whole.subarray(ALIGNMENT, ALIGNMENT + length), names.length);
  if (header?.format !== number) {
    return undefined;
  }
  const columns: Record<string, Arrays[keyof Arrays]> = {};
  let at = ALIGNMENT + padded(length);
  for (const [index, name] of names.entries()) {
    const type = types[name] ?? 'uint8';
    const count = header.lengths[index] ?? 0;
    if (at + count * WIDTHS[type] > whole.length) {
      return undefined;
    }
    columns[name] = VIEWS[type](whole.buffer, whole.byteOffset + at, count);
    at += padded(count * WIDTHS[type]);
  }
  return at === whole.length ? { about: header.about, columns: columns as Columns<Types> } : undefined;
}

interface Header {
  readonly format: unknown;
  readonly about: unknown;
  readonly lengths: readonly number[];
}

function parseHeader(bytes: Uint8Array, columns: number): Header | undefined {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
  const { format, about, lengths } = (value ?? {}) as { readonly [Name in keyof Header]?: unknown };
  return Array.isArray(lengths) && lengths.length === columns && lengths.every(isCount)
    ? { format, about, lengths }
    : undefined;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function padded(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}

function paddingAfter({ length }: Uint8Array): Uint8Array {
  return new Uint8Array(padded(length) - length);
}
