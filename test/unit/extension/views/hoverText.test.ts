import assert from 'node:assert/strict';
import { hoverCommands, hoverText } from '../../../../src/extension/views/hover/hoverText.ts';
import type { HoverSubject } from '../../../../src/extension/views/hover/hoverText.ts';
import { churn, completeHistory, fileFacts, finding, noTest } from '../../engine/summary/snapshotBuilder.ts';

const hot = finding('hot-spot', 'src/a.ts', {
  message: 'This file changes often.',
  rank: { rank: 3, of: 824 },
  standardIds: ['change-hot-spots-safely'],
});

function textFor(subject: Partial<HoverSubject> = {}): string {
  const file = fileFacts('src/a.ts', { codeLines: 1204, churn: { ...churn, bulkCommits: 2 } });
  const all = {
    file,
    size: file.size,
    findings: [hot],
    diagnosed: true,
    history: completeHistory,
    root: '/home/ada/shop',
    ...subject,
  };
  return hoverText(all);
}

/** The rows of the table as people read them. */
function rowsOf(text: string): ReadonlyMap<string, string> {
  const rows = text.split('\n').filter((line) => /^\| [^|:]/u.test(line));
  return new Map(
    rows.map((row) => {
      const [, name = '', value = ''] = /^\| (.*?) \| (.*) \|$/u.exec(row) ?? [];
      return [name, value.replace(/\\(.)/gu, '$1')];
    }),
  );
}

/** Commands of the links with their one argument. */
function linksOf(text: string): readonly [string, unknown][] {
  return [...text.matchAll(/\]\(command:([\w.]+)\?([^)]*)\)/gu)].map(([, command = '', query = '']) => {
    const [argument] = JSON.parse(decodeURIComponent(query)) as unknown[];
    return [command, argument];
  });
}

describe('the hover', () => {
  it('shows the evidence as a table', () => {
    assert.deepEqual(Object.fromEntries(rowsOf(textFor())), {
      Rank: '#3 of 824',
      'Commits in 4 months': '12',
      'Commits in 12 months': '41',
      'Last change': 'Nov 3, 2026',
      'Code lines': '1,204',
      Tests: '1 test found: test/src/a.ts',
      'Discounted commits': '2 of more than 20 files',
      History: 'complete',
    });
  });

  it('links to the standard, the history, the tests and the reason', () => {
    const place = { root: '/home/ada/shop', path: 'src/a.ts' };
    assert.deepEqual(linksOf(textFor()), [
      ['plumbline.openStandard', 'change-hot-spots-safely'],
      ['plumbline.showHistory', place],
      ['plumbline.goToTest', place],
      ['plumbline.explainFinding', { ...place, ruleId: 'hot-spot' }],
    ]);
    const known: readonly string[] = hoverCommands;
    assert.ok(linksOf(textFor()).every(([command]) => known.includes(command)));
  });

  it('says nothing about commits where the history does not rank', () => {
    const file = fileFacts('src/a.ts', { churn: null, tests: { ...noTest, expectedPath: 'test/a.test.ts' } });
    const history = { state: 'shallow', ranks: false, from: null, commits: 0 } as const;
    const text = textFor({ file, size: file.size, history, findings: [finding('missing-test', 'src/a.ts')] });
    assert.deepEqual([...rowsOf(text).keys()], ['Code lines', 'Tests', 'History']);
    assert.equal(rowsOf(text).get('Tests'), 'no test found; expected at test/a.test.ts');
    assert.deepEqual(
      linksOf(text).map(([command]) => command),
      ['plumbline.createMissingTest', 'plumbline.explainFinding'],
    );
  });

  it('repeats no message that is shown as a diagnostic', () => {
    assert.match(textFor(), /^\[Open standard\]/u);
    assert.match(textFor({ diagnosed: false }), /^This file changes often/u);
    assert.match(textFor({ findings: [{ ...hot, listOnly: true }] }), /^This file changes often/u);
  });

  it('counts the text as it is now', () => {
    const size = { lines: 10, nonBlankLines: 9, codeLines: 8, bytes: 80 };
    assert.equal(rowsOf(textFor({ size })).get('Code lines'), '8');
  });

  it('runs no command that a path or a message asks for', () => {
    const path = 'x](command:evil) | <img src=x>\n[y](command:evil)';
    const message = '[click](command:evil)';
    const file = {
      ...fileFacts(path),
      tests: { ...noTest, links: [{ kind: 'test' as const, path, evidence: 'imports it' }] },
    };
    const text = textFor({ file, findings: [{ ...hot, message }], diagnosed: false });
    assert.doesNotMatch(text, /(?<!\\)\]\(command:evil/u);
    assert.doesNotMatch(text, /(?<!\\)<img/u);
    assert.ok(linksOf(text).every(([command]) => command.startsWith('plumbline.')));
    assert.equal(rowsOf(text).size, 7);
  });
});
