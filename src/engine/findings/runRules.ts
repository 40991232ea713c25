import type { DefinitionInForce } from '../model/definitionInForce.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Rule, RuleInput } from '../rules/rule.ts';
import { ruleFindings } from './ruleFindings.ts';
import { suppress } from './suppress.ts';
import type { CommentsOf, Suppressed } from './suppress.ts';

/** What the quality definition and the files' own comments say. */
export interface Policy {
  readonly rules: readonly Rule<object>[];
  readonly definition: DefinitionInForce;
  /** Asked once for each file with findings, after the rules ran. */
  readonly commentsOf: CommentsOf;
}

const BY_SEVERITY: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/**
 * From facts to findings: runs the rules on the files that the definition gives them, sets severities, and takes out what the team
 * accepted. Findings come by severity, then in the order of the rules, then in the rule's own order: the same for the same facts.
 */
export function runRules(input: RuleInput, { rules, definition, commentsOf }: Policy): Suppressed {
  const found = ruleFindings(input, rules, definition);
  const { findings, suppressed } = suppress(found, definition, commentsOf, input.now);
  return { findings: bySeverity(findings), suppressed };
}

function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  // The sort is stable, so the order of the rules stays within a severity.
  return findings.toSorted((a, b) => BY_SEVERITY.indexOf(a.severity) - BY_SEVERITY.indexOf(b.severity));
}
