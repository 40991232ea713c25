import type { RepoPath } from './repoPath.ts';

/** How many files may be hot spots. */
export interface HotSpotOptions {
  /** Share of the production files, the highest scores first. */
  readonly topShare: number;
  readonly minScore: number;
  /** In the whole repository. */
  readonly maxFindings: number;
}

/** How the hot spots of a repository were chosen. */
export interface HotSpotRanking {
  /** The options in force. */
  readonly options: HotSpotOptions;
  /** Production files that were ranked; 0 where the history does not rank or the rule is off. */
  readonly ranked: number;
  /** The files with the highest scores above 0 that are no hot spots, three at most, the highest first. */
  readonly closest: readonly RepoPath[];
}
