import type { Cancellation } from '../../ports/cancellation.ts';
import type { Git } from '../../ports/git.ts';
import { newestFirst, oldestFirst } from './logArguments.ts';
import type { HistoryLog } from './historyLog.ts';
import { LogParser } from './logParser.ts';
import { runWalk, walkResult } from './walk.ts';
import type { WalkRequest, WalkResult } from './walk.ts';
import { WalkedHistory } from './walkedHistory.ts';

/** Commits in a row that the other walk has seen, after which a walk ends; more than one, since equal dates may come in another order. */
const SEEN_IN_A_ROW = 8;

/**
 * Reads the whole history with two git processes, one from each end, each of which stops where the other has been. Nobody needs to know
 * beforehand how long the history is, and two cores share the work evenly. Where it is longer than the limit, the walk from the roots
 * gives up and the other goes on alone, so that the newest commits count.
 */
export async function walkFromBothEnds(
  git: Git,
  request: WalkRequest,
  cancellation: Cancellation,
): Promise<WalkResult> {
  const meeting = new Meeting(request);
  const [newest, oldest] = await Promise.all([
    runWalk(git, request, newestFirst(request.head), meeting.parserFor('newest'), cancellation),
    runWalk(git, request, oldestFirst(request.head), meeting.parserFor('oldest'), cancellation),
  ]);
  const exit = [newest, oldest].find(({ kind, code }) => kind === 'timed-out' || (kind === 'finished' && code !== 0));
  // Where the two did not meet, what is in between is unknown, so only the newest part counts.
  return walkResult(meeting.log(exit === undefined), exit ?? newest, meeting.isCapped);
}

/** What two walks over the same history share. */
class Meeting {
  readonly #request: WalkRequest;
  readonly #walked = new WalkedHistory();
  #oldestGaveUp = false;
  #capped = false;

  constructor(request: WalkRequest) {
    this.#request = request;
  }

  get isCapped(): boolean {
    return this.#capped;
  }

  parserFor(end: 'newest' | 'oldest'): LogParser {
    let seenInARow = 0;
    return new LogParser(this.#walked.names, this.#request.head.length, (commit) => {
      if (!this.#oldestGaveUp && this.#walked.graph.has(commit.idHigh, commit.idLow)) {
        seenInARow += 1;
        return seenInARow < SEEN_IN_A_ROW;
      }
      seenInARow = 0;
      if (!this.#mayGoOn(end)) {
        return false;
      }
      this.#walked[end].add(commit, this.#request.isIgnored(commit.id));
      return true;
    });
  }

  log(met: boolean): HistoryLog {
    return this.#walked.toLog(met && !this.#oldestGaveUp);
  }

  #mayGoOn(end: 'newest' | 'oldest'): boolean {
    const { newest, oldest } = this.#walked;
    const { maxCommits } = this.#request;
    if (end === 'oldest') {
      this.#oldestGaveUp = newest.count + oldest.count >= maxCommits;
      return !this.#oldestGaveUp;
    }
    this.#capped = newest.count >= maxCommits;
    return !this.#capped;
  }
}
