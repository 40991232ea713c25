import type { RepoPath } from '../../../model/repoPath.ts';
import type { CodeFacts } from '../codeFacts.ts';
import type { ImportEdgeKind } from '../importGraph.ts';

/** One file whose imports are to be resolved. */
interface CodeFile {
  readonly path: RepoPath;
  /** VS Code's language id. */
  readonly language: string;
}

/** What resolution works on: the listed files and what was read of them; nothing else is looked at. */
export interface ResolverInput {
  readonly files: readonly CodeFile[];
  /** Facts of a listed file; undefined or null where there are none. */
  factsOf(path: RepoPath): CodeFacts | null | undefined;
  /** Text of a listed configuration file (tsconfig.json, package.json, go.mod ...); undefined where it cannot be read. */
  read(path: RepoPath): string | undefined;
}

export type AddEdge = (to: RepoPath, kind: ImportEdgeKind) => void;

/** Resolves the references of one file to listed files. */
export type Resolve = (path: RepoPath, facts: CodeFacts, add: AddEdge) => void;
