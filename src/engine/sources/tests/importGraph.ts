import type { ImportEdgeKind } from '../../languages/resolver.ts';
import type { RepoPath } from '../../model/repoPath.ts';

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
  /** Whether the modules around a file could be joined by edges (Rust's `mod`); where not, silence proves nothing. */
  hasModuleEdges(path: RepoPath): boolean;
}
