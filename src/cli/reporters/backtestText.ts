import { createColors } from 'picocolors';
import type { Backtest, BacktestCounts, BacktestWindow, RankingHits } from '../../engine/model/backtest.ts';
import { grouped, quantity } from '../../engine/model/quantity.ts';
import { shownPath } from '../../engine/summary/shownPath.ts';
import type { TextOptions } from './text.ts';
import { renderTable } from './textTable.ts';
import { wrap } from './wrap.ts';

const INDENT = '  ';
const HEAD = [
  'ranked as of',
  'files',
  'fix commits',
  'touches',
  'ranking',
  'lines',
  'revisions x lines',
  'random',
  'perfect',
];
const RANKINGS: readonly (keyof RankingHits)[] = ['score', 'lines', 'revisionsTimesLines', 'random', 'perfect'];

/** A backtest for a terminal, with a line break at its end. */
export function renderBacktest(backtest: Backtest, options: TextOptions): string {
  const colors = createColors(options.color);
  const sections = [
    [colors.bold(`Backtest of ${nameOf(backtest.repository.root)} at ${backtest.repository.head.slice(0, 10)}`)],
    wrap(introduction(backtest), options.width, ''),
    backtest.windows.length === 0
      ? []
      : table(backtest).map((line, index) => INDENT + (index === 0 ? colors.dim(line) : line)),
    [verdict(backtest), ...notes(backtest)].flatMap((sentence) => wrap(sentence, options.width, '')),
    [colors.dim('Counts behind the percentages: --format json. What is measured: docs/backtest.md.')],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function introduction({ windows, months, top, until }: Backtest): string {
  if (windows.length === 0) {
    return `The history is too short: a date to test needs ${quantity(months, 'month')} of history before it and after it.`;
  }
  return (
    `Files were ranked as of ${quantity(windows.length, 'date')}, counted back from ${day(until)}, with the tree and the history of that ` +
    `day. The percentages are the fix touches of the ${quantity(months, 'month')} after it that fell on the first ${top} files: ` +
    'of the ranking by churn score, of a ranking by lines alone, by all revisions x lines, of files drawn at random (expected), ' +
    'and of the best ranking that was possible.'
  );
}

function table({ windows, total }: Backtest): readonly string[] {
  return renderTable(
    HEAD,
    [...windows.map(windowCells), ['all dates', '', ...countCells(total)]],
    ['left', ...HEAD.slice(1).map(() => 'right' as const)],
  );
}

function windowCells(window: BacktestWindow): readonly string[] {
  return [day(window.date), grouped(window.files), ...countCells(window)];
}

function countCells({ fixCommits, touches, enoughFixes, hits }: BacktestCounts): readonly string[] {
  const shares = enoughFixes ? RANKINGS.map((ranking) => percent(hits[ranking], touches)) : ['too few'];
  return [grouped(fixCommits), grouped(touches), ...shares];
}

function verdict({ total, top, minFixCommits, windows }: Backtest): string {
  if (windows.length === 0) {
    return '';
  }
  if (!total.enoughFixes) {
    return `${quantity(total.fixCommits, 'fix commit')}: fewer than ${minFixCommits} are too few to say anything.`;
  }
  const { hits, touches } = total;
  return (
    `Of ${quantity(touches, 'fix touch', 'fix touches')}, ${grouped(hits.score)} fell on the first ${top} files of the ranking; ` +
    `by lines alone ${grouped(hits.lines)}, by revisions x lines ${grouped(hits.revisionsTimesLines)}, at random ` +
    `${hits.random.toFixed(1)}; at most ${grouped(hits.perfect)} could have. This says where fixes went, not which files have defects.`
  );
}

function notes({ windows, total, repository, minFixCommits }: Backtest): readonly string[] {
  const tooFew = windows.filter(({ enoughFixes }) => !enoughFixes).length;
  const unreadable = windows.reduce((sum, { unreadableFiles }) => sum + unreadableFiles, 0);
  return [
    ...(total.enoughFixes && tooFew > 0
      ? [`${quantity(tooFew, 'date')} with fewer than ${minFixCommits} fix commits: too few to say anything alone.`]
      : []),
    ...(total.touchesOnNewFiles > 0
      ? [
          `Not counted: ${quantity(total.touchesOnNewFiles, 'touch', 'touches')} of files that were not there yet on the date of the ranking.`,
        ]
      : []),
    ...(unreadable > 0
      ? [
          `Left out: ${quantity(unreadable, 'file')} (over all dates) whose content is missing from the clone or too long.`,
        ]
      : []),
    ...(repository.history.state === 'complete'
      ? []
      : [`Only the newest ${quantity(repository.history.commits, 'commit')} were read; older dates are not tested.`]),
  ];
}

/** A share as a whole percentage; empty where nothing is shared. */
function percent(part: number, whole: number): string {
  const share = whole === 0 ? 0 : (100 * part) / whole;
  return `${share > 0 && share < 1 ? share.toFixed(1) : share.toFixed(0)} %`;
}

function day(date: string): string {
  return date.slice(0, 10);
}

function nameOf(root: string): string {
  return shownPath(root.split(/[/\\]/u).at(-1) ?? root);
}
