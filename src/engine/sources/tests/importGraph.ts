import type { ImportEdgeKind } from '../../languages/resolver.ts';
import type { RepoPath } from '../../model/repoPath.ts';

/** One resolved edge to a listed file. */
export interface ImportEdge {
  /** Its place in the list. */
  readonly to: number;
  readonly kind: ImportEdgeKind;
}

/** Value imports between the listed files. Type-only imports, and imports of what is not listed, are not in it. */
export interface ImportGraph {
  /** The same object in two graphs whose edges are the same, as far as they were asked for. */
  readonly identity: object;
  /** The same object in two graphs that may differ in the edges of files whose content changed, and in no others. */
  readonly basis: object;
  /** Edges of the file at a place, each target once with its strongest kind; barrels followed for the imported names. */
  valueImports(place: number): readonly ImportEdge[];
  /** Of how many files the imports could not be followed, of those that were asked for. */
  failures(): number;
  /** Whether imports of a language (VS Code's id) are resolved at all; where not, silence proves nothing. */
  hasResolver(language: string): boolean;
  /** Whether the modules around a file could be joined by edges (Rust's `mod`); where not, silence proves nothing. */
  hasModuleEdges(path: RepoPath): boolean;
}
