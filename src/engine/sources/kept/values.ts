import { float64Column, uint32Column } from './column.ts';
import type { Columns, ColumnTypes } from './columnFormat.ts';
import { Shapes } from './shapes.ts';
import type { Shape } from './shapes.ts';
import { createTexts, encodeTexts } from './texts.ts';

export const VALUE_COLUMNS = {
  doubles: 'float64',
  words: 'uint32',
  lengths: 'uint32',
  text: 'uint8',
} as const satisfies ColumnTypes;

/** Values as columns, with the shapes of the records among them. */
export interface WrittenValues {
  readonly shapes: readonly Shape[];
  readonly columns: Columns<typeof VALUE_COLUMNS>;
}

/** What the low three bits of a word say of it; the others are a number. */
const TAG = {
  /** null, false or true. */
  constant: 0,
  /** A whole number of at most 29 bits. */
  integer: 1,
  /** Any other number: its place among `doubles`. */
  double: 2,
  string: 3,
  /** So many values follow. */
  list: 4,
  /** The number of a shape; as many values follow as it has names. */
  record: 5,
} as const;
const TAG_BITS = 3;
const MOST = 2 ** (32 - TAG_BITS);
const CONSTANTS = [null, false, true] as const;
/** Deeper values are refused, so that none exhausts the stack. */
const DEEPEST = 100;

const NOTHING: WrittenValues = {
  shapes: [],
  columns: {
    doubles: new Float64Array(0),
    words: new Uint32Array(0),
    lengths: new Uint32Array(0),
    text: new Uint8Array(0),
  },
};

/**
 * Values that JSON can write, in columns and whatever they mean: each is a run of words; strings and names of properties are written once.
 * A value that comes from columns is decoded when it is asked for, alone. More values can be added; they get the next places.
 */
export class Values {
  readonly #known: WrittenValues['columns'];
  readonly #knownString: (index: number) => string;
  readonly #shapes: Shapes;
  readonly #words = uint32Column();
  readonly #doubles = float64Column();
  readonly #strings: string[] = [];
  readonly #indexes = new Map<string, number>();
  /** The word that is read next. */
  #at = 0;

  /** @param known of {@link written}; it stays as it is */
  constructor({ shapes, columns }: WrittenValues = NOTHING) {
    this.#known = columns;
    this.#knownString = createTexts(columns);
    this.#shapes = new Shapes(shapes);
  }

  /** Words of all values. The next value starts there. */
  get length(): number {
    return this.#known.words.length + this.#words.length;
  }

  /**
   * Adds a value and returns its place. Properties that are undefined are left out, as in JSON.
   * @throws RangeError where it is nested too deeply, or there is no more room
   */
  add(value: unknown): number {
    const place = this.length;
    // What is written of a value that is refused stays, and nothing leads to it.
    this.#write(value, 0);
    return place;
  }

  /** The value at a place that {@link add} returned. */
  at(place: number): unknown {
    this.#at = place;
    return this.#read(0);
  }

  /** Forgets which strings it holds, which takes much room: those that are added from now on are written once more. */
  settle(): void {
    this.#indexes.clear();
  }

  /** All values, also those that were added. */
  written(): WrittenValues {
    const { doubles, words, lengths, text } = this.#known;
    const added = encodeTexts(this.#strings);
    return {
      shapes: this.#shapes.all,
      columns: {
        doubles: joined(Float64Array, doubles, this.#doubles.toArray()),
        words: joined(Uint32Array, words, this.#words.toArray()),
        lengths: joined(Uint32Array, lengths, added.lengths),
        text: joined(Uint8Array, text, added.text),
      },
    };
  }

  #write(value: unknown, depth: number): void {
    if (depth > DEEPEST) {
      throw new RangeError(`A value is nested more than ${DEEPEST} levels deep`);
    }
    if (typeof value === 'string') {
      this.#writeWord(TAG.string, this.#stringIndex(value));
    } else if (typeof value === 'number') {
      this.#writeNumber(value);
    } else if (Array.isArray(value)) {
      this.#writeWord(TAG.list, value.length);
      for (const item of value as readonly unknown[]) {
        this.#write(item, depth + 1);
      }
    } else if (typeof value === 'object' && value !== null) {
      this.#writeRecord(value as Readonly<Record<string, unknown>>, depth + 1);
    } else {
      this.#writeWord(TAG.constant, Number(value === false) + 2 * Number(value === true));
    }
  }

  #writeWord(tag: number, number: number): void {
    if (number >= MOST) {
      throw new RangeError('There are too many values');
    }
    this.#words.push(((number << TAG_BITS) | tag) >>> 0);
  }

  #writeNumber(value: number): void {
    if (Number.isInteger(value) && value >= 0 && value < MOST && !Object.is(value, -0)) {
      this.#writeWord(TAG.integer, value);
    } else {
      this.#writeWord(TAG.double, this.#known.doubles.length + this.#doubles.length);
      this.#doubles.push(value);
    }
  }

  /** Known strings are not looked for: that would take decoding all of them, and an added value shares few with the others. */
  #stringIndex(value: string): number {
    let index = this.#indexes.get(value);
    if (index === undefined) {
      const own = ownString(value);
      index = this.#known.lengths.length + this.#strings.push(own) - 1;
      this.#indexes.set(own, index);
    }
    return index;
  }

  #writeRecord(record: Readonly<Record<string, unknown>>, depth: number): void {
    const keys = Object.keys(record).filter((key) => record[key] !== undefined);
    this.#writeWord(TAG.record, this.#shapes.numberOf(keys));
    for (const key of keys) {
      this.#write(record[key], depth);
    }
  }

  #read(depth: number): unknown {
    const word = this.#wordAt(this.#at);
    this.#at += 1;
    const number = word >>> TAG_BITS;
    switch (word & ((1 << TAG_BITS) - 1)) {
      case TAG.integer:
        return number;
      case TAG.double:
        return this.#doubleAt(number);
      case TAG.string:
        return this.#stringAt(number);
      case TAG.list:
        return this.#readList(number, depth + 1);
      case TAG.record:
        return this.#readRecord(this.#shapes.all[number] ?? [], depth + 1);
      default:
        return CONSTANTS[number] ?? null;
    }
  }

  /** Damage must neither make a huge list nor exhaust the stack: reading stops with the words, and at the greatest depth. */
  #readList(count: number, depth: number): readonly unknown[] {
    const items: unknown[] = [];
    for (let left = count; left > 0 && this.#at < this.length && depth <= DEEPEST; left -= 1) {
      items.push(this.#read(depth));
    }
    return items;
  }

  #readRecord(shape: Shape, depth: number): Readonly<Record<string, unknown>> {
    const record: Record<string, unknown> = {};
    for (const key of depth <= DEEPEST ? shape : []) {
      const value = this.#read(depth);
      if (key === '__proto__') {
        // Assigning would set the prototype.
        Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
      } else {
        record[key] = value;
      }
    }
    return record;
  }

  #wordAt(at: number): number {
    const { words } = this.#known;
    return at < words.length ? (words[at] ?? 0) : this.#words.at(at - words.length);
  }

  #doubleAt(index: number): number {
    const { doubles } = this.#known;
    return index < doubles.length ? (doubles[index] ?? 0) : this.#doubles.at(index - doubles.length);
  }

  #stringAt(index: number): string {
    const known = this.#known.lengths.length;
    return index < known ? this.#knownString(index) : (this.#strings[index - known] ?? '');
  }
}

/** A part of a longer string holds on to the whole, such as the text of a file. What is cut from a copy holds on to the copy. */
function ownString(value: string): string {
  return ` ${value}`.slice(1);
}

type Joinable = Float64Array | Uint32Array | Uint8Array;

/** One array of both; the one that is not empty as it is, so that nothing is copied. */
function joined<T extends Joinable>(create: new (length: number) => T, one: T, other: T): T {
  if (one.length === 0 || other.length === 0) {
    return one.length === 0 ? other : one;
  }
  const all = new create(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}
