const FIRST_SLOTS = 1024;
const FIRST_BYTES = 32 * 1024;

/** Seed and step of the hash below; the caller may compute it while it looks for a name's end. */
export const HASH_SEED = 0x811c9dc5 | 0;

/** One step of FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), 32 bits. */
export function hashStep(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

/** The hash of a whole name. */
export function hashOf(bytes: Uint8Array): number {
  let hash = HASH_SEED;
  for (let at = 0; at < bytes.length; at++) {
    hash = hashStep(hash, bytes[at] ?? 0);
  }
  return hash;
}

/** Byte strings with numbers, as columns: name n is `bytes[starts[n]]` to `bytes[starts[n + 1]]`. */
export interface NameColumns {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly hashes: Int32Array;
  /** An open hash table: numbers at the place that their hash gives or behind it, -1 where it is empty. A power of two long. */
  readonly slots: Int32Array;
}

/** Numbers byte strings in the order they first come: equal bytes, equal number. Keeps each once, without a string object. */
export class ByteInterner {
  #slots = new Int32Array(FIRST_SLOTS).fill(-1);
  #hashes = new Int32Array(FIRST_SLOTS);
  #starts = new Int32Array(FIRST_SLOTS + 1);
  #bytes = new Uint8Array(FIRST_BYTES);
  #count = 0;

  /** @param known numbered already; their columns are copied */
  constructor(known?: NameColumns) {
    if (known !== undefined) {
      this.#count = known.hashes.length;
      this.#slots = known.slots.slice();
      this.#hashes = widened(known.hashes, known.slots.length);
      this.#starts = widened(known.starts, known.slots.length + 1);
      this.#bytes = new Uint8Array(known.bytes.length + FIRST_BYTES);
      this.#bytes.set(known.bytes);
    }
  }

  get count(): number {
    return this.#count;
  }

  /** Views, valid until the next `intern`. */
  columns(): NameColumns {
    return {
      bytes: this.#bytes.subarray(0, this.#starts[this.#count]),
      starts: this.#starts.subarray(0, this.#count + 1),
      hashes: this.#hashes.subarray(0, this.#count),
      slots: this.#slots,
    };
  }

  /** @param hash {@link hashStep} over the bytes from `start` to `end`, begun with {@link HASH_SEED} */
  intern(source: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1;
    // FNV's low bits are weak for names that differ at the end only.
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const id = this.#slots[slot] ?? -1;
      if (id < 0) {
        return this.#add(source.subarray(start, end), hash, slot);
      }
      if (this.#hashes[id] === hash && this.#equals(id, source, start, end)) {
        return id;
      }
      slot = (slot + 1) & mask;
    }
  }

  /** The bytes of a number; a view that stays valid until the next `intern`. */
  bytesOf(id: number): Uint8Array {
    return this.#bytes.subarray(this.#starts[id], this.#starts[id + 1]);
  }

  #equals(id: number, source: Uint8Array, start: number, end: number): boolean {
    const from = this.#starts[id] ?? 0;
    const length = (this.#starts[id + 1] ?? 0) - from;
    if (length !== end - start) {
      return false;
    }
    for (let at = 0; at < length; at++) {
      if (this.#bytes[from + at] !== source[start + at]) {
        return false;
      }
    }
    return true;
  }

  #add(value: Uint8Array, hash: number, slot: number): number {
    const id = this.#count;
    const from = this.#starts[id] ?? 0;
    if (from + value.length > this.#bytes.length) {
      const larger = new Uint8Array(2 * (from + value.length));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(value, from);
    this.#hashes[id] = hash;
    this.#starts[id + 1] = from + value.length;
    this.#slots[slot] = id;
    this.#count += 1;
    if (this.#count * 2 > this.#slots.length) {
      this.#grow();
    }
    return id;
  }

  #grow(): void {
    const size = this.#slots.length * 2;
    const mask = size - 1;
    const hashes = widened(this.#hashes, size);
    const starts = widened(this.#starts, size + 1);
    const slots = new Int32Array(size).fill(-1);
    for (let id = 0; id < this.#count; id++) {
      const hash = hashes[id] ?? 0;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while ((slots[slot] ?? -1) >= 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = id;
    }
    this.#slots = slots;
    this.#hashes = hashes;
    this.#starts = starts;
  }
}

function widened(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size);
  larger.set(array);
  return larger;
}
