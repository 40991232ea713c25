import type { RepoPath } from '../model/repoPath.ts';
import type { Standard } from '../model/standard.ts';
import type { Cache } from '../ports/cache.ts';
import type { Clock } from '../ports/clock.ts';
import type { FileSystem } from '../ports/fileSystem.ts';
import type { Git } from '../ports/git.ts';
import type { Hash } from '../ports/hash.ts';
import type { Logger } from '../ports/logger.ts';

/** What the engine needs from its host. */
export interface EnginePorts {
  readonly git: Git;
  /** The files below an absolute folder. */
  openFolder(folder: string): FileSystem;
  readonly hash: Hash;
  readonly cache: Cache;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The standards that come with the program, by pillar. Asked in each analysis: the same array means that nothing changed. */
  bundledStandards(): readonly Standard[];
  /** Names the code that runs: what another build cached is not used. */
  readonly buildId: string;
}

/** What to analyze. */
export interface AnalysisRequest {
  /** Absolute path; the whole repository that it is in is analyzed. */
  readonly folder: string;
  /** Days of committer time; null for the whole history. Default: what the quality definition says, else 730.5. */
  readonly windowDays?: number | null;
  /** Milliseconds since 1970 that ages are counted from; default: the clock. */
  readonly asOf?: number;
  /**
   * What changed since this engine's last analysis of the folder: paths below the repository's root, listed or not, also gone ones and
   * folders. A hint that saves time, not a promise: where moment, window or HEAD are others than then, or one of the paths decides
   * over other files, everything is looked at again.
   */
  readonly changed?: readonly RepoPath[];
  /** False in an untrusted workspace: no git process at all. Default true. */
  readonly mayRunGit?: boolean;
}

/** What to test the ranking against. */
export interface BacktestRequest {
  /** Absolute path; the whole repository that it is in is looked at. */
  readonly folder: string;
  /** Months between two dates, and months of fixes behind each; at least 1. */
  readonly months: number;
  /** Called as the work goes on: dates done, of how many; 0 of 0 while the history is read. */
  readonly onProgress?: (done: number, of: number) => void;
}

/** A request whose moment is settled. */
export type DatedRequest = AnalysisRequest & { readonly asOf: number };
