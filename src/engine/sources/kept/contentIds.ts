import type { ContentId } from '../../model/contentId.ts';
import { NumberList } from './numberList.ts';

const DIGITS_A_WORD = 8;
const FIRST_SLOTS = 128;

/** Content ids with numbers, as columns: {@link ContentIds}. */
export interface IdColumns {
  /** The ids one after the other, each as many words as its length asks for. */
  readonly ids: Uint32Array;
  /** An open hash table: the number of an id and one at the place that the id's first word gives or behind it, 0 where it is empty. */
  readonly slots: Uint32Array;
}

/** Numbers content ids, all of one length, in the order they come. No string of theirs is kept. */
export class ContentIds {
  /** 32-bit words of one id. */
  readonly words: number;
  readonly #ids: NumberList;
  #slots: Uint32Array;
  #ownsSlots = false;

  /** @param words of one id @param known of {@link columns}; they stay as they are */
  constructor(words: number, known: IdColumns = { ids: new Uint32Array(0), slots: new Uint32Array(FIRST_SLOTS) }) {
    this.words = words;
    this.#ids = new NumberList(known.ids);
    this.#slots = known.slots;
  }

  get count(): number {
    return this.#ids.length / this.words;
  }

  /** The number of an id; -1 where it has none. */
  numberOf(id: ContentId): number {
    return this.numberAt(wordsOf(id, this.words), 0);
  }

  /** The number of the id that stands in a column from a word on; -1 where it has none. */
  numberAt(column: Uint32Array, from: number): number {
    return (this.#slots[this.#slotOf(column, from)] ?? 0) - 1;
  }

  /** The number of an id, a new one where it has none. */
  add(id: ContentId): number {
    const words = wordsOf(id, this.words);
    const known = this.numberAt(words, 0);
    if (known >= 0) {
      return known;
    }
    const number = this.count;
    this.#makeRoom();
    this.#slots[this.#slotOf(words, 0)] = number + 1;
    for (const word of words) {
      this.#ids.push(word);
    }
    return number;
  }

  /** Writes the words of an id into a column. */
  copy(number: number, column: Uint32Array, to: number): void {
    for (let word = 0; word < this.words; word++) {
      column[to + word] = this.#ids.at(number * this.words + word);
    }
  }

  idOf(number: number): ContentId {
    let id = '';
    for (let word = 0; word < this.words; word++) {
      id += this.#ids
        .at(number * this.words + word)
        .toString(16)
        .padStart(DIGITS_A_WORD, '0');
    }
    return id;
  }

  /** Views, until the next `add`. */
  columns(): IdColumns {
    return { ids: this.#ids.all(), slots: this.#slots };
  }

  /** The slot of an id, or the empty one where it would go; -1 where there is neither. Ids are hashes, so their bits are the hash. */
  #slotOf(column: Uint32Array, from: number): number {
    const mask = this.#slots.length - 1;
    let slot = (column[from] ?? 0) & mask;
    // Damaged slots may all be taken.
    for (let left = mask; left > 0; left--) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0 || this.#is(number, column, from)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  #is(number: number, column: Uint32Array, from: number): boolean {
    for (let word = 0; word < this.words; word++) {
      if (this.#ids.at(number * this.words + word) !== column[from + word]) {
        return false;
      }
    }
    return true;
  }

  #makeRoom(): void {
    const needed = 2 * (this.count + 1);
    if (needed > this.#slots.length) {
      this.#slots = new Uint32Array(2 * this.#slots.length);
      this.#ownsSlots = true;
      const ids = this.#ids.all();
      for (let number = 0; number < this.count; number++) {
        this.#slots[this.#slotOf(ids, number * this.words)] = number + 1;
      }
    } else if (!this.#ownsSlots) {
      this.#slots = this.#slots.slice();
      this.#ownsSlots = true;
    }
  }
}

function wordsOf(id: ContentId, words: number): Uint32Array {
  return Uint32Array.from({ length: words }, (_, word) =>
    Number.parseInt(id.slice(word * DIGITS_A_WORD, (word + 1) * DIGITS_A_WORD), 16),
  );
}
