import type { HotSpotRanking } from '../model/hotSpotRanking.ts';
import { grouped, quantity } from '../model/quantity.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { shownPath } from './shownPath.ts';

/** With this many hot spots nobody asks where they are. */
const ENOUGH = 3;
/** From here on a silence is worth saying: the half-life of a commit's weight. */
const QUIET_DAYS = 120;
const LEAST_SCORE_SHOWN = 0.1;
const DAY_MS = 86_400_000;

/**
 * Why a repository has few hot spots or none, and which files come next, one plain sentence each.
 * @returns none where there are enough, and where the history does not rank: that is said elsewhere
 */
export function hotSpotNotes(snapshot: Snapshot, hotSpots: number): readonly string[] {
  const { hotSpotRanking: ranking, repository, totals } = snapshot;
  if (!repository.history.ranks || hotSpots >= ENOUGH || totals.productionFiles === 0) {
    return [];
  }
  if (ranking.ranked === 0) {
    return ['The quality definition switches the rule off, or leaves out all production files.'];
  }
  return [...definitionNote(ranking), ...suppressedNote(snapshot), ...closestNote(snapshot), ...quietNote(snapshot)];
}

function definitionNote({ options, ranked }: HotSpotRanking): readonly string[] {
  const { topShare, minScore, maxFindings } = options;
  const most = Math.min(maxFindings, Math.ceil(topShare * ranked));
  const share = `the first ${decimal(topShare * 100)}% of the ranked production files`;
  const numbers = `(${grouped(most)} of ${grouped(ranked)})`;
  return [`A hot spot is in ${share} ${numbers} and has a churn score of at least ${decimal(minScore)}.`];
}

function suppressedNote({ suppressed }: Snapshot): readonly string[] {
  const count = suppressed.filter(({ finding }) => finding.ruleId === 'hot-spot').length;
  return count === 0 ? [] : [`The team suppressed ${quantity(count, 'hot spot')}.`];
}

function closestNote({ hotSpotRanking, files }: Snapshot): readonly string[] {
  const closest = new Set(hotSpotRanking.closest);
  const scores = new Map(files.filter(({ path }) => closest.has(path)).map(({ path, churn }) => [path, churn?.score]));
  const named = hotSpotRanking.closest.flatMap((path, index) => {
    const score = scores.get(path) ?? 0;
    const shown = score < LEAST_SCORE_SHOWN ? `below ${decimal(LEAST_SCORE_SHOWN)}` : score.toFixed(1);
    return index > 0 && score < LEAST_SCORE_SHOWN ? [] : [`${shownPath(path)} (score ${shown})`];
  });
  return named.length === 0 ? [] : [`Closest: ${named.join(', ')}.`];
}

/** Since when nothing changed, where the newest commit that counts is old. */
function quietNote({ files, asOf, repository }: Snapshot): readonly string[] {
  const dates = files.flatMap(({ churn }) => (churn?.lastChanged ? [churn.lastChanged] : []));
  const newest = dates.reduce((latest, date) => (date > latest ? date : latest), '');
  if (newest === '') {
    const since = repository.history.from === null ? '' : ` since ${repository.history.from.slice(0, 10)}`;
    return [`No file changed in the time that counts${since}.`];
  }
  const isQuiet = Date.parse(asOf) - Date.parse(newest) >= QUIET_DAYS * DAY_MS;
  return isQuiet ? [`No file changed since ${newest.slice(0, 10)}, and scores halve every four months.`] : [];
}

function decimal(value: number): string {
  return String(Math.round(value * 100) / 100);
}
