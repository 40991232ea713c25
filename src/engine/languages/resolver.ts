import type { RepoPath } from '../model/repoPath.ts';
import type { CodeFacts } from './codeFacts.ts';

/**
 * How one file leads to another:
 * - `import`: by value, written in the file (import, require, `use`, `mod`) or found by following a barrel for the imported names;
 * - `package`: no import is needed: the file mentions a name that the other declares in the same package (JVM, Go, C#);
 * - `path-literal`: a string such as `path.join(__dirname, "./worker.js")` or a re-export of names that nobody asked for.
 */
export type ImportEdgeKind = 'import' | 'package' | 'path-literal';

/** One file whose imports are to be resolved. */
interface CodeFile {
  readonly path: RepoPath;
  /** VS Code's language id. */
  readonly language: string;
}

/** What an import graph is built of: the listed files and what was read of them; nothing else is looked at. */
export interface GraphInput {
  readonly files: readonly CodeFile[];
  /** Facts of a listed file; undefined or null where there are none. */
  factsOf(path: RepoPath): CodeFacts | null | undefined;
  /** Text of a listed configuration file (tsconfig.json, package.json, go.mod ...); undefined where it cannot be read. */
  read(path: RepoPath): string | undefined;
}

/** What resolution works on. */
export interface ResolverInput extends GraphInput {
  /** Whether a path belongs to the tests of its family: a test, a helper or data. */
  isPartOfTests(path: RepoPath): boolean;
}

export type AddEdge = (to: RepoPath, kind: ImportEdgeKind) => void;

/** Resolves the references of one file to listed files. */
export type Resolve = (path: RepoPath, facts: CodeFacts, add: AddEdge) => void;

/** The resolver of one family. */
export interface Resolver {
  readonly resolve: Resolve;
  /** Whether the modules around a file could be joined at all; where not, silence proves nothing. Absent where they always can. */
  hasModuleEdges?(path: RepoPath): boolean;
}
