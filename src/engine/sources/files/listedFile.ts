import type { ClassifiedRole } from '../../model/fact.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { TreeFile } from '../../ports/tree.ts';
import type { LinguistAttributes } from '../trees/gitAttributes.ts';

/** One file of the repository: a regular file that git would list, or that the walk found outside git. */
export interface ListedFile extends ClassifiedRole {
  readonly path: RepoPath;
  /** VS Code's language id, "unknown" otherwise. */
  readonly language: string;
  readonly tracked: boolean;
}

/** A listed file as it was in its tree when that was listed. */
export interface FileInTree extends ListedFile, TreeFile {
  /** What .gitattributes says of it. */
  readonly attributes: LinguistAttributes;
}
