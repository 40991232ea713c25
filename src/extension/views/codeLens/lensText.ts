import type { FileFacts, Size } from '../../../engine/model/fact.ts';
import type { FactWords } from '../../wording/factWords.ts';

/** "41 commits in 12 months, 1,204 lines, no test found"; without commits where the history does not rank, without tests where they cannot be known. */
export function lensText(file: FileFacts, size: Size, words: FactWords): string {
  const parts = file.churn ? [words.yearOfCommits(file.churn)] : [];
  parts.push(words.lines(size));
  if (file.role === 'production' && file.tests.status !== 'unknown') {
    parts.push(words.tests(file.tests));
  }
  return parts.join(', ');
}
