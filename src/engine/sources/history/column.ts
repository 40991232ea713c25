const CHUNK_BITS = 14;
const CHUNK = 1 << CHUNK_BITS;

/** The kinds of numbers that a column may have. */
export type ColumnArray = Float64Array | Int32Array | Uint8Array;

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
    const place = this.#length & (CHUNK - 1);
    let chunk = this.#chunks[this.#length >> CHUNK_BITS];
    if (chunk === undefined) {
      chunk = this.#create(CHUNK);
      this.#chunks.push(chunk);
    }
    chunk[place] = value;
    this.#length += 1;
  }

  pushAll(values: T): void {
    for (let at = 0; at < values.length; at++) {
      this.push(values[at] ?? 0);
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

  /** All values in one array; the column is empty afterwards. */
  drain(): T {
    const all = this.toArray();
    this.#chunks.length = 0;
    this.#length = 0;
    return all;
  }
}

export const float64Column = (): Column<Float64Array> => new Column((length) => new Float64Array(length));
export const int32Column = (): Column<Int32Array> => new Column((length) => new Int32Array(length));
export const uint8Column = (): Column<Uint8Array> => new Column((length) => new Uint8Array(length));
