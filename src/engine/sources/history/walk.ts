import type { Cancellation } from '../../ports/cancellation.ts';
import type { Git, GitExit } from '../../ports/git.ts';
import { reasonOf } from '../trees/nulRecords.ts';
import type { HistoryLog } from './historyLog.ts';
import type { IsIgnored } from './ignoredRevisions.ts';
import type { LogParser } from './logParser.ts';

/** What a walk needs to know. */
export interface WalkRequest {
  /** Absolute path that git runs in. */
  readonly folder: string;
  /** Full id of the commit to start from. */
  readonly head: string;
  readonly isIgnored: IsIgnored;
  /** Most commits to read. */
  readonly maxCommits: number;
  readonly timeoutMs: number;
}

/** What a walk brought. */
export interface WalkResult {
  readonly log: HistoryLog;
  readonly end: 'complete' | 'capped' | 'timed-out' | 'failed';
  /** What git said, where it failed. */
  readonly message: string;
}

/** Runs git and feeds its output to a parser. */
export async function runWalk(
  git: Git,
  request: WalkRequest,
  args: readonly string[],
  parser: LogParser,
  cancellation: Cancellation,
): Promise<GitExit> {
  const exit = await git.run(
    { folder: request.folder, args, timeoutMs: request.timeoutMs, onBytes: (chunk) => parser.push(chunk) },
    cancellation,
  );
  if (exit.kind === 'finished' && exit.code === 0) {
    parser.finish();
  }
  return exit;
}

/** @param capped whether the walk stopped at the greatest number of commits */
export function walkResult(log: HistoryLog, exit: GitExit, capped: boolean): WalkResult {
  if (exit.kind === 'finished' && exit.code !== 0) {
    return { log, end: 'failed', message: reasonOf(exit) };
  }
  return { log, end: exit.kind === 'timed-out' ? 'timed-out' : capped ? 'capped' : 'complete', message: '' };
}
