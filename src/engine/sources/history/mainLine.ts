import type { CommitList } from './commitList.ts';

/** The first parents of a head: the states that the branch itself had, the newest first. */
export interface MainLine {
  /** When the branch's first state and its last one were made, seconds since 1970. */
  readonly oldest: number;
  readonly newest: number;
  /** Number of the commit that the branch stood at; undefined before its first commit. */
  at(seconds: number): number | undefined;
}

/**
 * Follows first parents from the head of a list. A commit counts as made when it or any before it was made, whichever is later, so that
 * one old date on a young commit does not hide the commits before it; dates later than `now` (seconds since 1970) are wrong clocks.
 */
export function followMainLine(commits: CommitList, now: number): MainLine {
  const line: number[] = [];
  for (let commit = 0; commit >= 0 && commit < commits.ids.length; commit = firstParent(commits, commit)) {
    line.push(commit);
  }
  const made = new Float64Array(line.length);
  let latest = -Infinity;
  for (let index = line.length - 1; index >= 0; index--) {
    const time = commits.times[line[index] ?? 0] ?? 0;
    latest = time <= now ? Math.max(latest, time) : latest;
    made[index] = latest;
  }
  return {
    oldest: made.at(-1) ?? -Infinity,
    newest: made[0] ?? -Infinity,
    at(seconds) {
      const index = made.findIndex((time) => time <= seconds);
      return index < 0 ? undefined : line[index];
    },
  };
}

function firstParent(commits: CommitList, commit: number): number {
  const start = commits.parentStarts[commit] ?? 0;
  return start < (commits.parentStarts[commit + 1] ?? 0) ? (commits.parents[start] ?? -1) : -1;
}
