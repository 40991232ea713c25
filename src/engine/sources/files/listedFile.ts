import type { ClassifiedRole } from '../../model/fact.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { LinguistAttributes } from './gitAttributes.ts';

/** One file that git would list (or that the walk found outside git): a regular file of the working tree. */
export interface ListedFile extends ClassifiedRole {
  readonly path: RepoPath;
  /** VS Code's language id, "unknown" otherwise. */
  readonly language: string;
  readonly tracked: boolean;
}

/** A listed file as it was on disk when it was listed. */
export interface FileOnDisk extends ListedFile {
  /** Bytes. */
  readonly bytes: number;
  /** Milliseconds since 1970, with fractions. */
  readonly mtimeMs: number;
  /** What .gitattributes says of it. */
  readonly attributes: LinguistAttributes;
}
