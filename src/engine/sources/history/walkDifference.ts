import type { Cancellation } from '../../ports/cancellation.ts';
import type { Git } from '../../ports/git.ts';
import type { CommitRecord } from './commitRecord.ts';
import type { HistoryLog } from './historyLog.ts';
import { difference } from './logArguments.ts';
import { LogParser } from './logParser.ts';
import { runWalk, walkResult } from './walk.ts';
import type { WalkRequest } from './walk.ts';
import { WalkedHistory } from './walkedHistory.ts';

const LEFT = 0x3c;
const BOUNDARY = 0x2d;

/** The commits that came after a known one, the newest first. */
export interface NewCommits {
  readonly log: HistoryLog;
  /** For each commit the date that puts it in its place among those read before: its own, but not before that of a parent. */
  readonly placeTimes: Float64Array;
}

/**
 * Reads the commits that came after a commit that was read before.
 * @param known full id
 * @param floor seconds since 1970; older commits are left out
 * @returns undefined where that commit is no longer part of the history (amended, rebased, reset), or is gone
 */
export async function walkDifference(
  git: Git,
  request: WalkRequest,
  known: string,
  floor: number,
  cancellation: Cancellation,
): Promise<NewCommits | undefined> {
  const walked = new WalkedHistory();
  const places: Place[] = [];
  const state = { rewritten: false, capped: false };
  const parser = new LogParser(walked.names, request.head.length, (commit) => {
    state.rewritten = commit.mark === LEFT;
    state.capped = walked.newest.count === request.maxCommits;
    if (state.rewritten || state.capped) {
      return false;
    }
    const isNew = commit.mark !== BOUNDARY && commit.seconds >= floor;
    places.push(placeOf(commit, isNew && commit.parents < 2));
    if (isNew) {
      walked.newest.add(commit, request.isIgnored(commit.id));
    }
    return true;
  });
  const exit = await runWalk(git, request, difference(known, request.head), parser, cancellation);
  const { log, end } = walkResult(walked.toLog(), exit, state.capped);
  return state.rewritten || end !== 'complete' ? undefined : { log, placeTimes: placeTimes(places) };
}

/** Where a commit of the walk stands; merges too, since dates are handed on through them. */
interface Place {
  readonly id: string;
  readonly parents: readonly string[];
  readonly seconds: number;
  /** Whether the log has it. */
  readonly isListed: boolean;
}

function placeOf(commit: CommitRecord, isListed: boolean): Place {
  const parents = Array.from({ length: commit.parents }, (_, parent) =>
    keyOf(commit.parentHighs[parent], commit.parentLows[parent]),
  );
  return { id: keyOf(commit.idHigh, commit.idLow), parents, seconds: commit.seconds, isListed };
}

function keyOf(high: number | undefined, low: number | undefined): string {
  return `${high ?? 0}:${low ?? 0}`;
}

/** A clock may have been wrong, so a date counts from the parents on: no commit is placed before what it builds on. */
function placeTimes(places: readonly Place[]): Float64Array {
  const times = new Map<string, number>();
  for (const { id, parents, seconds } of places.toReversed()) {
    times.set(id, Math.max(seconds, ...parents.map((parent) => times.get(parent) ?? -Infinity)));
  }
  return Float64Array.from(
    places.filter(({ isListed }) => isListed),
    ({ id }) => times.get(id) ?? 0,
  );
}
