import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { rules } from '../../../../src/engine/rules/registry.ts';
import type { Option } from '../../../../src/engine/rules/options/option.ts';
import { modulesBelow } from '../../../fixtures/modulesBelow.ts';

const project = new URL('../../../../', import.meta.url);

/** Files outside of the rules that may name one, and why. All others take what they need from `Snapshot.rules` or from the finding. */
const MAY_NAME_RULES: Readonly<Record<string, string>> = {
  'src/engine/summary/hotSpotNotes.ts': 'Says why there are few hot spots.',
  'src/engine/summary/workspaceSummary.ts': 'Three rules have rows of their own.',
  'src/cli/reporters/text.ts': 'The map of sections of their own.',
  'src/webview/summaryPage.ts': 'The map of sections of their own.',
};

/** One line of the table on a rule's page. */
function rowOf(name: string, { description, fallback }: Option<unknown>): string {
  const isGroup = typeof fallback === 'object' && fallback !== null && !Array.isArray(fallback);
  const value = fallback === undefined || isGroup ? '' : `\`${JSON.stringify(fallback)}\``;
  return `| \`${name}\` | ${value} | ${description} |`.replaceAll(/ +/gu, ' ');
}

describe('the door for rules', () => {
  for (const { id, page, options } of rules) {
    it(`shows on the page of ${id} every option with its default and its meaning`, () => {
      const text = readFileSync(new URL(page, project), 'utf8').replaceAll(/ +/gu, ' ');
      const missing = Object.entries(options)
        .map(([name, option]) => rowOf(name, option as Option<unknown>))
        .filter((row) => !text.includes(row));
      assert.deepEqual(missing, []);
    });
  }

  it('is the only place that knows rules by name, but for files with a reason', () => {
    const names = rules.map(({ id }) => `'${id}'`);
    const naming = modulesBelow('src')
      .filter((path) => !path.startsWith('src/engine/rules/'))
      .filter((path) => {
        const text = readFileSync(new URL(path, project), 'utf8');
        return names.some((name) => text.includes(name));
      });
    assert.deepEqual(naming.sort(), Object.keys(MAY_NAME_RULES).sort());
  });
});
