import type { Cancellation } from '../../ports/cancellation.ts';
import type { Git } from '../../ports/git.ts';
import { CommitColumns, joinWalks } from './historyLogBuilder.ts';
import { difference } from './logArguments.ts';
import { createLogNames, LogParser } from './logParser.ts';
import { runWalk, walkResult } from './walk.ts';
import type { WalkRequest, WalkResult } from './walk.ts';

const LEFT = 0x3c;

/**
 * Reads the commits that came after a commit that was read before.
 * @returns undefined where that commit is no longer part of the history (amended, rebased, reset), or is gone
 */
export async function walkDifference(
  git: Git,
  request: WalkRequest,
  cached: string,
  floor: number,
  cancellation: Cancellation,
): Promise<WalkResult | undefined> {
  const names = createLogNames();
  const columns = new CommitColumns(names.paths);
  const state = { rewritten: false, capped: false };
  const parser = new LogParser(names, request.head.length, (commit) => {
    state.rewritten = commit.mark === LEFT;
    state.capped = columns.count === request.maxCommits;
    if (!state.rewritten && !state.capped && commit.parents < 2 && commit.seconds >= floor) {
      columns.add(commit, request.isIgnored(commit.id));
    }
    return !state.rewritten && !state.capped;
  });
  const exit = await runWalk(git, request, difference(cached, request.head), parser, cancellation);
  const result = walkResult(joinWalks(columns, new CommitColumns(names.paths), names), exit, state.capped);
  return state.rewritten || result.end !== 'complete' ? undefined : result;
}
