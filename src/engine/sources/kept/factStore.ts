import type { ContentId } from '../../model/contentId.ts';
import { decodeColumns, encodeColumns } from './columnFormat.ts';
import type { ColumnFile, ColumnTypes } from './columnFormat.ts';
import { ContentIds } from './contentIds.ts';
import { NumberList } from './numberList.ts';
import type { Shape } from './shapes.ts';
import { VALUE_COLUMNS, Values } from './values.ts';

const COLUMNS = {
  ...VALUE_COLUMNS,
  ids: 'uint32',
  slots: 'uint32',
  heads: 'uint32',
  befores: 'uint32',
  kinds: 'uint32',
  places: 'uint32',
  used: 'uint32',
} as const satisfies ColumnTypes;
/** Its number is raised with each change of what is written here. */
const FORMAT = { number: 2, columns: COLUMNS };

/** What the header says: the kinds and the shapes that numbers stand for, and how often the store was written. */
interface About {
  readonly idWords: number;
  readonly generation: number;
  readonly kinds: readonly string[];
  readonly shapes: readonly Shape[];
}

type KnownFacts = ColumnFile<typeof COLUMNS> & { readonly about: About };

/** Words that a fact takes beside its value. */
const ROW_WORDS = 4;
/** What is kept at most of facts that the last analysis did not ask for: as much as it did ask for, and this many words. */
const SLACK = 256 * 1024;

/**
 * Facts of contents: values that the store does not look into, by the id of a content and the kind of fact. A kind is a text that holds
 * all that a value depends on beside the content. Facts are only added: what is computed of a content is the same whoever adds it.
 */
export class FactStore {
  readonly #ids: ContentIds;
  readonly #values: Values;
  readonly #kinds: string[];
  readonly #numbers: Map<string, number>;
  /** By content: the last of its facts and one. */
  readonly #heads: NumberList;
  /** By fact: the one before it of the same content and one. */
  readonly #befores: NumberList;
  readonly #kindOf: NumberList;
  readonly #places: NumberList;
  /** By fact: the generation that asked for it last. */
  readonly #used: NumberList;
  readonly #generation: number;
  #added = 0;

  private constructor(idWords: number, generation: number, known?: KnownFacts) {
    const columns = known?.columns;
    this.#ids = new ContentIds(idWords, columns);
    this.#values = new Values(known && { shapes: known.about.shapes, columns: known.columns });
    this.#kinds = [...(known?.about.kinds ?? [])];
    this.#numbers = new Map(this.#kinds.map((kind, number) => [kind, number]));
    this.#heads = new NumberList(columns?.heads);
    this.#befores = new NumberList(columns?.befores);
    this.#kindOf = new NumberList(columns?.kinds);
    this.#places = new NumberList(columns?.places);
    this.#used = new NumberList(columns?.used);
    this.#generation = generation;
  }

  /** A store without facts. @param idBytes bytes of each content id */
  static empty(idBytes: number): FactStore {
    return new FactStore(idBytes / 4, 1);
  }

  /** The store in bytes that {@link encode} made; undefined for anything else, another format, and ids of another length. */
  static decode(bytes: Uint8Array, idBytes: number): FactStore | undefined {
    const known = decodeColumns(bytes, FORMAT);
    const idWords = idBytes / 4;
    return known !== undefined && isWhole(known, idWords)
      ? new FactStore(idWords, known.about.generation + 1, known)
      : undefined;
  }

  /** Facts that were added since the store was made, or since they were said to be {@link saved}. */
  get added(): number {
    return this.#added;
  }

  /** Whether it knows any content. */
  get isEmpty(): boolean {
    return this.#ids.count === 0;
  }

  saved(): void {
    this.#added = 0;
    this.#values.settle();
  }

  /** Ids of contents and their numbers. */
  get ids(): Pick<ContentIds, 'words' | 'numberOf' | 'numberAt' | 'copy' | 'idOf'> {
    return this.#ids;
  }

  /** The number of a content, which may be new. */
  content(id: ContentId): number {
    const number = this.#ids.add(id);
    if (number === this.#heads.length) {
      this.#heads.push(0);
    }
    return number;
  }

  /** The number of a kind. */
  kind(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) {
      return known;
    }
    const number = this.#kinds.push(text) - 1;
    this.#numbers.set(text, number);
    return number;
  }

  /** The text of a kind; "" where there is none. */
  kindText(kind: number): string {
    return this.#kinds[kind] ?? '';
  }

  /** The number of a fact, which counts as used from now on; -1 where it is not known. @param content its number */
  find(content: number, kind: number): number {
    let fact = this.#heads.at(content) - 1;
    while (fact >= 0 && this.#kindOf.at(fact) !== kind) {
      fact = this.#before(fact);
    }
    if (fact >= 0) {
      this.#used.set(fact, this.#generation);
    }
    return fact;
  }

  /** The value of a fact by its number; decoded anew each time. */
  value(fact: number): unknown {
    return this.#values.at(this.#places.at(fact));
  }

  /**
   * Adds a fact, which must not be known yet, and returns its number.
   * @param value JSON-safe
   * @throws RangeError where the value cannot be kept
   */
  add(content: number, kind: number, value: unknown): number {
    const place = this.#values.add(value);
    this.#places.push(place);
    this.#kindOf.push(kind);
    this.#befores.push(this.#heads.at(content));
    this.#used.push(this.#generation);
    this.#heads.set(content, this.#places.length);
    this.#added += 1;
    return this.#places.length - 1;
  }

  /** The store as bytes; without what was not asked for in a long time, where that takes more room than the rest. */
  encode(): readonly Uint8Array[] {
    const words = this.#wordsByUse();
    const inUse = words.get(this.#generation) ?? 0;
    const all = [...words.values()].reduce((sum, count) => sum + count, 0);
    return (all > 2 * inUse + SLACK ? this.#latest(words, 1.5 * inUse + SLACK / 2) : this).#encodeAll();
  }

  #encodeAll(): readonly Uint8Array[] {
    const { shapes, columns } = this.#values.written();
    const about: About = {
      idWords: this.#ids.words,
      generation: this.#generation,
      kinds: this.#kinds,
      shapes,
    };
    return encodeColumns(FORMAT, about, {
      ...columns,
      ...this.#ids.columns(),
      heads: this.#heads.all(),
      befores: this.#befores.all(),
      kinds: this.#kindOf.all(),
      places: this.#places.all(),
      used: this.#used.all(),
    });
  }

  /** A store with the facts that were asked for last, of at most so many words and all that were asked for in this generation. */
  #latest(words: ReadonlyMap<number, number>, most: number): FactStore {
    const generations = [...words.keys()].sort((one, other) => other - one);
    let left = most;
    const kept = new Set(generations.filter((generation) => (left -= words.get(generation) ?? 0) >= 0));
    const store = new FactStore(this.#ids.words, this.#generation);
    for (let content = 0; content < this.#heads.length; content++) {
      for (let fact = this.#heads.at(content) - 1; fact >= 0; fact = this.#before(fact)) {
        const used = this.#used.at(fact);
        if (kept.has(used)) {
          const kind = store.kind(this.#kinds[this.#kindOf.at(fact)] ?? '');
          store.add(store.content(this.#ids.idOf(content)), kind, this.value(fact));
          store.#used.set(store.#used.length - 1, used);
        }
      }
    }
    return store;
  }

  /** Words of the facts that each generation asked for last. */
  #wordsByUse(): ReadonlyMap<number, number> {
    const words = new Map<number, number>();
    for (let fact = 0; fact < this.#places.length; fact++) {
      const end = fact + 1 < this.#places.length ? this.#places.at(fact + 1) : this.#values.length;
      const used = this.#used.at(fact);
      words.set(used, (words.get(used) ?? 0) + ROW_WORDS + end - this.#places.at(fact));
    }
    return words;
  }

  /** The fact of the same content that was added before; -1 where there is none. */
  #before(fact: number): number {
    const before = this.#befores.at(fact) - 1;
    // Otherwise it is damaged, and might lead in a circle.
    return before < fact ? before : -1;
  }
}

function isWhole(known: ColumnFile<typeof COLUMNS>, idWords: number): known is KnownFacts {
  const { ids, slots, heads, befores, kinds, places, used } = known.columns;
  const about = known.about as Partial<About> | null;
  return (
    about?.idWords === idWords &&
    Number.isSafeInteger(about.generation) &&
    Array.isArray(about.kinds) &&
    Array.isArray(about.shapes) &&
    ids.length === heads.length * idWords &&
    slots.length >= 2 * heads.length &&
    Number.isInteger(Math.log2(slots.length)) &&
    [befores, kinds, used].every(({ length }) => length === places.length)
  );
}
