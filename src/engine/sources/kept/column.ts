const CHUNK_BITS = 14;
const CHUNK = 1 << CHUNK_BITS;

/** The kinds of numbers that a column may have. */
export type ColumnArray = Float64Array | Int32Array | Uint32Array | Uint8Array;

/**
 * A column of numbers that grows in pieces: typed, so that millions of values stay small and outside the garbage collector's walk, and
 * never copied while it grows, so that no outgrown copies wait to be collected.
 */
export class Column<T extends ColumnArray> {
  readonly #create: (length: number) => T;
  readonly #chunks: T[] = [];
  #length = 0;

  constructor(create: (length: number) => T) {
    this.#create = create;
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    this.#lastChunk()[this.#length & (CHUNK - 1)] = value;
    this.#length += 1;
  }

  /** @param count how many of the values, from the first */
  pushAll(values: T, count = values.length): void {
    let from = 0;
    while (from < count) {
      const chunk = this.#lastChunk();
      const place = this.#length & (CHUNK - 1);
      const room = Math.min(CHUNK - place, count - from);
      for (let at = 0; at < room; at++) {
        chunk[place + at] = values[from + at] ?? 0;
      }
      this.#length += room;
      from += room;
    }
  }

  at(index: number): number {
    return this.#chunks[index >> CHUNK_BITS]?.[index & (CHUNK - 1)] ?? 0;
  }

  /** All values in one array. */
  toArray(): T {
    const all = this.#create(this.#length);
    for (const [number, chunk] of this.#chunks.entries()) {
      const start = number * CHUNK;
      all.set(chunk.subarray(0, Math.min(CHUNK, this.#length - start)), start);
    }
    return all;
  }

  /** An array for values like these. */
  empty(length: number): T {
    return this.#create(length);
  }

  /** The chunk where the next value goes. */
  #lastChunk(): T {
    const number = this.#length >> CHUNK_BITS;
    let chunk = this.#chunks[number];
    if (chunk === undefined) {
      chunk = this.#create(CHUNK);
      this.#chunks.push(chunk);
    }
    return chunk;
  }
}

export const float64Column = (): Column<Float64Array> => new Column((length) => new Float64Array(length));
export const int32Column = (): Column<Int32Array> => new Column((length) => new Int32Array(length));
export const uint32Column = (): Column<Uint32Array> => new Column((length) => new Uint32Array(length));
export const uint8Column = (): Column<Uint8Array> => new Column((length) => new Uint8Array(length));
