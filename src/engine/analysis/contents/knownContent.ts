import { code } from '../../facts/code/code.ts';
import type { ContentFact } from '../../facts/contentFact.ts';
import type { ContentFacts } from '../../facts/contentFacts.ts';
import { size } from '../../facts/size/size.ts';
import type { SizeFacts } from '../../facts/size/size.ts';
import { suite } from '../../facts/suite.ts';
import type { CodeFacts } from '../../languages/codeFacts.ts';
import type { Size } from '../../model/fact.ts';
import type { FactStore } from '../../sources/kept/factStore.ts';
import type { FactNumbers } from './computeFacts.ts';
import type { Kinds } from './questions.ts';

/** Facts of a file by their numbers in the store; undefined where its size is not known: such a file cannot be spoken of. */
export function knownContent(
  facts: readonly ContentFact[],
  numbers: FactNumbers,
  store: FactStore,
): KnownContent | undefined {
  const lookup: FactsInStore = { facts, numbers, store };
  const measured = valueIn(lookup, size);
  return measured && new KnownContent(measured, facts.includes(suite) && (valueIn(lookup, suite) ?? false), lookup);
}

/** The facts of a file that is not read: it has a length and nothing else. */
export function contentWithoutLines(bytes: number): KnownContent {
  const none = { minified: false, generated: false, lfsPointer: false, suppresses: false };
  const measured = { size: { lines: 0, nonBlankLines: 0, codeLines: 0, bytes }, ...none };
  return new KnownContent(measured, false, undefined);
}

/** Where the facts of a content are. */
interface FactsInStore {
  readonly facts: readonly ContentFact[];
  readonly numbers: FactNumbers;
  readonly store: FactStore;
}

function valueIn<Value>({ facts, numbers, store }: FactsInStore, fact: ContentFact<Value>): Value | undefined {
  const at = facts.indexOf(fact);
  if (at < 0) {
    throw new Error(`The fact "${fact.name}" was not asked for: list it in src/engine/facts/registry.ts`);
  }
  const number = numbers[at] ?? -1;
  return number < 0 ? undefined : (store.value(number) as Value);
}

/** Facts that are decoded when they are asked for. */
export class KnownContent implements ContentFacts {
  readonly size: Size;
  readonly minified: boolean;
  readonly generated: boolean;
  readonly lfsPointer: boolean;
  readonly suppresses: boolean;
  readonly suite: boolean;
  #lookup: FactsInStore | undefined;
  #code: CodeFacts | null | undefined;

  /** @param lookup undefined where nothing but the size is known */
  constructor(measured: SizeFacts, isSuite: boolean, lookup: FactsInStore | undefined) {
    this.size = measured.size;
    this.minified = measured.minified;
    this.generated = measured.generated;
    this.lfsPointer = measured.lfsPointer;
    this.suppresses = measured.suppresses;
    this.suite = isSuite;
    this.#lookup = lookup;
  }

  of<Value>(fact: ContentFact<Value>): Value | undefined {
    return this.#lookup && valueIn(this.#lookup, fact);
  }

  get code(): CodeFacts | null {
    if (this.#code === undefined) {
      this.#code = this.of(code) ?? null;
    }
    return this.#code;
  }

  /** The same facts, from now on of another store that has them. */
  moveTo(store: FactStore, content: number, kinds: Kinds): void {
    if (this.#lookup !== undefined) {
      const numbers = kinds.map((kind) => (kind < 0 ? -1 : store.find(content, kind)));
      this.#lookup = { ...this.#lookup, store, numbers };
    }
  }
}
