import type { FileFacts } from '../../../engine/model/fact.ts';
import type { Finding, RuleId } from '../../../engine/model/finding.ts';
import { printableText } from '../../../engine/model/printableText.ts';
import type { FactWords } from '../../wording/factWords.ts';
import type { Localizer } from '../../wording/localizer.ts';

/** What the status bar says of a file. */
export interface StatusText {
  /** Two words. */
  readonly text: string;
  /** Plain text, one line for each finding. */
  readonly tooltip: string;
}

/** @param findings those of the file, in the snapshot's order */
export function statusText(
  file: FileFacts,
  findings: readonly Finding[],
  words: FactWords,
  l10n: Localizer,
): StatusText {
  const order: readonly RuleId[] = ['hot-spot', 'missing-test', 'large-file', 'expired-suppression'];
  const first = order.find((ruleId) => findings.some((finding) => finding.ruleId === ruleId));
  const lines = findings.map((finding) => finding.message);
  const facts = file.churn ? `${words.yearOfCommits(file.churn)}, ${words.lines(file.size)}` : words.lines(file.size);
  return {
    text: first === undefined ? l10n.t('No findings') : twoWords(first, words, l10n),
    tooltip: [...lines, ...(first === 'hot-spot' ? [] : [facts]), l10n.t('Select to see details of this file')]
      .map(printableText)
      .join('\n'),
  };
}

function twoWords(ruleId: RuleId, words: FactWords, l10n: Localizer): string {
  return ruleId === 'missing-test' ? l10n.t('No test') : words.ruleTitle(ruleId);
}
