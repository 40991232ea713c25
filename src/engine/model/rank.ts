import type { Finding } from './finding.ts';

/** A hot spot's place among the files that are ranked. */
export interface Rank {
  /** 1 for the first. */
  readonly rank: number;
  /** Number of production files that were ranked. */
  readonly of: number;
}

/** The rank in a hot spot's evidence (`rank` and `outOf`); undefined for findings of other rules. */
export function rankOf(finding: Finding): Rank | undefined {
  const { rank, outOf } = finding.evidence;
  return typeof rank === 'number' && typeof outOf === 'number' ? { rank, of: outOf } : undefined;
}
