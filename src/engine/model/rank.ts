/** A file's place among the files that are ranked. */
export interface Rank {
  /** 1 for the first. */
  readonly rank: number;
  /** Number of files that were ranked. */
  readonly of: number;
}
