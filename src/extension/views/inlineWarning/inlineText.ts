import type { FileFacts, Size } from '../../../engine/model/fact.ts';
import type { Finding } from '../../../engine/model/finding.ts';
import { printableText } from '../../../engine/model/printableText.ts';
import type { RuleLookup } from '../../wording/ruleLookup.ts';
import { headlineOf, linesOf, testWords, yearOfCommits } from '../../wording/factWords.ts';

/** "Hot spot #3 of 824: 41 commits in 12 months, 1,204 lines, no test found"; without tests where they cannot be known. */
export function inlineText(finding: Finding, file: FileFacts, size: Size, ruleOf: RuleLookup): string {
  const parts = file.churn ? [yearOfCommits(file.churn)] : [];
  parts.push(linesOf(size));
  if (file.tests.status !== 'unknown') {
    parts.push(testWords(file.tests));
  }
  return printableText(`${headlineOf(finding, ruleOf)}: ${parts.join(', ')}`);
}
