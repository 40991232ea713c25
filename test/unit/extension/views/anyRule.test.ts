import assert from 'node:assert/strict';
import type { Finding } from '../../../../src/engine/model/finding.ts';
import type { RuleDescription } from '../../../../src/engine/model/ruleDescription.ts';
import { ruleDescriptions } from '../../../../src/engine/rules/registry.ts';
import { badgeOf } from '../../../../src/extension/views/fileDecorations/badgeOf.ts';
import { buildTree } from '../../../../src/extension/views/hotSpotsTree/treeModel.ts';
import { fixesFor } from '../../../../src/extension/views/quickFixes/fixes.ts';
import { statusText } from '../../../../src/extension/views/statusBar/statusText.ts';
import { fileNodes } from '../../../../src/extension/views/thisFile/fileNodes.ts';
import { createRuleLookup } from '../../../../src/extension/wording/ruleLookup.ts';
import { completeHistory, fileFacts, finding, snapshotOf } from '../../engine/summary/snapshotBuilder.ts';

const house: RuleDescription = {
  id: 'house-rule',
  title: 'Plain client',
  heading: 'Plain clients',
  counted: ['plain client', 'plain clients'],
  description: 'Calls that do not use the client of the house.',
  badge: 'P',
  order: 15,
  severity: 'warning',
  standard: 'name-things-well',
  page: 'docs/rules/house-rule.md',
  headline: false,
  suppressible: false,
};

const ruleOf = createRuleLookup([...ruleDescriptions, house]);
const file = fileFacts('src/a.ts');
const at = (line: number): Finding =>
  finding('house-rule', 'src/a.ts', {
    key: `house-rule:${line}`,
    range: { startLine: line, startColumn: 3, endLine: line, endColumn: 9 },
    message: `A plain client on line ${line}`,
  });
const several = [finding('large-file', 'src/a.ts'), at(4), at(9)];

describe('a rule that the extension does not know, with two findings in a file,', () => {
  it('is in the status bar, with both messages', () => {
    const { text, tooltip } = statusText(file, several, ruleOf);
    assert.equal(text, 'Plain client (2)');
    assert.match(tooltip, /^A plain client on line 4\nA plain client on line 9\nlarge-file in src\/a\.ts\n/u);
  });

  it('has its badge, once', () => {
    const badge = badgeOf(several, ruleOf);
    assert.equal(badge?.text, 'PL');
    assert.equal(badge.color, undefined);
    assert.equal(badge.tooltip.split('\n').length, 3);
  });

  it('has a group of its own in the tree, in its place', () => {
    const groups = buildTree([snapshotOf([file, fileFacts('src/b.ts')], several)], {
      groupBy: 'rule',
      sortBy: 'score',
      filter: '',
      ruleOf,
      isShown: () => true,
    });
    const keys = groups.map((group) => group.kind === 'group' && [group.key, group.children.length]);
    assert.deepEqual(keys, [
      ['house-rule', 1],
      ['large-file', 1],
    ]);
  });

  it('has a row for each finding in This File, with its line', () => {
    const subject = {
      file,
      size: file.size,
      unsaved: false,
      findings: several,
      history: completeHistory,
      ruleOf,
      companions: null,
    };
    const [findings] = fileNodes({ ...subject, standards: [] });
    assert.deepEqual(
      findings?.children.map(({ label, description }) => [label, description]),
      [
        ['Plain client', 'line 4: A plain client on line 4'],
        ['Plain client', 'line 9: A plain client on line 9'],
        ['Large file', 'large-file in src/a.ts'],
      ],
    );
  });

  it('is offered no suppression where it says that it cannot be suppressed', () => {
    const subject = { root: '/r', path: file.path, tests: undefined, findings: several, ruleOf };
    const titles = fixesFor({ ...subject, standardTitle: () => undefined }).map(({ title }) => title);
    assert.deepEqual(titles, ['Suppress "Large file" with reason...']);
  });
});
