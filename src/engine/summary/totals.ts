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
  let productionFiles = 0;
  let testFiles = 0;
  let codeLines = 0;
  for (const { role, size } of files) {
    productionFiles += role === 'production' ? 1 : 0;
    testFiles += role === 'test' ? 1 : 0;
    codeLines += role === 'production' || role === 'test' ? size.codeLines : 0;
  }
  return {
    files: files.length,
    productionFiles,
    testFiles,
    codeLines,
    findings: byRule,
    suppressed,
  };
}
