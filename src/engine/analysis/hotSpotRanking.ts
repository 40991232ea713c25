import { optionsInForce } from '../findings/optionsInForce.ts';
import type { DefinitionInForce } from '../model/definitionInForce.ts';
import type { FileFacts } from '../model/fact.ts';
import type { HotSpotRanking } from '../model/hotSpotRanking.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { hotSpot } from '../rules/hot-spot/hotSpot.ts';

const MOST_CLOSEST = 3;

/**
 * How the hot spots were chosen, and which files come next.
 * @param files in the order of their paths, so that equal scores give the same files everywhere
 * @param hotSpots paths of all hot spots, the suppressed ones too
 */
export function hotSpotRankingOf(
  files: readonly FileFacts[],
  hotSpots: ReadonlySet<RepoPath>,
  definition: DefinitionInForce,
): HotSpotRanking {
  let ranked = 0;
  let closest: readonly { readonly path: RepoPath; readonly score: number }[] = [];
  for (const { path, role, churn } of files) {
    if (role !== 'production' || churn === null || !isLookedAt(path, definition)) {
      continue;
    }
    ranked += 1;
    const { score } = churn;
    const isClose = score > 0 && (closest.length < MOST_CLOSEST || score > (closest.at(-1)?.score ?? 0));
    if (isClose && !hotSpots.has(path)) {
      closest = [...closest, { path, score }].sort((a, b) => b.score - a.score).slice(0, MOST_CLOSEST);
    }
  }
  const { topShare, minScore, maxFindings } = optionsInForce(hotSpot, '', definition);
  return { options: { topShare, minScore, maxFindings }, ranked, closest: closest.map(({ path }) => path) };
}

function isLookedAt(path: RepoPath, definition: DefinitionInForce): boolean {
  return !definition.isExcluded(path) && definition.ruleFor(hotSpot.id, path).applies;
}
