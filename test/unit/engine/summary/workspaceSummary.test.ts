import assert from 'node:assert/strict';
import type { HotSpotRanking } from '../../../../src/engine/model/hotSpotRanking.ts';
import type { HistoryState } from '../../../../src/engine/model/historyState.ts';
import type { Finding } from '../../../../src/engine/model/finding.ts';
import type { SuppressedFinding } from '../../../../src/engine/model/snapshot.ts';
import { summarizeWorkspace } from '../../../../src/engine/summary/workspaceSummary.ts';
import { accepted as acceptedFinding, churn, fileFacts, finding, noTest, snapshotOf } from './snapshotBuilder.ts';

const hot = (path: string, rank: number): ReturnType<typeof finding> =>
  finding('hot-spot', path, { rank: { rank, of: 824 }, standardIds: ['change-hot-spots-safely'] });

const accepted = (at: number): SuppressedFinding =>
  acceptedFinding(finding('large-file', `src/large${at}.ts`), `reason ${at}`);

describe('the workspace summary', () => {
  it('lists hot spots by score with their rank and evidence', () => {
    const files = [
      fileFacts('a.ts', { churn: { ...churn, score: 5 } }),
      fileFacts('b.ts', { churn: { ...churn, score: 9 }, tests: noTest, codeLines: 1204 }),
    ];
    const { hotSpots, rules } = summarizeWorkspace(snapshotOf(files, [hot('a.ts', 2), hot('b.ts', 1)]));
    assert.deepEqual(
      hotSpots.map((row) => [row.shown, row.rank?.rank, row.rank?.of, row.tests, row.codeLines]),
      [
        ['b.ts', 1, 824, 'none', 1204],
        ['a.ts', 2, 824, 'direct', 100],
      ],
    );
    assert.equal(rules.find(({ id }) => id === 'hot-spot')?.findings, 2);
    assert.equal(hotSpots[0]?.revisionsLast12Months, 41);
  });

  it('lists large files by size and says which are hot spots', () => {
    const files = [fileFacts('a.ts', { codeLines: 700 }), fileFacts('b.ts', { codeLines: 900 })];
    const large = (path: string): ReturnType<typeof finding> => finding('large-file', path, { limit: 600 });
    const { largeFiles } = summarizeWorkspace(snapshotOf(files, [large('a.ts'), large('b.ts'), hot('a.ts', 1)]));
    assert.deepEqual(
      largeFiles.map((row) => [row.path, row.codeLines, row.limit, row.isHotSpot]),
      [
        ['b.ts', 900, 600, false],
        ['a.ts', 700, 600, true],
      ],
    );
  });

  it('lists large production files before larger tests', () => {
    const files = [
      fileFacts('test/all.test.ts', { codeLines: 9000, role: 'test' }),
      fileFacts('a.ts', { codeLines: 700 }),
      fileFacts('b.ts', { codeLines: 900 }),
    ];
    const { largeFiles } = summarizeWorkspace(
      snapshotOf(
        files,
        files.map(({ path }) => finding('large-file', path)),
      ),
    );
    assert.deepEqual(
      largeFiles.map(({ path, kind }) => [path, kind]),
      [
        ['b.ts', 'production'],
        ['a.ts', 'production'],
        ['test/all.test.ts', 'test'],
      ],
    );
  });

  it('lists what the team suppressed, with its reasons', () => {
    const suppressed = [acceptedFinding(finding('large-file', 'a.ts'), 'A table\u001b[2J of rates')];
    assert.deepEqual(summarizeWorkspace(snapshotOf([fileFacts('a.ts')], [], { suppressed })).suppressed, [
      {
        path: 'a.ts',
        shown: 'a.ts',
        line: 1,
        codeLines: 100,
        ruleId: 'large-file',
        reason: 'A table\\u{1b}[2J of rates',
      },
    ]);
  });

  it('leads to the line of a mistake in the quality definition', () => {
    const problem = { path: 'plumbline.json', offset: 40, length: 2, line: 7, column: 3, message: 'm' };
    const { problems } = summarizeWorkspace(snapshotOf([], [], { problems: [problem] }));
    assert.deepEqual(
      problems.map(({ path, line }) => [path, line]),
      [['plumbline.json', 7]],
    );
  });

  it('says that a folder outside git was not listed to its end', () => {
    const [first] = summarizeWorkspace(snapshotOf([fileFacts('a.ts')], [], { truncated: true })).leftOut;
    assert.match(first ?? '', /^The folder has more files than are listed outside git/u);
    assert.deepEqual(summarizeWorkspace(snapshotOf([fileFacts('a.ts')])).leftOut, []);
  });

  it('groups files without a test by folder, the fullest folder and the most changed file first', () => {
    const quiet = { ...churn, revisionsLast4Months: 1 };
    const files = [
      fileFacts('one.ts', { tests: noTest }),
      fileFacts('src/quiet.ts', { tests: noTest, churn: quiet }),
      fileFacts('src/busy.ts', { tests: noTest }),
    ];
    const { missingTests } = summarizeWorkspace(
      snapshotOf(
        files,
        files.map(({ path }) =>
          finding('missing-test', path, path === 'src/busy.ts' ? { expectedPath: 'test/busy.test.ts' } : {}),
        ),
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
    const large = finding('large-file', 'a.ts', { standardIds: ['keep-files-small', 'gone'] });
    const { standards } = summarizeWorkspace(
      snapshotOf(
        [fileFacts('a.ts'), fileFacts('b.ts')],
        [large, { ...large, path: 'b.ts', standardIds: ['keep-files-small'] }],
      ),
    );
    assert.deepEqual(standards, [
      { id: 'keep-files-small', title: 'Keep files small', findings: 2 },
      { id: 'gone', title: 'gone', findings: 1 },
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
        finding('large-file', 'large.ts', { limit: 600 }),
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

  it('name a large test only where there is nothing else to start with', () => {
    const test = fileFacts('test/all.test.ts', { codeLines: 9000, role: 'test' });
    const source = fileFacts('a.ts', { codeLines: 700 });
    const large = [test, source].map(({ path }) => finding('large-file', path, { limit: 600 }));
    const startOf = (findings: readonly Finding[]): readonly (string | undefined)[] =>
      summarizeWorkspace(snapshotOf([test, source], findings)).firstSteps.map(({ file }) => file?.path);
    assert.deepEqual(startOf(large), ['a.ts']);
    assert.deepEqual(startOf([...large, hot('a.ts', 1)]), ['a.ts']);
    assert.deepEqual(startOf(large.slice(0, 1)), ['test/all.test.ts']);
  });

  it('are none where nothing was found', () => {
    assert.deepEqual(summarizeWorkspace(snapshotOf([fileFacts('a.ts')])).firstSteps, []);
  });

  it('ask to decide again on suppressions that ended', () => {
    const { firstSteps } = summarizeWorkspace(
      snapshotOf(
        [fileFacts('a.ts')],
        [
          finding('expired-suppression', 'plumbline.json', {
            range: { startLine: 7, startColumn: 1, endLine: 7, endColumn: 2 },
          }),
        ],
      ),
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

  it('gives the reason and the way out once where nothing is ranked', () => {
    const without = { ranks: false, from: null, commits: 0 };
    const shallow = 'The clone is shallow, so files cannot be ranked. To get them, run: git fetch --unshallow';
    assert.equal(sentenceFor({ ...without, state: 'shallow', reason: shallow }), shallow);
    assert.equal(
      sentenceFor({ ...without, state: 'none', reason: 'The folder is not in a git work tree.' }),
      'The folder is not in a git work tree. No file is ranked; size and tests are still checked.',
    );
    assert.equal(
      sentenceFor({ ...without, state: 'none', reason: 'Git could not read the history: bad object' }),
      'Git could not read the history: bad object. No file is ranked; size and tests are still checked.',
    );
  });

  it('says what is missing where the walk was cut', () => {
    const cut = { ranks: true, from: '2024-11-21T00:00:00.000Z', commits: 200_000 };
    assert.equal(
      sentenceFor({ ...cut, state: 'capped', reason: 'Only the newest 200,000 commits count.' }),
      'Only the newest 200,000 commits count. Older changes, before 2024-11-21, and merges are left out.',
    );
    assert.equal(
      sentenceFor({ ...cut, state: 'timed-out', reason: 'Reading took too long.' }),
      'Reading took too long. Older changes, before 2024-11-21, and merges are left out.',
    );
    assert.equal(
      sentenceFor({ ...cut, state: 'partial', reason: 'Old contents are missing, but files are ranked.' }),
      'Old contents are missing, but files are ranked. 200,000 commits counted, since 2024-11-21; merges are left out.',
    );
  });
});

describe('the notes on few hot spots', () => {
  const ranking = (closest: readonly string[], ranked = 40): HotSpotRanking => ({
    options: { topShare: 0.05, minScore: 2.5, maxFindings: 20 },
    ranked,
    closest,
  });
  const files = [
    fileFacts('a.ts', { churn: { ...churn, score: 2.44 } }),
    fileFacts('b\u001b.ts', { churn: { ...churn, score: 1, lastChanged: '2026-01-03T10:00:00.000Z' } }),
  ];
  const rule =
    'A hot spot is in the first 5% of the ranked production files (2 of 40) and has a churn score of at least 2.5.';

  it('give the options in force and the closest files with their scores', () => {
    const { hotSpotNotes } = summarizeWorkspace(
      snapshotOf(files, [], { hotSpotRanking: ranking(['a.ts', 'b\u001b.ts']) }),
    );
    assert.deepEqual(hotSpotNotes, [rule, 'Closest: a.ts (score 2.4), b\\u{1b}.ts (score 1.0).']);
  });

  it('name the closest file even where all scores are tiny', () => {
    const faded = ['c.ts', 'd.ts'].map((path) => fileFacts(path, { churn: { ...churn, score: 0.03 } }));
    const { hotSpotNotes } = summarizeWorkspace(snapshotOf(faded, [], { hotSpotRanking: ranking(['c.ts', 'd.ts']) }));
    assert.deepEqual(hotSpotNotes, [rule, 'Closest: c.ts (score below 0.1).']);
  });

  it('say since when nothing changed, and what the team suppressed', () => {
    const { hotSpotNotes } = summarizeWorkspace(
      snapshotOf(files.slice(1), [], {
        hotSpotRanking: ranking([]),
        suppressed: [acceptedFinding(finding('hot-spot', 'old.ts'), 'r')],
      }),
    );
    assert.deepEqual(hotSpotNotes, [
      rule,
      'The team suppressed 1 hot spot.',
      'No file changed since 2026-01-03, and scores halve every four months.',
    ]);
  });

  it('say that no commit falls in the window', () => {
    const unchanged = fileFacts('a.ts', { churn: { ...churn, score: 0, lastChanged: null } });
    const { hotSpotNotes } = summarizeWorkspace(snapshotOf([unchanged], [], { hotSpotRanking: ranking([]) }));
    assert.deepEqual(hotSpotNotes, [rule, 'No file changed in the time that counts since 2024-11-21.']);
  });

  it('say that the definition leaves nothing to rank', () => {
    const { hotSpotNotes } = summarizeWorkspace(snapshotOf(files, [], { hotSpotRanking: ranking([], 0) }));
    assert.deepEqual(hotSpotNotes, [
      'The quality definition switches the rule off, or leaves out all production files.',
    ]);
  });

  it('are none where there are enough, nothing to rank, or no history', () => {
    const many = ['a.ts', 'b.ts', 'c.ts'].map((path) => fileFacts(path));
    const all = many.map(({ path }, index) => hot(path, index + 1));
    assert.deepEqual(summarizeWorkspace(snapshotOf(many, all)).hotSpotNotes, []);
    assert.deepEqual(summarizeWorkspace(snapshotOf([])).hotSpotNotes, []);
    const history: HistoryState = { state: 'none', ranks: false, from: null, commits: 0, reason: 'No git.' };
    assert.deepEqual(summarizeWorkspace(snapshotOf(many, [], { history })).hotSpotNotes, []);
  });
});
