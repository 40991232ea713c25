import type { FactsBuilder } from './factsBuilder.ts';

/**
 * Why a file of nothing but interfaces or exceptions needs no test; null where it may. For languages whose types are classes.
 * @param types matches with the keyword in group 1 and what follows the name in group 2
 */
export function typeExemption(facts: FactsBuilder, types: readonly RegExpExecArray[]): string | null {
  if (types.length === 0 || facts.decisions > 0) {
    return null;
  }
  if (types.every((type) => type[1] === 'interface') && facts.functions === 0) {
    return 'interface';
  }
  return types.every((type) => /\b\w*(?:Exception|Error)\b/.test(type[2] ?? '')) ? 'exception' : null;
}
