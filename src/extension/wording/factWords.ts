import { testsOf } from '../../engine/model/counterparts.ts';
import type { Churn, Size, TestFacts } from '../../engine/model/fact.ts';
import type { Finding } from '../../engine/model/finding.ts';
import type { HistoryState } from '../../engine/model/historyState.ts';
import type { RuleLookup } from './ruleLookup.ts';
import { grouped, quantity } from '../../engine/model/quantity.ts';

/** "1,204 lines": code lines, as everywhere in short texts */
export function linesOf({ codeLines }: Size): string {
  return quantity(codeLines, 'line');
}

/** "41 commits in 12 months" */
export function yearOfCommits({ revisionsLast12Months }: Churn): string {
  return `${quantity(revisionsLast12Months, 'commit')} in 12 months`;
}

/** "2 tests found", "no test found", "reached by tests"; "covered by tests" where no test can be named. */
export function testWords(facts: TestFacts): string {
  const tests = testsOf(facts).length;
  switch (facts.status) {
    case 'direct':
      return tests === 0 ? 'covered by tests' : `${quantity(tests, 'test')} found`;
    case 'indirect':
      return 'reached by tests';
    case 'none':
      return 'no test found';
    case 'unknown':
      return 'tests not known';
  }
}

/** The same where there is little room: "2 tests", "no test", "reached by tests"; empty where it is not known. */
export function briefTestWords(facts: TestFacts): string {
  const tests = testsOf(facts).length;
  switch (facts.status) {
    case 'direct':
      return tests === 0 ? testWords(facts) : quantity(tests, 'test');
    case 'none':
      return 'no test';
    case 'indirect':
      return testWords(facts);
    case 'unknown':
      return '';
  }
}

/** "Hot spot #3 of 824"; the rule's title if the finding has no rank. */
export function headlineOf({ ruleId, rank }: Finding, ruleOf: RuleLookup): string {
  const { title } = ruleOf(ruleId);
  return rank ? `${title} #${grouped(rank.rank)} of ${grouped(rank.of)}` : title;
}

const stateWords: Readonly<Record<HistoryState['state'], string>> = {
  complete: 'complete',
  shallow: 'shallow clone',
  partial: 'partial clone',
  capped: 'latest commits only',
  'timed-out': 'stopped after the time limit',
  none: 'no history',
};

/** A few words for a state: "complete", "latest commits only". */
export function historyStateWords({ state }: HistoryState): string {
  return stateWords[state];
}
