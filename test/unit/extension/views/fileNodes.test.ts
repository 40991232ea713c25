import assert from 'node:assert/strict';
import { fileNodes } from '../../../../src/extension/views/thisFile/fileNodes.ts';
import type { FileSubject } from '../../../../src/extension/views/thisFile/fileNodes.ts';
import { plainStandard } from '../../../fixtures/plainStandard.ts';
import { churn, completeHistory, fileFacts, finding, noTest } from '../../engine/summary/snapshotBuilder.ts';
import { ruleOf } from '../wording/knownRules.ts';

function sectionsOf(subject: Partial<FileSubject>): Record<string, readonly string[]> {
  const file = subject.file ?? fileFacts('src/a.ts');
  const all = {
    file,
    size: file.size,
    unsaved: false,
    findings: [],
    history: completeHistory,
    ruleOf,
    companions: null,
    standards: [],
    ...subject,
  };
  return Object.fromEntries(
    fileNodes(all).map(({ label, children }) => [
      label,
      children.map((child) => `${child.label}: ${child.description}`),
    ]),
  );
}

describe('the This File view', () => {
  it('shows facts and tests, and no empty section', () => {
    assert.deepEqual(sectionsOf({}), {
      Facts: [
        'Code lines: 100',
        'Commits in 4 months: 12',
        'Commits in 12 months: 41',
        'Churn score: 10.0',
        'Authors: 5',
        'Last change: Nov 3, 2026',
        'Kind of file: production',
        'History: complete',
      ],
      Tests: ['test/src/a.ts: imports it'],
    });
  });

  it('shows findings and standards that open the standard', () => {
    const large = finding('large-file', 'src/a.ts', { message: 'It is large.', standardIds: ['keep-files-small'] });
    const file = fileFacts('src/a.ts');
    const nodes = fileNodes({
      file,
      size: file.size,
      unsaved: false,
      findings: [large],
      history: completeHistory,
      ruleOf,
      companions: null,
      standards: [plainStandard('keep-files-small')],
    });
    const rows = nodes.flatMap(({ children }) => children).filter(({ standardId }) => standardId !== undefined);
    assert.deepEqual(
      rows.map(({ kind, label, standardId }) => [kind, label, standardId]),
      [
        ['finding', 'Large file', 'keep-files-small'],
        ['standard', 'keep-files-small', 'keep-files-small'],
      ],
    );
  });

  it('gives each finding its severity, and says its sentence once', () => {
    const file = fileFacts('src/a.ts');
    const message = 'Hot spot #1 of 10: 15 commits in 12 months.';
    const findings = [
      finding('hot-spot', 'src/a.ts', { message, rank: { rank: 1, of: 10 } }),
      finding('large-file', 'src/a.ts', { severity: 'warning' }),
    ];
    const subject = {
      file,
      size: file.size,
      unsaved: false,
      findings,
      history: completeHistory,
      ruleOf,
      companions: null,
      standards: [],
    };
    const rows = fileNodes(subject)[0]?.children ?? [];
    assert.deepEqual(
      rows.map(({ severity }) => severity),
      ['information', 'warning'],
    );
    assert.equal(`${rows[0]?.label}: ${rows[0]?.description}`, message);
    assert.equal(rows[0]?.tooltip, message);
  });

  it('says where a test is expected', () => {
    const tests = { ...noTest, expectedPath: 'test/a.test.ts' };
    assert.deepEqual(sectionsOf({ file: fileFacts('src/a.ts', { tests }) })['Tests'], [
      'No test found: No test imports it, has its name, reaches it, mentions it or changes with it.',
      'Create missing test: test/a.test.ts',
    ]);
  });

  it('asks no test of a test', () => {
    assert.equal(sectionsOf({ file: fileFacts('a.test.ts', { role: 'test', tests: noTest }) })['Tests'], undefined);
  });

  it('says what was scaled down, ignored and renamed, and that the size is not saved', () => {
    const file = fileFacts('src/a.ts', {
      churn: { ...churn, bulkCommits: 2, ignoredRevisions: 1, renamedFrom: ['old\u001b.ts'] },
    });
    const facts = sectionsOf({ file, unsaved: true })['Facts'];
    for (const row of [
      'Code lines: 100, not saved yet',
      'Discounted commits: 2',
      'Ignored commits: 1',
      'Earlier paths: old\\u{1b}.ts',
    ]) {
      assert.ok(facts?.includes(row), `${row} is not in ${String(facts)}`);
    }
  });
});

describe('what changes together with a file', () => {
  it('names what is changed together with the file, and how often', () => {
    const companions = { commits: 15, companions: [{ path: 'src/b.ts', support: 12, confidence: 0.8 }], reason: null };
    assert.deepEqual(sectionsOf({ companions })['Changes together with'], ['src/b.ts: in 12 of 15 commits, 80 %']);
    assert.equal(
      sectionsOf({ companions: { commits: 3, companions: [], reason: null } })['Changes together with'],
      undefined,
    );
  });
});
