import type { TestPathClassifier } from '../languages/testPaths.ts';
import type { FileInTree } from '../sources/files/listedFile.ts';

/** What is known of a file before its content is read. The role is that of the path: what the content changes in it comes later. */
export type AskedFile = Pick<FileInTree, 'path' | 'language' | 'role'>;

/** Tells which paths belong to the tests. */
export type TestTrees = Pick<TestPathClassifier, 'isInTree'>;

/**
 * The content of a file, as a provider sees it. Neither path nor role is there: what is computed is kept for every file with this content,
 * language and variant.
 */
export interface Content<Options = undefined> {
  /** VS Code's id. */
  readonly language: string;
  /** A view that is valid during the call. */
  readonly bytes: Uint8Array;
  /** The bytes as UTF-8; decoded once for all providers. */
  readonly text: string;
  /** What the provider's own `variant` said of the file. */
  readonly variant: string;
  /** What the provider's own `options` said. */
  readonly options: Options;
  /**
   * The value of another provider, which must stand in `from`.
   * @throws where it cannot be computed: then this one is not known either
   */
  fact<Value>(of: ContentFact<Value>): Value;
}

/** One kind of fact that follows from the content of a file alone. */
export interface ContentFact<Value = unknown, Options = unknown> {
  readonly name: string;
  /**
   * Raised with each change of what it computes, and of which files it is for. A build has its id in every key and needs no number; what
   * runs from the sources has none, and would take the values of earlier versions for its own.
   */
  readonly version: number;
  /** Providers whose values it computes its own from. */
  readonly from: readonly ContentFact[];
  /** Whether it is asked about a file; always the same for the same path, language and role. */
  isFor(file: AskedFile, trees: TestTrees): boolean;
  /** What of path and role changes the value beside content and language: one of a few short texts. */
  variant(file: AskedFile, trees: TestTrees): string;
  /** The settings that it reads, JSON-safe. The same object for the same settings, because they are hashed once for each object. */
  options(file: AskedFile): Options;
  /** Pure, in time linear to the content; JSON-safe. What it throws costs this fact of this file. */
  compute(content: Content<Options>): Value;
}

/** What is written to define a provider: all of {@link ContentFact} that it needs. */
type ContentFactDefinition<Value, Options> = Pick<
  ContentFact<Value, Options>,
  'name' | 'version' | 'isFor' | 'compute'
> &
  Partial<Pick<ContentFact<Value, Options>, 'from' | 'variant' | 'options'>>;

/** Defines a provider; list it in the registry. */
export function defineContentFact<Value, Options = undefined>(
  definition: ContentFactDefinition<Value, Options>,
): ContentFact<Value, Options> {
  return { from: [], variant: () => '', options: () => undefined as Options, ...definition };
}
