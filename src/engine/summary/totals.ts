import type { FileFacts } from '../model/fact.ts';
import type { Finding } from '../model/finding.ts';
import type { RuleDescription } from '../model/ruleDescription.ts';
import type { Totals } from '../model/snapshot.ts';

/** Sums over the facts and findings of one snapshot. */
export function totalsOf(
  files: readonly FileFacts[],
  findings: readonly Finding[],
  suppressed: number,
  rules: readonly RuleDescription[],
): Totals {
  const byRule: Record<string, number> = Object.fromEntries(rules.map(({ id }) => [id, 0]));
  for (const { ruleId } of findings) {
    byRule[ruleId] = (byRule[ruleId] ?? 0) + 1;
  }
  const code = files.filter(({ role }) => role === 'production' || role === 'test');
  return {
    files: files.length,
    productionFiles: files.filter(({ role }) => role === 'production').length,
    testFiles: files.filter(({ role }) => role === 'test').length,
    codeLines: code.reduce((sum, { size }) => sum + size.codeLines, 0),
    findings: byRule,
    suppressed,
  };
}
