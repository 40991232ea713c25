import assert from 'node:assert/strict';
import type { HistoryState } from '../../../../src/engine/model/historyState.ts';
import type { SuppressedFinding } from '../../../../src/engine/model/snapshot.ts';
import { summarizeWorkspace } from '../../../../src/engine/summary/workspaceSummary.ts';
import { churn, fileFacts, finding, noTest, snapshotOf } from './snapshotBuilder.ts';

const hot = (path: string, rank: number): ReturnType<typeof finding> =>
  finding('hot-spot', path, { evidence: { rank, outOf: 824 }, standardIds: ['change-hot-spots-safely'] });

const accepted = (at: number): SuppressedFinding => ({
  ruleId: 'large-file',
  path: `src/large${at}.ts`,
  reason: `reason ${at}`,
});

describe('the workspace summary', () => {
  it('lists hot spots by score with their rank and evidence', () => {
    const files = [
      fileFacts('a.ts', { churn: { ...churn, score: 5 } }),
      fileFacts('b.ts', { churn: { ...churn, score: 9 }, tests: noTest, codeLines: 1204 }),
    ];
    const { hotSpots, numbers } = summarizeWorkspace(snapshotOf(files, [hot('a.ts', 2), hot('b.ts', 1)]));
    assert.deepEqual(
      hotSpots.map((row) => [row.shown, row.rank?.rank, row.rank?.of, row.tests, row.codeLines]),
      [
        ['b.ts', 1, 824, 'none', 1204],
        ['a.ts', 2, 824, 'direct', 100],
      ],
    );
    assert.equal(numbers.hotSpots, 2);
    assert.equal(hotSpots[0]?.revisionsLast12Months, 41);
  });

  it('lists large files by size and says which are hot spots', () => {
    const files = [fileFacts('a.ts', { codeLines: 700 }), fileFacts('b.ts', { codeLines: 900 })];
    const large = (path: string): ReturnType<typeof finding> =>
      finding('large-file', path, { evidence: { limit: 600 } });
    const { largeFiles } = summarizeWorkspace(snapshotOf(files, [large('a.ts'), large('b.ts'), hot('a.ts', 1)]));
    assert.deepEqual(
      largeFiles.map((row) => [row.path, row.codeLines, row.limit, row.isHotSpot]),
      [
        ['b.ts', 900, 600, false],
        ['a.ts', 700, 600, true],
      ],
    );
  });

  it('groups files without a test by folder, the fullest folder and the most changed file first', () => {
    const quiet = { ...churn, revisionsLast4Months: 1 };
    const files = [
      fileFacts('one.ts', { tests: noTest }),
      fileFacts('src/quiet.ts', { tests: noTest, churn: quiet }),
      fileFacts('src/busy.ts', { tests: { ...noTest, expectedPath: 'test/busy.test.ts' } }),
    ];
    const { missingTests } = summarizeWorkspace(
      snapshotOf(
        files,
        files.map((file) => finding('missing-test', file.path)),
      ),
    );
    assert.deepEqual(
      missingTests.map((group) => [group.folder, group.files.map((file) => [file.path, file.expectedPath])]),
      [
        [
          'src',
          [
            ['src/busy.ts', 'test/busy.test.ts'],
            ['src/quiet.ts', null],
          ],
        ],
        ['', [['one.ts', null]]],
      ],
    );
  });

  it('counts findings for each standard that they link to and names it by its title', () => {
    const large = finding('large-file', 'a.ts', { standardIds: ['keep-files-small', 'mark-generated-code'] });
    const { standards } = summarizeWorkspace(
      snapshotOf(
        [fileFacts('a.ts'), fileFacts('b.ts')],
        [large, { ...large, path: 'b.ts', standardIds: ['keep-files-small'] }],
      ),
      new Map([['keep-files-small', 'Keep files small']]),
    );
    assert.deepEqual(standards, [
      { id: 'keep-files-small', title: 'Keep files small', findings: 2 },
      { id: 'mark-generated-code', title: 'mark-generated-code', findings: 1 },
    ]);
  });

  it('shows paths so that nothing in them can hide', () => {
    const path = 'src/\u001b[31mred\u202e.ts';
    const { hotSpots } = summarizeWorkspace(snapshotOf([fileFacts(path)], [hot(path, 1)]));
    assert.equal(hotSpots[0]?.shown, 'src/\\u{1b}[31mred\\u{202e}.ts');
    assert.equal(hotSpots[0].path, path);
  });

  it('says what the numbers leave out', () => {
    const files = [
      fileFacts('a.ts', { churn: { ...churn, bulkCommits: 2, ignoredRevisions: 1 } }),
      fileFacts('README.md', { role: 'docs', churn: null }),
      fileFacts('x/gen.ts', { role: 'generated', churn: null }),
      fileFacts('b.sh', { churn: null, tests: { ...noTest, status: 'unknown' } }),
    ];
    assert.deepEqual(summarizeWorkspace(snapshotOf(files, [], { suppressed: [1, 2, 3].map(accepted) })).leftOut, [
      'Not ranked and not asked for tests: 1 generated file and 1 document.',
      'It cannot be said whether a test reaches 1 production file.',
      'Commits of more than 20 files weigh less; this concerns 1 file.',
      'Commits named in .git-blame-ignore-revs are not counted; this concerns 1 file.',
      'Suppressed by the team: 3 findings.',
    ]);
  });
});

describe('the first steps', () => {
  it('begin with hot spots, and are three at most', () => {
    const files = [
      fileFacts('hot.ts'),
      fileFacts('hotNoTest.ts', { churn: { ...churn, score: 6 }, tests: noTest }),
      fileFacts('noTest.ts', { tests: noTest }),
      fileFacts('large.ts', { codeLines: 2000 }),
    ];
    const { firstSteps } = summarizeWorkspace(
      snapshotOf(files, [
        hot('hot.ts', 1),
        hot('hotNoTest.ts', 2),
        finding('missing-test', 'noTest.ts'),
        finding('large-file', 'large.ts', { evidence: { limit: 600 } }),
      ]),
    );
    assert.deepEqual(
      firstSteps.map((step) => [step.file?.path, step.standardId]),
      [
        ['hot.ts', 'change-hot-spots-safely'],
        ['hotNoTest.ts', 'test-next-to-the-change'],
        ['noTest.ts', 'test-next-to-the-change'],
      ],
    );
    assert.match(firstSteps[0]?.text ?? '', /^41 commits in 12 months, 100 lines\. /u);
  });

  it('are none where nothing was found', () => {
    assert.deepEqual(summarizeWorkspace(snapshotOf([fileFacts('a.ts')])).firstSteps, []);
  });

  it('ask to decide again on suppressions that ended', () => {
    const { firstSteps } = summarizeWorkspace(
      snapshotOf([fileFacts('a.ts')], [finding('expired-suppression', 'plumbline.json', { line: 7 })]),
    );
    assert.deepEqual(
      firstSteps.map((step) => [step.text, step.file]),
      [['1 suppression ended: decide again whether the reason still holds.', null]],
    );
  });
});

describe('the history sentence', () => {
  const sentenceFor = (history: HistoryState): string =>
    summarizeWorkspace(snapshotOf([], [], { history })).history.sentence;

  it('says what was counted', () => {
    assert.equal(
      sentenceFor({ state: 'complete', ranks: true, from: '2024-11-21T00:00:00.000Z', commits: 1204 }),
      'The history is complete: 1,204 commits counted, since 2024-11-21; merges are left out.',
    );
  });

  it('claims no reach where no commit counts', () => {
    assert.equal(
      sentenceFor({ state: 'complete', ranks: true, from: null, commits: 0 }),
      'The history is complete: 0 commits counted; merges are left out.',
    );
  });

  it('promises no ranking for a shallow clone and gives the way out', () => {
    const reason = 'Run "git fetch --unshallow" to get all of it.';
    const sentence = sentenceFor({ state: 'shallow', ranks: false, from: null, commits: 0, reason });
    assert.equal(sentence, `This is a shallow clone: its history is cut off, so no file is ranked. ${reason}`);
  });

  it('says what is missing where the walk was cut', () => {
    const cut = { ranks: true, from: '2024-11-21T00:00:00.000Z', commits: 200_000 };
    assert.match(
      sentenceFor({ ...cut, state: 'capped' }),
      /^Only the latest 200,000 commits .* older changes are missing/u,
    );
    assert.match(sentenceFor({ ...cut, state: 'timed-out' }), /took too long .* Older changes are missing/u);
    assert.match(sentenceFor({ ...cut, state: 'partial' }), /The clone is partial/u);
  });
});
