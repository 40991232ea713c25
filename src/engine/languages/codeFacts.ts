/** One import-like reference of a file, as written; resolution happens later over the listed files. */
export interface ImportReference {
  /** The module specifier, dotted name or path literal as written. */
  readonly specifier: string;
  /** Imported names; "*" for a whole-module import, empty for a side-effect import or a path literal. */
  readonly names: readonly string[];
  /** Of a re-export: the names under which `names` are exported, in the same order; absent where they are the same. */
  readonly exportedNames?: readonly string[];
  readonly kind: 'import' | 'reexport' | 'require' | 'dynamic' | 'path-literal' | 'module-declaration';
}

/** What the test chain needs to know about one source or test file. Depends on the file's path and bytes alone. JSON-safe. */
export interface CodeFacts {
  /** Value imports only: type-only imports are left out. */
  readonly imports: readonly ImportReference[];
  /** Package or namespace that the file declares (JVM, Go, C#, PHP, Elixir); null where the language has none. */
  readonly packageName: string | null;
  /** Top-level names that the file declares: classes, functions, exported constants. */
  readonly declares: readonly string[];
  /**
   * Words that the file mentions, each once, at most 2,000: identifiers of code in languages that need no import inside a package or
   * namespace (JVM, Go, C#, PHP, Swift, Elixir); of a file in a test tree also the words that `mentionedWords` finds, of any type.
   */
  readonly mentions: readonly string[];
  /** Functions and methods with a body. */
  readonly functions: number;
  /** Branches: if, loop, case, catch, ternary, && and ||. */
  readonly decisions: number;
  /** Tests inside the source itself: Rust `#[cfg(test)]`, doctests. */
  readonly inlineTests: boolean;
  /** `describe`, `it` or `test` is called at the top: a suite whatever its name. */
  readonly looksLikeSuite: boolean;
  /** Why the content needs no test ("barrel", "types only", "interface", ...); null where it may. */
  readonly exempt: string | null;
}
