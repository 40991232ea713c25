import * as z from 'zod/mini';
import { described } from './described.ts';

const count = z.int().check(z.minimum(0));
const date = (description: string): z.ZodMiniString => described(z.string(), `${description}, ISO 8601.`);

const hits = described(
  z.strictObject({
    score: described(count, 'Ranked by churn score, as hot spots are.'),
    lines: described(count, 'Ranked by lines that are not blank, alone.'),
    revisionsTimesLines: described(count, 'Ranked by all revisions up to the date x lines that are not blank.'),
    random: described(z.number().check(z.minimum(0)), 'Expected for files drawn at random: touches x top / files.'),
    perfect: described(count, 'Ranked by the touches themselves: no ranking can have more.'),
  }),
  'Fix touches on the first files of each ranking.',
);

const counts = {
  fixCommits: described(count, 'Fix commits that touch at least one ranked file.'),
  touches: described(count, 'Pairs of such a commit and a ranked file that it touches.'),
  touchesOnNewFiles: described(count, 'Touches by fix commits on production files that the date did not have.'),
  enoughFixes: described(z.boolean(), 'Whether there are fix commits enough to say anything.'),
  hits,
};

/** The result of a backtest, which is also what `plumbline backtest --format json` prints: a public contract. */
export const backtestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  repository: z.strictObject({
    root: described(z.string(), 'Absolute path.'),
    head: described(z.string(), 'Full object id.'),
    history: z.strictObject({
      state: described(z.enum(['complete', 'capped', 'timed-out']), 'How far the history can be trusted.'),
      commits: described(count, 'Commits read, without merges.'),
    }),
  }),
  months: described(z.int().check(z.minimum(1)), 'Months between two dates, and months of fixes behind each.'),
  windowMonths: described(z.nullable(z.number()), 'Months of history that a ranking counts; null for all.'),
  top: described(count, 'Files at the top of a ranking that are looked at.'),
  minFixCommits: described(count, 'Fewer fix commits than this are too few to say anything.'),
  until: date('The latest commit (the clock’s time where no commit is earlier), which the dates are counted back from'),
  windows: described(
    z.readonly(
      z.array(
        z.strictObject({
          date: date('The date of the ranking'),
          until: date('The end of the months of fixes'),
          commit: described(z.string(), 'Full object id of the commit that the branch stood at on the date.'),
          files: described(count, 'Production files that were ranked.'),
          unreadableFiles: described(count, 'Production files left out because their content is missing or too long.'),
          ...counts,
        }),
      ),
    ),
    'The latest date first.',
  ),
  total: described(z.strictObject(counts), 'Sums over all dates.'),
  elapsedMs: z.number().check(z.minimum(0)),
});

export type Backtest = Readonly<z.infer<typeof backtestSchema>>;
export type BacktestWindow = Readonly<Backtest['windows'][number]>;
export type BacktestCounts = Readonly<Backtest['total']>;
export type RankingHits = Readonly<BacktestCounts['hits']>;
