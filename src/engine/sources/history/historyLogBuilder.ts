import { decodePath } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { ByteInterner } from './byteInterner.ts';
import { hash64 } from './hash64.ts';
import { float64Column, int32Column, uint8Column } from './column.ts';
import type { CommitRecord } from './commitRecord.ts';
import { createRenamePairing } from './exactRenames.ts';
import type { HistoryLog } from './historyLog.ts';
import type { LogNames } from './logParser.ts';

/** The commits of one walk as growing columns, in the order of the walk. */
export class CommitColumns {
  readonly times = float64Column();
  readonly authors = int32Column();
  readonly sizes = int32Column();
  readonly ignored = uint8Column();
  /** Where each commit's rows end. */
  readonly rowEnds = int32Column();
  readonly rowPaths = int32Column();
  readonly rowKinds = uint8Column();
  readonly rowDetails = int32Column();
  readonly #pair: ReturnType<typeof createRenamePairing>;

  constructor(paths: ByteInterner) {
    this.#pair = createRenamePairing(paths);
  }

  get count(): number {
    return this.times.length;
  }

  add(commit: CommitRecord, ignored: boolean): void {
    const paired = this.#pair(commit);
    for (let row = 0; row < commit.count; row++) {
      this.rowPaths.push(commit.paths[row] ?? 0);
      this.rowKinds.push(paired.kinds[row] ?? 0);
      this.rowDetails.push(paired.details[row] ?? 0);
    }
    this.times.push(commit.seconds);
    this.authors.push(commit.author);
    this.sizes.push(paired.size);
    this.ignored.push(ignored ? 1 : 0);
    this.rowEnds.push(this.rowPaths.length);
  }
}

/**
 * One log of two walks: the commits of `newest` in their order, then those of `oldest` in reverse.
 * @param oldest a walk that began at the roots; may be empty
 */
export function joinWalks(newest: CommitColumns, oldest: CommitColumns, names: LogNames): HistoryLog {
  const commits = newest.count + oldest.count;
  const rows = newest.rowPaths.length + oldest.rowPaths.length;
  const log = {
    times: new Float64Array(commits),
    authors: new Int32Array(commits),
    sizes: new Int32Array(commits),
    ignored: new Uint8Array(commits),
    rowStarts: new Int32Array(commits + 1),
    rowPaths: new Int32Array(rows),
    rowKinds: new Uint8Array(rows),
    rowDetails: new Int32Array(rows),
    paths: pathsOf(names.paths),
    authorKeys: keysOf(names.authors),
  };
  let commit = 0;
  let row = 0;
  const copy = (from: CommitColumns, index: number): void => {
    log.times[commit] = from.times.at(index);
    log.authors[commit] = from.authors.at(index);
    log.sizes[commit] = from.sizes.at(index);
    log.ignored[commit] = from.ignored.at(index);
    const end = from.rowEnds.at(index);
    for (let source = index === 0 ? 0 : from.rowEnds.at(index - 1); source < end; source++) {
      log.rowPaths[row] = from.rowPaths.at(source);
      log.rowKinds[row] = from.rowKinds.at(source);
      log.rowDetails[row] = from.rowDetails.at(source);
      row += 1;
    }
    commit += 1;
    log.rowStarts[commit] = row;
  };
  for (let index = 0; index < newest.count; index++) {
    copy(newest, index);
  }
  for (let index = oldest.count - 1; index >= 0; index--) {
    copy(oldest, index);
  }
  return log;
}

function pathsOf(names: ByteInterner): RepoPath[] {
  return Array.from({ length: names.count }, (_, id) => decodePath(names.bytesOf(id)));
}

function keysOf(names: ByteInterner): Int32Array {
  const keys = new Int32Array(names.count * 2);
  for (let id = 0; id < names.count; id++) {
    keys.set(hash64(names.bytesOf(id)), 2 * id);
  }
  return keys;
}
