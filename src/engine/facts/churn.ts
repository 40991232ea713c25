import type { Churn } from '../model/fact.ts';
import type { FileHistory } from '../sources/history/fileHistory.ts';

/** A file of fewer lines than this counts in proportion: the same churn in a short file is less of a burden. */
const FULL_LINES = 300;

/**
 * Churn of one file: min(1, nonBlankLines / 300) x weightedRevisions. In a study of 16 public repositories over 146 half-years this
 * ranking put more of the next fixes into its first files than size, or the plain number of revisions times size.
 * @param history undefined for a file without a revision in the window
 */
export function churnOf(history: FileHistory | undefined, nonBlankLines: number): Churn {
  if (history === undefined) {
    return NO_CHURN;
  }
  const { lastChanged, ...counts } = history;
  return {
    ...counts,
    score: Math.min(1, nonBlankLines / FULL_LINES) * history.weightedRevisions,
    lastChanged: lastChanged === null ? null : new Date(lastChanged).toISOString(),
  };
}

const NO_CHURN: Churn = {
  score: 0,
  weightedRevisions: 0,
  revisions: 0,
  revisionsLast4Months: 0,
  revisionsLast12Months: 0,
  authors: 0,
  lastChanged: null,
  bulkCommits: 0,
  ignoredRevisions: 0,
  renamedFrom: [],
};
