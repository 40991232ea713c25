import * as z from 'zod/mini';
import { about } from './about.ts';

const count = z.int().check(z.minimum(0));
const date = (description: string): z.ZodMiniString => about(z.string(), `${description}, ISO 8601.`);

const hits = about(
  z.strictObject({
    score: about(count, 'Ranked by churn score, as hot spots are.'),
    lines: about(count, 'Ranked by lines that are not blank, alone.'),
    revisionsTimesLines: about(count, 'Ranked by all revisions up to the date x lines that are not blank.'),
    random: about(z.number().check(z.minimum(0)), 'Expected for files drawn at random: touches x top / files.'),
    perfect: about(count, 'Ranked by the touches themselves: no ranking can have more.'),
  }),
  'Fix touches on the first files of each ranking.',
);

const counts = {
  fixCommits: about(count, 'Fix commits that touch at least one ranked file.'),
  touches: about(count, 'Pairs of such a commit and a ranked file that it touches.'),
  touchesOnNewFiles: about(count, 'Touches by fix commits on production files that the date did not have.'),
  enoughFixes: about(z.boolean(), 'Whether there are fix commits enough to say anything.'),
  hits,
};

/** The result of a backtest, which is also what `plumbline backtest --format json` prints: a public contract. */
export const backtestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  repository: z.strictObject({
    root: about(z.string(), 'Absolute path.'),
    head: about(z.string(), 'Full object id.'),
    history: z.strictObject({
      state: about(z.enum(['complete', 'capped', 'timed-out']), 'How far the history can be trusted.'),
      commits: about(count, 'Commits read, without merges.'),
    }),
  }),
  months: about(z.int().check(z.minimum(1)), 'Months between two dates, and months of fixes behind each.'),
  windowMonths: about(z.nullable(z.number()), 'Months of history that a ranking counts; null for all.'),
  top: about(count, 'Files at the top of a ranking that are looked at.'),
  minFixCommits: about(count, 'Fewer fix commits than this are too few to say anything.'),
  until: date('The latest commit (the clock’s time where no commit is earlier), which the dates are counted back from'),
  windows: about(
    z.readonly(
      z.array(
        z.strictObject({
          date: date('The date of the ranking'),
          until: date('The end of the months of fixes'),
          commit: about(z.string(), 'Full object id of the commit that the branch stood at on the date.'),
          files: about(count, 'Production files that were ranked.'),
          unreadableFiles: about(count, 'Production files left out because their content is missing or too long.'),
          ...counts,
        }),
      ),
    ),
    'The latest date first.',
  ),
  total: about(z.strictObject(counts), 'Sums over all dates.'),
  elapsedMs: z.number().check(z.minimum(0)),
});

export type Backtest = Readonly<z.infer<typeof backtestSchema>>;
export type BacktestWindow = Readonly<Backtest['windows'][number]>;
export type BacktestCounts = Readonly<Backtest['total']>;
export type RankingHits = Readonly<BacktestCounts['hits']>;
