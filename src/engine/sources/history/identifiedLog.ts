import type { Cancellation } from '../../ports/cancellation.ts';
import type { Git } from '../../ports/git.ts';
import type { HistoryLog } from './historyLog.ts';
import { newestFirst } from './logArguments.ts';
import { LogParser } from './logParser.ts';
import { runWalk, walkResult } from './walk.ts';
import type { WalkRequest, WalkResult } from './walk.ts';
import { WalkedHistory } from './walkedHistory.ts';

/** A log whose commits are known by their ids, so that a part of it can be taken out. */
export interface IdentifiedLog {
  readonly log: HistoryLog;
  /** Full object id of each commit of the log. */
  readonly ids: readonly string[];
}

/** Reads the whole history, the newest commit first, with one git process. No commit of it is ignored: see {@link partOfLog}. */
export async function readIdentifiedLog(
  git: Git,
  request: Omit<WalkRequest, 'isIgnored'>,
  cancellation: Cancellation,
): Promise<WalkResult & IdentifiedLog> {
  const walked = new WalkedHistory();
  const added: string[] = [];
  const decoder = new TextDecoder();
  let capped = false;
  const parser = new LogParser(walked.names, request.head.length, (commit) => {
    capped = walked.newest.count === request.maxCommits;
    if (!capped) {
      walked.newest.add(commit, false);
      if (commit.parents < 2) {
        added.push(decoder.decode(commit.id));
      }
    }
    return !capped;
  });
  const walk: WalkRequest = { ...request, isIgnored: () => false };
  const exit = await runWalk(git, walk, newestFirst(request.head), parser, cancellation);
  const ids = Array.from(walked.newestInOrder(), (place) => added[place] ?? '');
  return { ...walkResult(walked.toLog(), exit, capped), ids };
}

/**
 * The log that a walk from an older commit would have brought.
 * @param keeps whether a commit of the log, by its number, is part of it
 * @param ignored ids of the commits that weigh nothing
 */
export function partOfLog(
  { log, ids }: IdentifiedLog,
  keeps: (commit: number) => boolean,
  ignored: ReadonlySet<string>,
): HistoryLog {
  const kept = Int32Array.from(log.times.keys()).filter(keeps);
  const rowStarts = new Int32Array(kept.length + 1);
  for (const [index, commit] of kept.entries()) {
    rowStarts[index + 1] = (rowStarts[index] ?? 0) + (log.rowStarts[commit + 1] ?? 0) - (log.rowStarts[commit] ?? 0);
  }
  const rows = rowStarts[kept.length] ?? 0;
  const part = { rowPaths: new Int32Array(rows), rowKinds: new Uint8Array(rows), rowDetails: new Int32Array(rows) };
  for (const [index, commit] of kept.entries()) {
    const [start, end] = [log.rowStarts[commit], log.rowStarts[commit + 1]];
    part.rowPaths.set(log.rowPaths.subarray(start, end), rowStarts[index]);
    part.rowKinds.set(log.rowKinds.subarray(start, end), rowStarts[index]);
    part.rowDetails.set(log.rowDetails.subarray(start, end), rowStarts[index]);
  }
  return {
    ...part,
    rowStarts,
    times: Float64Array.from(kept, (commit) => log.times[commit] ?? 0),
    authors: Int32Array.from(kept, (commit) => log.authors[commit] ?? 0),
    sizes: Int32Array.from(kept, (commit) => log.sizes[commit] ?? 0),
    ignored: Uint8Array.from(kept, (commit) => (ignored.has(ids[commit] ?? '') ? 1 : 0)),
    paths: log.paths,
    authorKeys: log.authorKeys,
  };
}
