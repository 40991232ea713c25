import type { RepoPath } from '../../model/repoPath.ts';

/**
 * How one file leads to another:
 * - `import`: by value, written in the file (import, require, `use`, `mod`) or found by following a barrel for the imported names;
 * - `package`: no import is needed: the file mentions a name that the other declares in the same package (JVM, Go, C#);
 * - `path-literal`: a string such as `path.join(__dirname, "./worker.js")` or a re-export of names that nobody asked for.
 */
export type ImportEdgeKind = 'import' | 'package' | 'path-literal';

/** One resolved edge to a listed file. */
export interface ImportEdge {
  readonly to: RepoPath;
  readonly kind: ImportEdgeKind;
}

/** Value imports between the listed files. Type-only imports, and imports of what is not listed, are not in it. */
export interface ImportGraph {
  /** The same object in two graphs whose edges are the same, as far as they were asked for. */
  readonly identity: object;
  /** Edges of a file, each target once with its strongest kind; barrels followed for the imported names. Empty for an unknown path. */
  valueImports(path: RepoPath): readonly ImportEdge[];
  /** Whether imports of a language (VS Code's id) are resolved at all; where not, silence proves nothing. */
  hasResolver(language: string): boolean;
  /** For a Rust file: whether its crate's modules could be joined by `mod` edges. True for files of other languages. */
  hasModuleEdges(path: RepoPath): boolean;
}
