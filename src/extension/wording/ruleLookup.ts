import type { RuleId } from '../../engine/model/finding.ts';
import type { RuleDescription } from '../../engine/model/ruleDescription.ts';

/** What a rule says of itself. */
export type RuleLookup = (ruleId: RuleId) => RuleDescription;

/** A lookup in `Snapshot.rules`. A rule that is not there is shown by its id, behind all others. */
export function createRuleLookup(rules: readonly RuleDescription[]): RuleLookup {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return (ruleId) => byId.get(ruleId) ?? unknown(ruleId);
}

function unknown(id: RuleId): RuleDescription {
  return {
    id,
    title: id,
    heading: id,
    counted: ['finding', 'findings'],
    description: '',
    badge: null,
    order: Number.MAX_SAFE_INTEGER,
    severity: 'information',
    standard: '',
    page: `docs/rules/${id}.md`,
    headline: false,
    suppressible: true,
  };
}

/** Findings with those of the most important rule first; those of one rule stay in their order. */
export function byImportance<Of extends { readonly ruleId: RuleId }>(
  findings: readonly Of[],
  ruleOf: RuleLookup,
): readonly Of[] {
  return [...findings].sort((a, b) => ruleOf(a.ruleId).order - ruleOf(b.ruleId).order);
}
