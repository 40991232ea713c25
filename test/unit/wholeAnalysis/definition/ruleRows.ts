import { rule } from './propertyRow.ts';
import type { PropertyRow } from './propertyRow.ts';
import type { AnalyzedShop } from './shop.ts';

/** With what every rule has something to say about in the shop. */
const BASE = {
  patterns: [{ id: 'no-seven', appliesTo: ['src/lonely.js'], mustNotMatch: 'return 7', message: 'Give it a name.' }],
  suppressions: [{ rule: 'large-file', glob: 'src/part1.js', reason: 'For now.', until: '2025-12-01' }],
};

/** What every rule can be told, and whether it then says something still. */
const OPTIONS: readonly (readonly [option: string, value: unknown, severities: readonly string[]])[] = [
  ['enabled', false, []],
  ['severity', 'error', ['error']],
  ['severity', 'off', []],
  ['include', ['nowhere/**'], []],
  ['exclude', ['**'], []],
];

/** Rows for what a rule has in common with all others. @param properties those that it has */
export function ruleRows(id: string, properties: ReadonlySet<string>): readonly PropertyRow[] {
  return OPTIONS.filter(([option]) => properties.has(option)).map(([option, value, shows]) => ({
    property: `rules.${id}.${option}`,
    about: JSON.stringify(value),
    definition: { ...BASE, ...rule(id, { [option]: value }) },
    see: ({ snapshot }: AnalyzedShop) =>
      snapshot.findings.filter(({ ruleId }) => ruleId === id).map(({ severity }) => severity),
    shows,
  }));
}
