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

/** Facts of a file by their numbers in the store; undefined where its size is not known: such a file cannot be spoken of. */
export function knownContent(
  facts: readonly ContentFact[],
  numbers: FactNumbers,
  store: FactStore,
): ContentFacts | undefined {
  const valueOf = <Value>(fact: ContentFact<Value>): Value | undefined => {
    const at = facts.indexOf(fact);
    if (at < 0) {
      throw new Error(`The fact "${fact.name}" was not asked for: list it in src/engine/facts/registry.ts`);
    }
    const number = numbers[at] ?? -1;
    return number < 0 ? undefined : (store.value(number) as Value);
  };
  const measured = valueOf(size);
  return measured && new KnownContent(measured, facts.includes(suite) && (valueOf(suite) ?? false), valueOf);
}

/** The facts of a file that is not read: it has a length and nothing else. */
export function contentWithoutLines(bytes: number): ContentFacts {
  const none = { minified: false, generated: false, lfsPointer: false, suppresses: false };
  return new KnownContent(
    { size: { lines: 0, nonBlankLines: 0, codeLines: 0, bytes }, ...none },
    false,
    () => undefined,
  );
}

class KnownContent implements ContentFacts {
  readonly size: Size;
  readonly minified: boolean;
  readonly generated: boolean;
  readonly lfsPointer: boolean;
  readonly suppresses: boolean;
  readonly suite: boolean;
  readonly of: ContentFacts['of'];
  #code: CodeFacts | null | undefined;

  constructor(measured: SizeFacts, isSuite: boolean, of: ContentFacts['of']) {
    this.size = measured.size;
    this.minified = measured.minified;
    this.generated = measured.generated;
    this.lfsPointer = measured.lfsPointer;
    this.suppresses = measured.suppresses;
    this.suite = isSuite;
    this.of = of;
  }

  get code(): CodeFacts | null {
    this.#code ??= this.of(code) ?? null;
    return this.#code;
  }
}
