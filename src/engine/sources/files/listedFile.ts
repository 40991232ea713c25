import type { FileRole } from '../../model/fact.ts';
import type { RepoPath } from '../../model/repoPath.ts';

/** One file that git would list (or that the walk found outside git): a regular file of the working tree. */
export interface ListedFile {
  readonly path: RepoPath;
  /** VS Code's language id, "unknown" otherwise. */
  readonly language: string;
  readonly role: FileRole;
  readonly tracked: boolean;
}
