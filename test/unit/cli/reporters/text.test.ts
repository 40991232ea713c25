import assert from 'node:assert/strict';
import { renderText } from '../../../../src/cli/reporters/text.ts';
import type { TestFacts } from '../../../../src/engine/model/fact.ts';
import { summarizeWorkspace } from '../../../../src/engine/summary/workspaceSummary.ts';
import { accepted, churn, fileFacts, finding, noTest, snapshotOf } from '../../engine/summary/snapshotBuilder.ts';

const plain = { color: false, width: 80 };
const hot = (path: string, rank: number): ReturnType<typeof finding> =>
  finding('hot-spot', path, { rank: { rank, of: 1824 }, standardIds: ['change-hot-spots-safely'] });

describe('the text report', () => {
  const long = `src/${'deep/'.repeat(30)}order.ts`;
  const files = [
    fileFacts('src/a.ts', { churn: { ...churn, score: 104.25, revisionsLast12Months: 1041 }, codeLines: 1204 }),
    fileFacts(long, { churn: { ...churn, score: 7 }, tests: noTest }),
    fileFacts('lib/b.ts', { tests: noTest }),
  ];
  const findings = [
    hot('src/a.ts', 1),
    hot(long, 2),
    finding('missing-test', 'lib/b.ts', { standardIds: ['test-next-to-the-change'] }),
    finding('large-file', 'src/a.ts', { limit: 600 }),
  ];
  const summary = summarizeWorkspace(snapshotOf(files, findings));
  const report = renderText(summary, plain);

  it('lines up the columns of the hot spots and never cuts a path', () => {
    const lines = report.split('\n');
    const head = lines.findIndex((line) => line.includes('score'));
    assert.equal(lines[head - 1], 'Hot spots (2 of 1,824 production files)');
    assert.deepEqual(lines.slice(head, head + 3), [
      '  #  score  4 mo  12 mo  changed     code lines  tests       file',
      '  1  104.3    12  1,041  2026-11-03       1,204  1           src/a.ts',
      `  2    7.0    12     41  2026-11-03         100  none found  ${long}`,
    ]);
  });

  it('starts with the history, the numbers and what to do first', () => {
    assert.match(report, /^Quality summary of shop at abcdef0123\nThe history is complete/u);
    assert.match(report, /2 hot spots, 1 large file, 1 file where no test was found/u);
    assert.ok(report.indexOf('Start here') < report.indexOf('Hot spots ('));
    assert.match(report, /Start here\n {2}1\. src\/a\.ts\n {5}1,041 commits in 12 months/u);
  });

  it('ends with the way to all numbers', () => {
    assert.match(report, /All numbers: --format json\. In VS Code: Plumbline: Quality Summary\.\n$/u);
  });

  it('wraps sentences at the width', () => {
    const narrow = renderText(summary, { color: false, width: 50 });
    const prose = narrow.split('\n').filter((line) => /^ {5}\S/u.test(line));
    assert.ok(prose.length > 2);
    assert.ok(prose.every((line) => line.length <= 50));
  });

  it('says the same with and without color', () => {
    const colored = renderText(summary, { color: true, width: 80 });
    assert.notEqual(colored, report);
    assert.equal(colored.replace(/\u001b\[\d+m/gu, ''), report);
  });

  it('lets no path drive the terminal', () => {
    const path = 'src/\u001b]0;owned\u0007.ts';
    const text = renderText(summarizeWorkspace(snapshotOf([fileFacts(path)], [hot(path, 1)])), plain);
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f]/u);
    assert.match(text, /src\/\\u\{1b\}\]0;owned\\u\{7\}\.ts/u);
  });

  it('is short and calm where nothing was found', () => {
    const quiet = renderText(summarizeWorkspace(snapshotOf([fileFacts('a.ts')])), plain);
    assert.match(quiet, /Nothing stands out\./u);
    assert.doesNotMatch(quiet, /Hot spots \(/u);
  });

  it('says why there is no hot spot and which file comes next', () => {
    const ranking = { options: { topShare: 0.03, minScore: 4, maxFindings: 20 }, ranked: 1, closest: ['a.ts'] };
    const quiet = renderText(
      summarizeWorkspace(snapshotOf([fileFacts('a.ts')], [], { hotSpotRanking: ranking })),
      plain,
    );
    assert.match(
      quiet,
      /\nHot spots: none\n {2}A hot spot is in the first 3% [^]* \(1 of 1\) and has\n {2}a churn score of at least 4\.\n {2}Closest: a\.ts \(score 10\.0\)\.\n/u,
    );
  });

  it('says that there are no files yet instead of praising them', () => {
    const empty = renderText(summarizeWorkspace(snapshotOf([])), plain);
    assert.match(empty, /\nThere are no files yet\.\n/u);
    assert.doesNotMatch(empty, /Nothing stands out/u);
  });

  it('explains the words in the column of tests, where they are used', () => {
    const statusOf = (status: TestFacts['status']) => fileFacts(`${status}.ts`, { tests: { ...noTest, status } });
    const textOf = (...statuses: TestFacts['status'][]): string => {
      const of = statuses.map(statusOf);
      const findings = of.map(({ path }, index) => hot(path, index + 1));
      return renderText(summarizeWorkspace(snapshotOf(of, findings)), { color: false, width: 200 });
    };
    assert.match(
      textOf('indirect', 'unknown'),
      /Tests: "reached": tests come to the file through other files\. "not known": it cannot be said/u,
    );
    assert.doesNotMatch(textOf('direct', 'none'), /Tests:/u);
  });

  it('tells production files from tests among the large ones', () => {
    const large = [fileFacts('a.test.ts', { codeLines: 5000, role: 'test' }), fileFacts('a.ts', { codeLines: 700 })];
    const text = renderText(
      summarizeWorkspace(
        snapshotOf(
          large,
          large.map(({ path }) => finding('large-file', path, { limit: 600 })),
        ),
      ),
      plain,
    );
    assert.match(
      text,
      /limit {2}kind {8}file\n +700 +600 {2}production {2}a\.ts\n +5,000 +600 {2}test {8}a\.test\.ts\n/u,
    );
  });

  it('shows the findings of a rule that it does not know, with path, line and message', () => {
    const range = { startLine: 7, startColumn: 1, endLine: 7, endColumn: 4 };
    const team = finding('team-rule', 'src/a.ts', { range, message: 'Use our HTTP client.' });
    const snapshot = snapshotOf([fileFacts('src/a.ts')], [team, { ...team, range: null }]);
    const [known] = snapshot.rules;
    assert.ok(known);
    const rules = [{ ...known, id: 'team-rule', heading: 'Team rules', headline: false }];
    const text = renderText(summarizeWorkspace({ ...snapshot, rules }), plain);
    assert.match(
      text,
      /Team rules \(2\)\n {2}src\/a\.ts:7\n {4}Use our HTTP client\.\n {2}src\/a\.ts\n {4}Use our HTTP client\.\n/u,
    );
  });

  it('names what the team suppressed, with rule and reason', () => {
    const suppressed = [accepted(finding('large-file', 'src/a.ts'), 'A table of tax rates')];
    const text = renderText(summarizeWorkspace(snapshotOf([fileFacts('src/a.ts')], [], { suppressed })), plain);
    assert.match(text, /Suppressed by the team \(1\)\n {2}src\/a\.ts \(large-file\)\n {4}A table of tax rates\n/u);
  });

  it('says how many rows of a long list are not shown', () => {
    const many = Array.from({ length: 40 }, (_, index) => fileFacts(`f${index}.ts`, { codeLines: 700 + index }));
    const text = renderText(
      summarizeWorkspace(
        snapshotOf(
          many,
          many.map((file) => finding('large-file', file.path, { limit: 600 })),
        ),
      ),
      plain,
    );
    assert.match(text, /and 25 more files/u);
  });
});
