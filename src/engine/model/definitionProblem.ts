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

/** A problem of a text as a whole, said at its start. @param length UTF-16 units of the text that it is about */
export function problemAtStart(path: RepoPath, message: string, length = 0): DefinitionProblem {
  return { path, offset: 0, length, line: 1, column: 1, message };
}
