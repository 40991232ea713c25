import type { CommentSyntax } from './commentSyntax.ts';
import type { CodeScanner } from './codeSource.ts';
import type { CodeFacts } from './codeFacts.ts';
import type { TestTemplate } from './newTestDraft.ts';
import type { Resolver, ResolverInput } from './resolver.ts';
import type { PathIndex } from './pathIndex.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { TestConvention } from './testConvention.ts';

/** What a language is mostly used for. `binary` files are never read. */
type LanguageKind = 'code' | 'config' | 'data' | 'docs' | 'binary';

/** One language of a family: which files are written in it. */
export interface Language {
  /** VS Code's language id, or the one of its best-known extension. */
  readonly id: string;
  readonly kind: LanguageKind;
  /** null where comments cannot be told from code: its non-blank lines are its code lines. */
  readonly syntax: CommentSyntax | null;
  /** In lower case, without the leading dot; separated by spaces. */
  readonly extensions: string;
  /** Whole file names in lower case, separated by spaces. */
  readonly names?: string;
  /** How names without an extension start, in lower case. */
  readonly nameStart?: string;
  /** Whether its files in a test tree are what tests load (pages, styles, statements), never tests themselves. */
  readonly asset?: boolean;
}

/** Files of a family's tools, by their names as written; separated by spaces. */
interface ProjectFiles {
  /** Files that make their folder a package. */
  readonly manifests?: string;
  /** Ends of names of such files (".gemspec"). */
  readonly manifestEnds?: string;
  /** Further files that configure tools. */
  readonly configuration?: string;
  /** Versions that a tool has written down. */
  readonly locks?: string;
}

/** Files that name code which is loaded at run time without an import. */
export interface CodeRegistry {
  matches(path: RepoPath): boolean;
  /** The names as imports, resolved as those of the family. */
  factsOf(text: string): CodeFacts;
}

/** How the imports of a family are read and resolved. */
interface ImportSupport {
  /** By language id; what a language without a scanner imports is not known. */
  readonly scanners: Readonly<Record<string, CodeScanner>>;
  /** Whole names of files that say something of the code in them, such as `__init__.py`; of other files a scanner does not see the name. */
  readonly tellingNames?: readonly string[];
  readonly createResolver: (input: ResolverInput, index: PathIndex) => Resolver;
  readonly registry?: CodeRegistry;
}

/**
 * Languages that import and test each other. What is absent is not known: a family of languages alone is counted and no more.
 * Patterns of its scanners are bounded, so that time is linear in the text whatever it holds.
 */
export interface LanguageFamily {
  readonly languages: readonly Language[];
  readonly projectFiles?: ProjectFiles;
  /** Folders in lower case that hold the family's sources and say nothing of the place in the code; separated by spaces. */
  readonly sourceFolders?: string;
  /** Folders in lower case at which a path of packages starts, as in src/main/java/org/example; separated by spaces. */
  readonly packageFolders?: string;
  readonly tests?: TestConvention;
  readonly imports?: ImportSupport;
  readonly newTest?: TestTemplate;
}
