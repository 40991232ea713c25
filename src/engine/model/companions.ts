import type { RepoPath } from './repoPath.ts';

/** What is changed together with a file. */
export interface Companions {
  /** Commits of the file that count. */
  readonly commits: number;
  /** The most common commits first, then by path. */
  readonly companions: readonly {
    readonly path: RepoPath;
    /** Commits that changed both. */
    readonly support: number;
    /** Share of the file's commits that changed the other one too, from 0.5 to 1. */
    readonly confidence: number;
  }[];
  /** What is missing of the history, one plain sentence; null for nothing. */
  readonly reason: string | null;
}
