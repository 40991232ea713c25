import type { RepoPath } from './repoPath.ts';

/** One mistake in a quality definition, in a suppression comment or in a standard. Offsets are UTF-16 units into the file's text. */
export interface DefinitionProblem {
  readonly path: RepoPath;
  readonly offset: number;
  readonly length: number;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
  /** What is wrong and what to do. */
  readonly message: string;
  /** True where an editor with the JSON schema says the same at the same place: syntax, types and unknown properties. */
  readonly shownByJsonSupport?: boolean;
}
