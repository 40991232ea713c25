import type { FileFacts, Size } from '../../../engine/model/fact.ts';
import type { Finding } from '../../../engine/model/finding.ts';
import { printableText } from '../../../engine/model/printableText.ts';
import type { FactWords } from '../../wording/factWords.ts';
import type { Localizer } from '../../wording/localizer.ts';

/** "Hot spot #3 of 824: 41 commits in 12 months, 1,204 lines, no test found"; without tests where they cannot be known. */
export function inlineText(finding: Finding, file: FileFacts, size: Size, words: FactWords, l10n: Localizer): string {
  const parts = file.churn ? [words.yearOfCommits(file.churn)] : [];
  parts.push(words.lines(size));
  if (file.tests.status !== 'unknown') {
    parts.push(words.tests(file.tests));
  }
  return printableText(l10n.t('{0}: {1}', words.headline(finding), parts.join(', ')));
}
