import type { Cancellation } from '../../ports/cancellation.ts';
import type { Git } from '../../ports/git.ts';
import { newestFirst } from './logArguments.ts';
import { LogParser } from './logParser.ts';
import { runWalk, walkResult } from './walk.ts';
import type { WalkRequest, WalkResult } from './walk.ts';
import { WalkedHistory } from './walkedHistory.ts';

/**
 * Commits older than the window in a row after which a walk ends. One is not enough: git lists by date, but a rebase or a wrong clock can
 * leave an old date on a young commit, with newer dates behind it.
 */
const OLD_IN_A_ROW = 50;

/** Reads the commits not older than `floor` (seconds since 1970) with one git process. */
export async function walkWindow(
  git: Git,
  request: WalkRequest,
  floor: number,
  cancellation: Cancellation,
): Promise<WalkResult> {
  const walked = new WalkedHistory();
  let oldInARow = 0;
  let capped = false;
  const parser = new LogParser(walked.names, request.head.length, (commit) => {
    if (commit.seconds < floor) {
      oldInARow += 1;
      return oldInARow < OLD_IN_A_ROW;
    }
    oldInARow = 0;
    capped = walked.newest.count === request.maxCommits;
    if (!capped) {
      walked.newest.add(commit, request.isIgnored(commit.id));
    }
    return !capped;
  });
  const exit = await runWalk(git, request, newestFirst(request.head), parser, cancellation);
  return walkResult(walked.toLog(), exit, capped);
}
