import type { RepoPath } from './repoPath.ts';

/** One engineering standard: a Markdown document with front matter. Plain read-only JSON. */
export interface Standard {
  /** Lower-case words joined by "-"; unique in a snapshot. */
  readonly id: string;
  readonly title: string;
  /** The group that it is listed under, for example "Change safely". */
  readonly pillar: string;
  /** Rules whose findings link to it. */
  readonly rules: readonly string[];
  /** Globs (minimatch) of the files that it applies to, relative to the repository's root; empty means all. */
  readonly appliesTo: readonly string[];
  /** Markdown after the front matter. */
  readonly body: string;
  /** Where it comes from: the kind of its source. */
  readonly source: string;
  /** Its file in the repository; null where it is none. */
  readonly path: RepoPath | null;
}
