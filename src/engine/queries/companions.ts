import * as z from 'zod/mini';
import type { Companions } from '../model/companions.ts';
import type { HistoryState } from '../model/historyState.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { Revision } from '../sources/history/revisions.ts';
import { defineQuery } from './query.ts';

const DAY_MS = 86_400_000;
const WINDOW_DAYS = 365.25;
/** Fewer common commits may be chance. */
const LEAST_SUPPORT = 5;
const LEAST_CONFIDENCE = 0.5;

/**
 * Files that are changed together with a file: in at least 5 commits, and in at least half of its commits, of the last 12 months. Support and
 * confidence are those of association rules (Agrawal, Imielinski, Swami, "Mining association rules between sets of items", 1993). Bulk
 * commits, commits that .git-blame-ignore-revs names and the commit that added the file are left out. The answer is a {@link Companions}.
 */
export const companions = defineQuery({
  question: z.object({ root: z.string(), path: z.string() }),
  answer: z.object({
    commits: z.number(),
    companions: z.readonly(z.array(z.object({ path: z.string(), support: z.number(), confidence: z.number() }))),
    reason: z.nullable(z.string()),
  }),
  handle({ path }, { snapshot, history }): Companions | null {
    const present = new Set(snapshot.files.map((file) => file.path));
    if (!present.has(path)) {
      return null;
    }
    const since = Date.parse(snapshot.asOf) - WINDOW_DAYS * DAY_MS;
    const counted = history.state.ranks
      ? history.revisionsOf(path).filter((revision) => revision.at >= since && counts(revision))
      : [];
    const found = [...sharedCommits(counted)]
      .filter(([other]) => other !== path && present.has(other))
      .map(([other, support]) => ({ path: other, support, confidence: support / counted.length }))
      .filter(({ support, confidence }) => support >= LEAST_SUPPORT && confidence >= LEAST_CONFIDENCE)
      .sort((one, two) => two.support - one.support || (one.path < two.path ? -1 : 1));
    return { commits: counted.length, companions: found, reason: missingHistory(history.state, since) };
  },
});

/** Why there may be more: the history is not complete, or the team counts a shorter one. */
function missingHistory({ reason, from }: HistoryState, since: number): string | null {
  const isShorter = from !== null && Date.parse(from) > since + DAY_MS;
  return reason ?? (isShorter ? `The history is counted since ${from.slice(0, 10)} only.` : null);
}

function counts(revision: Revision): boolean {
  return !revision.isBulk && !revision.isIgnored && !revision.added();
}

function sharedCommits(revisions: readonly Revision[]): ReadonlyMap<RepoPath, number> {
  const shared = new Map<RepoPath, number>();
  for (const revision of revisions) {
    for (const path of revision.paths()) {
      shared.set(path, (shared.get(path) ?? 0) + 1);
    }
  }
  return shared;
}
