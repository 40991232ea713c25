import type { FileFacts } from '../../../engine/model/fact.ts';
import type { Finding } from '../../../engine/model/finding.ts';
import { printableText } from '../../../engine/model/printableText.ts';
import { linesOf, yearOfCommits } from '../../wording/factWords.ts';
import { byImportance } from '../../wording/ruleLookup.ts';
import type { RuleLookup } from '../../wording/ruleLookup.ts';

/** What the status bar says of a file. */
export interface StatusText {
  /** A few words. */
  readonly text: string;
  /** Plain text, one line for each finding. */
  readonly tooltip: string;
}

/** Messages that a tooltip has room for. */
const MOST_MESSAGES = 6;

/** @param findings those of the file */
export function statusText(file: FileFacts, findings: readonly Finding[], ruleOf: RuleLookup): StatusText {
  const shown = byImportance(findings, ruleOf);
  const more = shown.length - MOST_MESSAGES;
  const facts = file.churn ? `${yearOfCommits(file.churn)}, ${linesOf(file.size)}` : linesOf(file.size);
  const isSaid = shown.some(({ rank }) => rank !== undefined);
  return {
    text: shortText(shown, ruleOf),
    tooltip: [
      ...shown.slice(0, MOST_MESSAGES).map(({ message }) => message),
      ...(more > 0 ? [`and ${more} more`] : []),
      ...(isSaid ? [] : [facts]),
      'Select to see details of this file',
    ]
      .map(printableText)
      .join('\n'),
  };
}

/** The most important rule, with the number of its findings if it has several here. */
function shortText(findings: readonly Finding[], ruleOf: RuleLookup): string {
  const [first] = findings;
  if (first === undefined) {
    return 'No findings';
  }
  const same = findings.filter(({ ruleId }) => ruleId === first.ruleId).length;
  const { title } = ruleOf(first.ruleId);
  return printableText(same === 1 ? title : `${title} (${same})`);
}
