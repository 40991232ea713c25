import { CancelledError, UserError } from '../../model/userError.ts';
import type { Cache } from '../../ports/cache.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { FileSystem } from '../../ports/fileSystem.ts';
import type { Git, GitRepository } from '../../ports/git.ts';
import type { Logger } from '../../ports/logger.ts';
import { extendLog } from './extendLog.ts';
import type { History } from './fileHistory.ts';
import { hashText } from '../../model/hash64.ts';
import { createHistoryCache } from './historyCache.ts';
import type { HistoryCache } from './historyCache.ts';
import type { CachedHistory } from './historyCodec.ts';
import { emptyLog } from './historyLog.ts';
import { startOfWalk, stateAfterWalk, stateOfFailure } from './historyState.ts';
import type { WalkEnd } from './historyState.ts';
import { indexLives, LifeIndex } from './lifeIndex.ts';
import type { IndexedLog } from './lifeIndex.ts';
import { viewHistory } from './historyView.ts';
import type { HistoryView } from './historyView.ts';
import { parseIgnoredRevisions } from './ignoredRevisions.ts';
import type { WalkRequest, WalkResult } from './walk.ts';
import { walkDifference } from './walkDifference.ts';
import { walkFromBothEnds } from './walkFromBothEnds.ts';
import { walkWindow } from './walkWindow.ts';

/** Whose history, and which part of it. */
export interface HistoryRequest {
  /** Undefined outside git. Its `head` is where the walk starts, so another commit may be put there. */
  readonly repository: GitRepository | undefined;
  /** Days of committer time up to `now`; null for the whole history. */
  readonly windowDays: number | null;
  /** Milliseconds since 1970 that ages are counted from; later commits are left out. */
  readonly now: number;
  /** False in an untrusted workspace. */
  readonly mayRunGit: boolean;
  /** Commits and milliseconds after which a walk ends. Default: {@link DEFAULT_LIMITS}. */
  readonly limits?: HistoryLimits;
}

/** What ends a walk before its time. */
interface HistoryLimits {
  readonly maxCommits: number;
  readonly timeoutMs: number;
}

/** What reading needs. */
export interface HistoryPorts {
  readonly git: Git;
  readonly cache: Cache;
  /** The repository's work tree, for .mailmap and .git-blame-ignore-revs. */
  readonly files: FileSystem;
  readonly logger: Logger;
}

const DEFAULT_LIMITS: HistoryLimits = { maxCommits: 200_000, timeoutMs: 60_000 };
const DAY_MS = 86_400_000;
/** A cached history that reaches back this much further than asked is read anew rather than carried along. */
const SPARE_SECONDS = 366 * 86_400;

/**
 * Reads the history of a repository: from the cache, from the commits since the cached one, or anew.
 * @throws CancelledError; UserError where git cannot be started
 */
export async function readHistory(
  request: HistoryRequest,
  ports: HistoryPorts,
  cancellation: Cancellation,
): Promise<History> {
  const start = startOfWalk(request.repository, request.mayRunGit, ports.git.isInstalled);
  if (!start.canWalk) {
    return historyOf(start.state, emptyView(request), 0);
  }
  const { repository, head } = start;
  const reading = await read(repository, head, request, ports, cancellation).catch(failedReading);
  if (reading.end === 'failed') {
    ports.logger.warn(`The history could not be read: ${reading.message}`);
    return historyOf(stateOfFailure(repository, reading.message), emptyView(request), 0);
  }
  const view = viewHistory(
    reading.log,
    { now: request.now, days: request.windowDays },
    new LifeIndex(reading.log, reading.lives),
  );
  const windowStart = request.windowDays === null ? null : request.now - request.windowDays * DAY_MS;
  const walk: WalkEnd = { end: reading.end, commits: view.commits, oldest: view.oldest, windowStart };
  return historyOf(stateAfterWalk(repository, walk), view, reading.commitsRead);
}

type Reading = WalkResult & IndexedLog & { readonly commitsRead: number };

async function read(
  repository: GitRepository,
  head: string,
  request: HistoryRequest,
  ports: HistoryPorts,
  cancellation: Cancellation,
): Promise<Reading> {
  const mailmap = ports.files.read('.mailmap')?.slice() ?? new Uint8Array(0);
  const ignoredRevisions = ports.files.read('.git-blame-ignore-revs')?.slice() ?? new Uint8Array(0);
  const fingerprint = `${hashText(mailmap)}-${hashText(ignoredRevisions)}`;
  const cache = createHistoryCache(ports.cache, repository, fingerprint, ports.logger);
  const floor = request.windowDays === null ? null : Math.floor((request.now - request.windowDays * DAY_MS) / 1000);
  const same = await cache.ofHead(head);
  if (same !== undefined && covers(same, floor)) {
    await cache.markLatest(head);
    return { log: same.log, lives: same.lives, end: same.capped ? 'capped' : 'complete', message: '', commitsRead: 0 };
  }
  const walk: WalkRequest = {
    folder: repository.root,
    head,
    isIgnored: parseIgnoredRevisions(ignoredRevisions),
    ...(request.limits ?? DEFAULT_LIMITS),
  };
  const about = { repository: repository.commonDirectory, head, fingerprint };
  const extended = await extend(walk, floor, about, cache, ports.git, cancellation);
  if (extended !== undefined) {
    return extended;
  }
  const result =
    floor === null
      ? await walkFromBothEnds(ports.git, walk, cancellation)
      : await walkWindow(ports.git, walk, floor, cancellation);
  const lives = indexLives(result.log);
  if (result.end === 'complete' || result.end === 'capped') {
    await cache.write({ ...about, floor, capped: result.end === 'capped', log: result.log, lives });
  }
  return { ...result, lives, commitsRead: result.log.times.length };
}

/** What goes wrong while reading costs the history, not the analysis. @throws what is for the user, and cancellation */
function failedReading(thrown: unknown): Reading {
  if (thrown instanceof UserError || thrown instanceof CancelledError) {
    throw thrown;
  }
  const log = emptyLog();
  return {
    log,
    lives: indexLives(log),
    end: 'failed',
    message: thrown instanceof Error ? thrown.message : String(thrown),
    commitsRead: 0,
  };
}

/** Adds the commits since the latest cached head; undefined where that is not possible. */
async function extend(
  walk: WalkRequest,
  floor: number | null,
  about: Pick<CachedHistory, 'repository' | 'head' | 'fingerprint'>,
  cache: HistoryCache,
  git: Git,
  cancellation: Cancellation,
): Promise<Reading | undefined> {
  const latest = await cache.latest();
  if (latest === undefined || !covers(latest, floor) || isMuchLonger(latest, floor)) {
    return undefined;
  }
  const newer = await walkDifference(git, walk, latest.head, latest.floor ?? -Infinity, cancellation);
  if (newer === undefined) {
    return undefined;
  }
  const extended = extendLog(newer, latest);
  await cache.write({ ...about, floor: latest.floor, capped: latest.capped, ...extended });
  return { ...extended, end: latest.capped ? 'capped' : 'complete', message: '', commitsRead: newer.log.times.length };
}

/** Whether a cached history reaches back to a floor. One that was cut off at the limit would be no longer if it were read again. */
function covers(entry: CachedHistory, floor: number | null): boolean {
  return entry.capped || entry.floor === null || (floor !== null && entry.floor <= floor);
}

function isMuchLonger(entry: CachedHistory, floor: number | null): boolean {
  return entry.floor !== null && floor !== null && entry.floor < floor - SPARE_SECONDS;
}

function emptyView(request: HistoryRequest): HistoryView {
  return viewHistory(emptyLog(), { now: request.now, days: request.windowDays });
}

function historyOf(state: History['state'], view: HistoryView, commitsRead: number): History {
  return {
    state,
    commitsRead,
    of: (path) => view.of(path),
    changedWith: (path, isTest) => view.changedWith(path, isTest),
  };
}
