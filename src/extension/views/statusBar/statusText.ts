import type { FileFacts } from '../../../engine/model/fact.ts';
import type { Finding, RuleId } from '../../../engine/model/finding.ts';
import { printableText } from '../../../engine/model/printableText.ts';
import { linesOf, ruleTitle, yearOfCommits } from '../../wording/factWords.ts';

/** What the status bar says of a file. */
export interface StatusText {
  /** Two words. */
  readonly text: string;
  /** Plain text, one line for each finding. */
  readonly tooltip: string;
}

/** @param findings those of the file, in the snapshot's order */
export function statusText(file: FileFacts, findings: readonly Finding[]): StatusText {
  const order: readonly RuleId[] = ['hot-spot', 'missing-test', 'large-file', 'expired-suppression'];
  const first = order.find((ruleId) => findings.some((finding) => finding.ruleId === ruleId));
  const lines = findings.map((finding) => finding.message);
  const facts = file.churn ? `${yearOfCommits(file.churn)}, ${linesOf(file.size)}` : linesOf(file.size);
  return {
    text: first === undefined ? 'No findings' : twoWords(first),
    tooltip: [...lines, ...(first === 'hot-spot' ? [] : [facts]), 'Select to see details of this file']
      .map(printableText)
      .join('\n'),
  };
}

function twoWords(ruleId: RuleId): string {
  return ruleId === 'missing-test' ? 'No test' : ruleTitle(ruleId);
}
