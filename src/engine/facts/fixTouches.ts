import type { RepoPath } from '../model/repoPath.ts';
import { isRevision, rowKind } from '../sources/history/historyLog.ts';
import type { HistoryLog } from '../sources/history/historyLog.ts';

/** Which fixes to count, and on which files. */
export interface FixTouchRequest {
  /** Whether a commit, by its number, came after the date of the ranking and not after the window's end. */
  isLater(commit: number): boolean;
  /** Whether a later commit fixes a defect inside the window of fixes. */
  isFix(commit: number): boolean;
  /** Whether a path was ranked on the date. */
  isRanked(path: RepoPath): boolean;
  isSource(path: RepoPath): boolean;
  /** Whether a path that was not there on the date would have been ranked. */
  isProduction(path: RepoPath): boolean;
}

/** Touches of files by fix commits; a commit touches a file once. */
export interface FixTouches {
  /** By the path that the file had on the date. */
  readonly byPath: ReadonlyMap<RepoPath, number>;
  /** Commits with at least one touch of a ranked file. */
  readonly commits: number;
  readonly touches: number;
  readonly touchesOnNewFiles: number;
}

/** A commit of more source files than this is no fix of one defect. */
const MOST_SOURCE_FILES = 30;

/** Counts what fix commits touch after a date, exact renames followed back to the names of that date. */
export function fixTouches(log: HistoryLog, request: FixTouchRequest): FixTouches {
  const names = new NamesSince(log, (path) => request.isRanked(path));
  const byPath = new Map<RepoPath, number>();
  let commits = 0;
  let touches = 0;
  let touchesOnNewFiles = 0;
  for (let commit = log.times.length - 1; commit >= 0; commit--) {
    if (!request.isLater(commit)) {
      continue;
    }
    names.follow(commit);
    if (!request.isFix(commit) || sourceFilesOf(log, commit, request) > MOST_SOURCE_FILES) {
      continue;
    }
    const touched = touchedBy(log, commit, names, request);
    for (const path of touched.ranked) {
      byPath.set(path, (byPath.get(path) ?? 0) + 1);
    }
    commits += touched.ranked.size > 0 ? 1 : 0;
    touches += touched.ranked.size;
    touchesOnNewFiles += touched.newFiles;
  }
  return { byPath, commits, touches, touchesOnNewFiles };
}

function touchedBy(
  log: HistoryLog,
  commit: number,
  names: NamesSince,
  request: FixTouchRequest,
): { readonly ranked: ReadonlySet<RepoPath>; readonly newFiles: number } {
  const ranked = new Set<RepoPath>();
  let newFiles = 0;
  for (const row of rowsOf(log, commit)) {
    if (isRevision(log.rowKinds[row])) {
      const path = log.paths.pathOf(log.rowPaths[row] ?? 0);
      const origin = names.originOf(path);
      if (origin !== null) {
        ranked.add(origin);
      } else if (request.isProduction(path)) {
        newFiles += 1;
      }
    }
  }
  return { ranked, newFiles };
}

/** Source files that a commit changes, adds or deletes, tests too; pure moves are none. */
function sourceFilesOf(log: HistoryLog, commit: number, request: FixTouchRequest): number {
  return rowsOf(log, commit).filter((row) => {
    const kind = log.rowKinds[row];
    return (isRevision(kind) || kind === rowKind.deleted) && request.isSource(log.paths.pathOf(log.rowPaths[row] ?? 0));
  }).length;
}

function rowsOf(log: HistoryLog, commit: number): readonly number[] {
  const start = log.rowStarts[commit] ?? 0;
  return Array.from({ length: (log.rowStarts[commit + 1] ?? 0) - start }, (_, index) => start + index);
}

/** The name that a file had on the date, for the names that it has later. Commits are given from the oldest to the newest. */
class NamesSince {
  readonly #log: HistoryLog;
  readonly #isRanked: (path: RepoPath) => boolean;
  /** null for a file that was not ranked on the date. */
  readonly #origins = new Map<RepoPath, RepoPath | null>();
  /** Names that a file gave up: 0 by a move, else the blob that was deleted. */
  readonly #ended = new Map<RepoPath, number>();

  constructor(log: HistoryLog, isRanked: (path: RepoPath) => boolean) {
    this.#log = log;
    this.#isRanked = isRanked;
  }

  originOf(path: RepoPath): RepoPath | null {
    const known = this.#origins.get(path);
    return known === undefined ? (this.#isRanked(path) ? path : null) : known;
  }

  /**
   * A name that is created after it was given up is another file, unless its content is what was deleted. Until then a change of that
   * name, on a branch that did not know of the move, still belongs to the file that had it.
   */
  follow(commit: number): void {
    const { rowKinds, rowPaths, rowDetails, paths } = this.#log;
    const moved: (readonly [path: RepoPath, origin: RepoPath | null])[] = [];
    for (const row of rowsOf(this.#log, commit)) {
      const path = paths.pathOf(rowPaths[row] ?? 0);
      const detail = rowDetails[row] ?? 0;
      const kind = rowKinds[row];
      if (kind === rowKind.created) {
        this.#create(path, detail);
      } else if (kind === rowKind.deleted) {
        this.#ended.set(path, detail);
      } else if (kind === rowKind.movedIn) {
        moved.push([path, this.originOf(paths.pathOf(detail))]);
      } else if (kind === rowKind.movedOut) {
        this.#ended.set(path, 0);
      }
    }
    // At once, so that names may change places.
    for (const [path, origin] of moved) {
      this.#origins.set(path, origin);
      this.#ended.delete(path);
    }
  }

  #create(path: RepoPath, blob: number): void {
    const ended = this.#ended.get(path);
    this.#ended.delete(path);
    if (ended !== undefined && ended !== blob) {
      this.#origins.set(path, null);
    }
  }
}
