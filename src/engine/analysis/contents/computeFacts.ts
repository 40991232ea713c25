import type { Content, ContentFact } from '../../facts/contentFact.ts';
import { failureInOneLine } from '../../model/failure.ts';
import { once } from '../../model/once.ts';
import { displayPath } from '../../model/repoPath.ts';
import type { Logger } from '../../ports/logger.ts';
import type { FileInTree } from '../../sources/files/listedFile.ts';
import type { FactStore } from '../../sources/kept/factStore.ts';
import type { Kinds, Questions } from './questions.ts';

/** Numbers of facts in the store, in the order of the providers; -1 for one that is not known, or is not for the file. */
export type FactNumbers = readonly number[];

/** The facts of a content that the store knows; undefined where one that is asked for is missing. */
export function findFacts(store: FactStore, content: number, kinds: Kinds): FactNumbers | undefined {
  const numbers: number[] = [];
  for (const kind of kinds) {
    const number = kind < 0 ? -1 : store.find(content, kind);
    if (kind >= 0 && number < 0) {
      return undefined;
    }
    numbers.push(number);
  }
  return numbers;
}

/** A content that was read, with what its facts are computed by. */
export interface ReadContent {
  readonly file: FileInTree;
  /** A view that is valid as long as facts are computed. */
  readonly bytes: Uint8Array;
  /** Its number in the store. */
  readonly content: number;
  readonly questions: Questions;
  readonly store: FactStore;
  readonly logger: Logger;
}

/**
 * The facts of a content; what the store lacks is computed and added to it. What a provider throws costs its own fact, those that are
 * computed from it, and one line of the log.
 */
export function computeFacts(read: ReadContent, kinds: Kinds): FactNumbers {
  const { content, questions, store } = read;
  const computation = new Computation(read);
  return questions.facts.map((fact, at) => {
    const kind = kinds[at] ?? -1;
    const known = kind < 0 ? -1 : store.find(content, kind);
    if (kind < 0 || known >= 0) {
      return known;
    }
    return computation.attempt(fact, () => store.add(content, kind, computation.valueOf(fact))) ?? -1;
  });
}

const decoder = new TextDecoder();

/** Computes facts of one content, each once. */
class Computation {
  readonly #read: ReadContent;
  readonly #values = new Map<ContentFact, () => unknown>();
  readonly #told = new Set<unknown>();
  #text: string | undefined;

  constructor(read: ReadContent) {
    this.#read = read;
  }

  /** @throws what the provider throws, or one that it reads */
  valueOf(fact: ContentFact): unknown {
    let value = this.#values.get(fact);
    if (value === undefined) {
      value = once(() => fact.compute(this.#contentFor(fact)));
      this.#values.set(fact, value);
    }
    return value();
  }

  /** What is thrown again by those that read a provider is said once. */
  attempt<Result>(fact: ContentFact, work: () => Result): Result | undefined {
    const { file, logger } = this.#read;
    try {
      return work();
    } catch (thrown) {
      if (!this.#told.has(thrown)) {
        this.#told.add(thrown);
        logger.error(`The ${fact.name} of ${displayPath(file.path).path} is not known: ${failureInOneLine(thrown)}`);
      }
      return undefined;
    }
  }

  #contentFor(fact: ContentFact): Content<unknown> {
    const { file, bytes, questions } = this.#read;
    const textOf = (): string => (this.#text ??= decoder.decode(bytes));
    return {
      language: file.language,
      bytes,
      get text() {
        return textOf();
      },
      variant: fact.variant(file, questions.trees),
      options: fact.options(file),
      fact: <Value>(of: ContentFact<Value>): Value => {
        if (!fact.from.includes(of)) {
          throw new Error(`"${fact.name}" reads "${of.name}" and does not say so in its "from"`);
        }
        return this.valueOf(of) as Value;
      },
    };
  }
}
