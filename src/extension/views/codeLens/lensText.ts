import type { FileFacts, Size } from '../../../engine/model/fact.ts';
import { linesOf, testWords, yearOfCommits } from '../../wording/factWords.ts';

/** "41 commits in 12 months, 1,204 lines, no test found"; without commits where the history does not rank, without tests where they cannot be known. */
export function lensText(file: FileFacts, size: Size): string {
  const parts = file.churn ? [yearOfCommits(file.churn)] : [];
  parts.push(linesOf(size));
  if (file.role === 'production' && file.tests.status !== 'unknown') {
    parts.push(testWords(file.tests));
  }
  return parts.join(', ');
}
