import type { AskedFile, ContentFact, TestTrees } from '../../facts/contentFact.ts';
import { hashText } from '../../model/hash64.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { FactStore } from '../../sources/kept/factStore.ts';

/** By the order of the providers: the number of the kind of fact in the store; -1 for one that is not for the file. */
export type Kinds = readonly number[];

/** What files are asked, for one analysis: what variants and settings make of a provider is worked out once. */
export interface Questions {
  readonly facts: readonly ContentFact[];
  readonly trees: TestTrees;
  /** Files that are asked the same share the list. */
  of(file: AskedFile): Kinds;
}

/** A step on the way from the kinds of the first providers to those of all. */
interface Step {
  readonly kinds: Kinds;
  readonly next: Map<number, Step>;
}

export function createQuestions(facts: readonly ContentFact[], store: FactStore, trees: TestTrees): Questions {
  const remembering = rememberLast(trees);
  const kinds = facts.map((fact) => createKinds(fact, store, remembering));
  const start: Step = { kinds: [], next: new Map() };
  return {
    facts,
    trees: remembering,
    of: (file) => {
      let at = start;
      for (const kindOf of kinds) {
        const kind = kindOf(file);
        let next = at.next.get(kind);
        if (next === undefined) {
          next = { kinds: [...at.kinds, kind], next: new Map() };
          at.next.set(kind, next);
        }
        at = next;
      }
      return at.kinds;
    },
  };
}

/** The kind of a fact: all that its value depends on beside the content. */
function createKinds(fact: ContentFact, store: FactStore, trees: TestTrees): (file: AskedFile) => number {
  const lineage = lineageOf(fact);
  const versions = lineage.map(({ name, version }) => `${name} ${version}`);
  const known = new Map<unknown, Map<string, Map<string, number>>>();
  return (file) => {
    if (!fact.isFor(file, trees)) {
      return -1;
    }
    const options = fact.options(file);
    const variant = variantOf(lineage, file, trees);
    const byVariant = computed(known, options, () => new Map<string, Map<string, number>>());
    const byLanguage = computed(byVariant, variant, () => new Map<string, number>());
    return computed(byLanguage, file.language, () =>
      store.kind(JSON.stringify([versions, file.language, variant, hashOf(options)])),
    );
  };
}

/** A provider and those that it reads, directly or not. */
export function lineageOf(fact: ContentFact): readonly ContentFact[] {
  return [fact, ...fact.from.flatMap(lineageOf)];
}

function variantOf(lineage: readonly ContentFact[], file: AskedFile, trees: TestTrees): string {
  return lineage.map((fact) => fact.variant(file, trees)).join('\n');
}

/** Several providers ask about one file after the other. */
function rememberLast(trees: TestTrees): TestTrees {
  let last: { readonly path: RepoPath; readonly language: string; readonly isInTree: boolean } | undefined;
  return {
    isInTree(path, language) {
      if (last?.path !== path || last.language !== language) {
        last = { path, language, isInTree: trees.isInTree(path, language) };
      }
      return last.isInTree;
    },
  };
}

function hashOf(options: unknown): string | null {
  return options === undefined ? null : hashText(JSON.stringify(options));
}

function computed<Key, Value>(known: Map<Key, Value>, key: Key, compute: () => Value): Value {
  let value = known.get(key);
  if (value === undefined) {
    value = compute();
    known.set(key, value);
  }
  return value;
}
