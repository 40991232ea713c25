import { testsOf } from '../../engine/model/counterparts.ts';
import type { Churn, Size, TestFacts } from '../../engine/model/fact.ts';
import type { Finding, RuleId } from '../../engine/model/finding.ts';
import type { HistoryState } from '../../engine/model/historyState.ts';
import { rankOf } from '../../engine/model/rank.ts';
import type { Localizer } from './localizer.ts';

/** Facts and findings in the user's language, the same words on every surface. */
export interface FactWords {
  /** 1204 as "1,204". */
  number(value: number): string;
  /** An ISO 8601 date as "Nov 3, 2026", in UTC. */
  date(iso: string): string;
  /** "1,204 lines": code lines, as everywhere in short texts */
  lines(size: Size): string;
  /** "41 commits in 12 months" */
  yearOfCommits(churn: Churn): string;
  /** "2 tests found", "no test found", "reached by tests" */
  tests(tests: TestFacts): string;
  /** The same where there is little room: "2 tests", "no test", "reached by tests"; empty where it is not known. */
  testsBriefly(tests: TestFacts): string;
  /** "Hot spot" */
  ruleTitle(ruleId: RuleId): string;
  /** "Hot spots": the heading of a list of findings. */
  ruleHeading(ruleId: RuleId): string;
  /** "Hot spot #3 of 824"; the rule's title where a finding has no rank. */
  headline(finding: Finding): string;
  /** One or two words for a state: "complete". */
  historyState(history: HistoryState): string;
}

/** @param language BCP 47 tag, as in `vscode.env.language` */
export function createFactWords(l10n: Localizer, language: string): FactWords {
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const number = (value: number): string => numbers.format(value);
  const ruleTitle = (ruleId: RuleId): string => titleOf(ruleId, l10n);
  return {
    number,
    date: (iso) => dates.format(new Date(iso)),
    lines: ({ codeLines }) => (codeLines === 1 ? l10n.t('1 line') : l10n.t('{0} lines', number(codeLines))),
    yearOfCommits: ({ revisionsLast12Months: count }) =>
      count === 1 ? l10n.t('1 commit in 12 months') : l10n.t('{0} commits in 12 months', number(count)),
    tests: (tests) => testWords(tests, l10n, number),
    testsBriefly: (tests) => briefTestWords(tests, l10n, number),
    ruleTitle,
    ruleHeading: (ruleId) => headingOf(ruleId, l10n),
    headline: (finding) => {
      const rank = rankOf(finding);
      return rank ? l10n.t('Hot spot #{0} of {1}', number(rank.rank), number(rank.of)) : ruleTitle(finding.ruleId);
    },
    historyState: ({ state }) => stateWords(state, l10n),
  };
}

function titleOf(ruleId: RuleId, l10n: Localizer): string {
  switch (ruleId) {
    case 'hot-spot':
      return l10n.t('Hot spot');
    case 'large-file':
      return l10n.t('Large file');
    case 'missing-test':
      return l10n.t('No test found');
    case 'expired-suppression':
      return l10n.t('Expired suppression');
  }
}

function headingOf(ruleId: RuleId, l10n: Localizer): string {
  switch (ruleId) {
    case 'hot-spot':
      return l10n.t('Hot spots');
    case 'large-file':
      return l10n.t('Large files');
    case 'missing-test':
      return l10n.t('No test found');
    case 'expired-suppression':
      return l10n.t('Expired suppressions');
  }
}

function testWords(facts: TestFacts, l10n: Localizer, number: (value: number) => string): string {
  const count = testsOf(facts).length;
  switch (facts.status) {
    case 'direct':
      if (count === 0) {
        return l10n.t('covered by tests');
      }
      return count === 1 ? l10n.t('1 test found') : l10n.t('{0} tests found', number(count));
    case 'indirect':
      return l10n.t('reached by tests');
    case 'none':
      return l10n.t('no test found');
    case 'unknown':
      return l10n.t('tests not known');
  }
}

function briefTestWords(tests: TestFacts, l10n: Localizer, number: (value: number) => string): string {
  const count = testsOf(tests).length;
  switch (tests.status) {
    case 'direct':
      if (count === 0) {
        return testWords(tests, l10n, number);
      }
      return count === 1 ? l10n.t('1 test') : l10n.t('{0} tests', number(count));
    case 'none':
      return l10n.t('no test');
    case 'indirect':
      return testWords(tests, l10n, number);
    case 'unknown':
      return '';
  }
}

function stateWords(state: HistoryState['state'], l10n: Localizer): string {
  switch (state) {
    case 'complete':
      return l10n.t('complete');
    case 'shallow':
      return l10n.t('shallow clone');
    case 'partial':
      return l10n.t('partial clone');
    case 'capped':
      return l10n.t('latest commits only');
    case 'timed-out':
      return l10n.t('stopped after the time limit');
    case 'none':
      return l10n.t('no history');
  }
}
