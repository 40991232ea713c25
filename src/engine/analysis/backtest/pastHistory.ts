import { UserError } from '../../model/userError.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { Git, GitRepository } from '../../ports/git.ts';
import { readCommitList } from '../../sources/history/commitList.ts';
import type { CommitList } from '../../sources/history/commitList.ts';
import { isFixMessage } from '../../sources/history/fixMessages.ts';
import { startOfWalk } from '../../sources/history/historyState.ts';
import { readIdentifiedLog } from '../../sources/history/identifiedLog.ts';
import type { IdentifiedLog } from '../../sources/history/identifiedLog.ts';
import { reasonOf } from '../../sources/trees/nulRecords.ts';

/** The whole history of a repository with what is needed to look at it from any of its commits. */
export interface PastHistory extends IdentifiedLog {
  readonly repository: GitRepository;
  readonly head: string;
  /** Matching commits are fixes. */
  readonly commits: CommitList;
  readonly state: 'complete' | 'capped' | 'timed-out';
}

/** What ends the reading; a backtest is asked for, so it may take longer than an analysis. */
const MOST_COMMITS = 200_000;
/** Merges are listed too. */
const MOST_LISTED = 2 * MOST_COMMITS;
export const PATIENCE_MS = 600_000;

/**
 * Reads the whole history with two git processes: one for what the commits change, one for their parents and messages.
 * @throws UserError where the history is missing; CancelledError
 */
export async function readPastHistory(git: Git, folder: string, cancellation: Cancellation): Promise<PastHistory> {
  const start = startOfWalk(await git.inspect(folder, cancellation), true, git.isInstalled);
  if (!start.canWalk) {
    throw new UserError(start.state.reason ?? 'There is no history to read.');
  }
  const { repository, head } = start;
  const walk = { folder: repository.root, head, timeoutMs: PATIENCE_MS };
  const [log, list] = await Promise.all([
    readIdentifiedLog(git, { ...walk, maxCommits: MOST_COMMITS }, cancellation),
    readCommitList(git, { ...walk, maxCommits: MOST_LISTED, matches: isFixMessage }, cancellation),
  ]);
  if (log.end === 'failed' || (list.exit.kind === 'finished' && list.exit.code !== 0)) {
    const message = log.end === 'failed' ? log.message : reasonOf(list.exit);
    throw new UserError(`Git could not read the history: ${message}`);
  }
  const state = list.exit.kind === 'timed-out' ? 'timed-out' : log.end;
  return { repository, head, log: log.log, ids: log.ids, commits: list.commits, state };
}
