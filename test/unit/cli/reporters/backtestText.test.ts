import assert from 'node:assert/strict';
import { renderBacktest } from '../../../../src/cli/reporters/backtestText.ts';
import { backtestSchema } from '../../../../src/engine/model/backtest.ts';
import type { Backtest, BacktestCounts, BacktestWindow } from '../../../../src/engine/model/backtest.ts';

const ENOUGH: BacktestCounts = {
  fixCommits: 40,
  touches: 80,
  touchesOnNewFiles: 0,
  enoughFixes: true,
  hits: { score: 40, lines: 20, revisionsTimesLines: 30, random: 0.5, perfect: 60 },
};
const FEW: BacktestCounts = {
  fixCommits: 3,
  touches: 4,
  touchesOnNewFiles: 0,
  enoughFixes: false,
  hits: { score: 4, lines: 4, revisionsTimesLines: 4, random: 0.1, perfect: 4 },
};

function windowOf(date: string, until: string, counts: BacktestCounts): BacktestWindow {
  return { date, until, commit: 'c'.repeat(40), files: 1234, unreadableFiles: 0, ...counts };
}

const LATE = windowOf('2026-01-31T12:00:00.000Z', '2026-07-31T12:00:00.000Z', ENOUGH);
const EARLY = windowOf('2025-07-31T12:00:00.000Z', '2026-01-31T12:00:00.000Z', FEW);

function backtest(changes: Partial<Backtest> = {}): Backtest {
  return {
    schemaVersion: 1,
    repository: { root: '/home/ada/shop', head: 'a'.repeat(40), history: { state: 'complete', commits: 900 } },
    months: 6,
    windowMonths: 24,
    top: 20,
    minFixCommits: 10,
    until: '2026-07-31T12:00:00.000Z',
    windows: [LATE, EARLY],
    total: ENOUGH,
    elapsedMs: 100,
    ...changes,
  };
}

const render = (changes: Partial<Backtest> = {}): string =>
  renderBacktest(backtest(changes), { color: false, width: 1000 });
const lineWith = (text: string, part: string): string =>
  text.split('\n').find((line) => line.includes(part)) ?? `no line with ${part}`;

describe('the text of a backtest', () => {
  it('is made of what the schema allows', () => {
    assert.deepEqual(backtestSchema.parse(backtest()), backtest());
  });

  it('has a row for each date, with the share of each ranking', () => {
    const text = render();
    const cells = (line: string): readonly string[] => line.trim().split(/\s{2,}/u);
    assert.deepEqual(cells(lineWith(text, 'perfect')), [
      'ranked as of',
      'files',
      'fix commits',
      'touches',
      'ranking',
      'lines',
      'revisions x lines',
      'random',
      'perfect',
    ]);
    assert.deepEqual(cells(lineWith(text, '2026-01-31 ')), [
      ...['2026-01-31', '1,234', '40', '80', '50 %', '25 %', '38 %', '0.6 %', '75 %'],
    ]);
  });

  it('gives no share for a date with too few fixes, and says so', () => {
    const text = render();
    assert.match(lineWith(text, '2025-07-31 '), /too few$/u);
    assert.match(text, /1 date with fewer than 10 fix commits: too few to say anything alone\./u);
  });

  it('says where there are too few fixes to say anything at all', () => {
    const text = render({ windows: [EARLY], total: FEW });
    assert.match(text, /3 fix commits: fewer than 10 are too few to say anything\./u);
    assert.doesNotMatch(text, /\d %/u);
  });

  it('says that a history is too short', () => {
    const none = { score: 0, lines: 0, revisionsTimesLines: 0, random: 0, perfect: 0 };
    const text = render({ windows: [], total: { ...FEW, fixCommits: 0, touches: 0, hits: none } });
    assert.match(text, /The history is too short: .* 6 months of history before it and after it\./u);
    assert.doesNotMatch(text, /ranked as of/u);
  });

  it('says what was not counted and what could not be read', () => {
    const text = render({
      windows: [{ ...LATE, unreadableFiles: 2 }],
      total: { ...ENOUGH, touchesOnNewFiles: 7 },
      repository: { ...backtest().repository, history: { state: 'capped', commits: 200_000 } },
    });
    assert.match(text, /Not counted: 7 touches of files that were not there yet/u);
    assert.match(text, /Left out: 2 files/u);
    assert.match(text, /Only the newest 200,000 commits were read/u);
  });

  it('never speaks of probability, and denies that it knows of defects', () => {
    const text = render();
    assert.match(text, /not which files have defects/u);
    assert.doesNotMatch(text, /probab|predict|likel/iu);
  });
});
