import type { Cancellation } from '../../ports/cancellation.ts';
import type { Git } from '../../ports/git.ts';
import type { CommitRecord } from './commitRecord.ts';
import { CommitColumns, joinWalks } from './historyLogBuilder.ts';
import type { HistoryLog } from './historyLog.ts';
import { difference } from './logArguments.ts';
import { createLogNames, LogParser } from './logParser.ts';
import { runWalk, walkResult } from './walk.ts';
import type { WalkRequest } from './walk.ts';

const LEFT = 0x3c;

/** A commit that was read before. */
export interface KnownCommit {
  /** Full id. */
  readonly id: string;
  /** Seconds since 1970 of the newest commit that was read from it. */
  readonly newest: number;
}

/** The commits that came after a known one, the newest first. */
export interface NewCommits {
  readonly log: HistoryLog;
  /** For each commit the date that puts it in its place among those read before: its own, but not before that of a parent. */
  readonly placeTimes: Float64Array;
}

/**
 * Reads the commits that came after a commit that was read before.
 * @param floor seconds since 1970; older commits are left out
 * @returns undefined where that commit is no longer part of the history (amended, rebased, reset), or is gone
 */
export async function walkDifference(
  git: Git,
  request: WalkRequest,
  known: KnownCommit,
  floor: number,
  cancellation: Cancellation,
): Promise<NewCommits | undefined> {
  const names = createLogNames();
  const columns = new CommitColumns(names.paths);
  const places: Place[] = [];
  const state = { rewritten: false, capped: false };
  const parser = new LogParser(names, request.head.length, (commit) => {
    state.rewritten = commit.mark === LEFT;
    state.capped = columns.count === request.maxCommits;
    if (state.rewritten || state.capped) {
      return false;
    }
    const isListed = commit.parents < 2 && commit.seconds >= floor;
    places.push(placeOf(commit, isListed));
    if (isListed) {
      columns.add(commit, request.isIgnored(commit.id));
    }
    return true;
  });
  const exit = await runWalk(git, request, difference(known.id, request.head), parser, cancellation);
  const { log, end } = walkResult(joinWalks(columns, new CommitColumns(names.paths), names), exit, state.capped);
  return state.rewritten || end !== 'complete' ? undefined : { log, placeTimes: placeTimes(places, known) };
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
  const decoder = new TextDecoder();
  return {
    id: decoder.decode(commit.id),
    parents: decoder.decode(commit.parentIds).split(' '),
    seconds: commit.seconds,
    isListed,
  };
}

/** A clock may have been wrong, so a date counts from the parents on: no commit is placed before what it builds on. */
function placeTimes(places: readonly Place[], known: KnownCommit): Float64Array {
  const times = new Map([[known.id, known.newest]]);
  for (const { id, parents, seconds } of places.toReversed()) {
    times.set(id, Math.max(seconds, ...parents.map((parent) => times.get(parent) ?? -Infinity)));
  }
  return Float64Array.from(
    places.filter(({ isListed }) => isListed),
    ({ id }) => times.get(id) ?? 0,
  );
}
