import type { CodeFacts, ImportReference } from './codeFacts.ts';

/** References kept of one file; a file with more is data. */
const MAX_IMPORTS = 2000;
const MAX_DECLARED = 1000;
const MAX_MENTIONS = 2000;
/** Longer specifiers and names are not names of modules. */
const MAX_NAME_LENGTH = 300;

/** Collects the facts of one file, within bounds, in order of appearance. */
export class FactsBuilder {
  packageName: string | null = null;
  functions = 0;
  decisions = 0;
  inlineTests = false;
  looksLikeSuite = false;
  exempt: string | null = null;
  readonly #imports = new Map<string, ImportReference>();
  readonly #declares = new Set<string>();
  readonly #mentions = new Set<string>();

  /** Adds a reference; the same one again is dropped. */
  addImport(
    kind: ImportReference['kind'],
    specifier: string,
    names: readonly string[],
    exportedNames?: readonly string[],
  ): void {
    if (specifier === '' || specifier.length > MAX_NAME_LENGTH || this.#imports.size >= MAX_IMPORTS) {
      return;
    }
    const key = `${kind}\n${specifier}\n${names.join(',')}\n${exportedNames?.join(',') ?? ''}`;
    const renamed = exportedNames?.some((name, at) => name !== names[at]) === true;
    this.#imports.set(key, { specifier, names: [...names], ...(renamed ? { exportedNames } : {}), kind });
  }

  declare(name: string): void {
    if (name.length <= MAX_NAME_LENGTH && this.#declares.size < MAX_DECLARED) {
      this.#declares.add(name);
    }
  }

  mention(name: string): void {
    if (name.length <= MAX_NAME_LENGTH && this.#mentions.size < MAX_MENTIONS) {
      this.#mentions.add(name);
    }
  }

  /** Whether anything but imports was found that a test could run. */
  get hasBehavior(): boolean {
    return this.functions > 0 || this.decisions > 0;
  }

  get importCount(): number {
    return this.#imports.size;
  }

  declares(name: string): boolean {
    return this.#declares.has(name);
  }

  /** The facts, with strings of their own: parts of the text would keep the whole text of every file in memory. */
  build(): CodeFacts {
    const facts: CodeFacts = {
      imports: [...this.#imports.values()],
      packageName: this.packageName,
      declares: [...this.#declares],
      mentions: [...this.#mentions],
      functions: this.functions,
      decisions: this.decisions,
      inlineTests: this.inlineTests,
      looksLikeSuite: this.looksLikeSuite,
      exempt: this.exempt ?? (this.hasBehavior ? null : 'no function or decision'),
    };
    return JSON.parse(JSON.stringify(facts)) as CodeFacts;
  }
}
