import type { FileFacts } from '../../../../src/engine/model/fact.ts';
import type { Finding, RuleId } from '../../../../src/engine/model/finding.ts';
import type { HistoryState } from '../../../../src/engine/model/historyState.ts';
import type { Rule, RuleFinding } from '../../../../src/engine/rules/defineRule.ts';
import { defaultsOf } from '../../../../src/engine/rules/options/option.ts';
import type { Options, ValuesOf } from '../../../../src/engine/rules/options/option.ts';

/** The facts around the files, and what other rules found. */
interface Around<O extends Options> {
  readonly values?: Partial<ValuesOf<O>> | ((path: string) => Partial<ValuesOf<O>>);
  readonly history?: HistoryState;
  readonly found?: readonly { readonly ruleId: RuleId; readonly path: string }[];
}

const complete: HistoryState = { state: 'complete', ranks: true, from: null, commits: 9 };

/** What one rule finds in some files, with its defaults where a test says nothing. */
export function checkRule<O extends Options>(
  rule: Rule<O>,
  files: readonly FileFacts[],
  { values = {}, history = complete, found = [] }: Around<O> = {},
): readonly RuleFinding[] {
  const valuesAt = typeof values === 'function' ? values : () => values;
  const findings = found as readonly Finding[];
  return rule.check({
    files,
    history,
    now: Date.parse('2025-07-01T00:00:00Z'),
    optionsFor: (path) => ({ ...defaultsOf(rule.options), ...valuesAt(path) }),
    findingsOf: (ruleId) => findings.filter((finding) => finding.ruleId === ruleId),
    shown: findings,
    textFactsOf: () => undefined,
    suppressions: [],
  });
}

/** The evidence of a finding, by name. */
export function evidenceOf(finding: Pick<RuleFinding, 'evidence'> | undefined): Readonly<Record<string, unknown>> {
  return Object.fromEntries((finding?.evidence ?? []).map(({ name, value }) => [name, value]));
}
