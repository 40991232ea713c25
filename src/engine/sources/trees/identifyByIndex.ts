import type { ContentId } from '../../model/contentId.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { FileStat, FileSystem } from '../../ports/fileSystem.ts';
import type { Git } from '../../ports/git.ts';
import type { TreeFile } from '../../ports/tree.ts';
import { readBlobSizes } from './blobSizes.ts';
import type { IndexEntry } from './indexEntries.ts';
import { readIndexEntries } from './indexEntries.ts';
import { COARSEST_MS } from './settledTimes.ts';

/** A work tree with an index. */
export interface IndexedWorkTree {
  readonly root: string;
  readonly fileSystem: FileSystem;
  readonly git: Git;
  /** The files of the git directory that the index is in. */
  readonly gitFolder: FileSystem;
}

/** Each question takes a fraction of it in a large repository; what takes longer costs more than reading. */
const LONGEST_MS = 3000;
const INODE_RANGE = 2 ** 32;
const STATS_BETWEEN_BREATHS = 1000;

/**
 * The ids that the index knows of files on disk, each the hash of the very bytes that are there:
 * - The file is as git saw it: length, both times and inode are those in the index.
 * - It was left alone for longer than times can tell before the index was written; a later change then shows in its times (git's
 *   Documentation/technical/racy-git.txt, which does not look at the change time).
 * - Nothing converts it: no filter, no encoding and no `ident` is set, and the blob is as long as the file. Line ends make what is on disk
 *   longer than the blob, also where a setting that did so is gone.
 *
 * What git itself takes for unchanged although it is not (a filter, an encoding or `ident` that left the length alone, and is no longer
 * set) is so here too.
 * @returns undefined where git fails, takes too long, or does not say it in a known form: it would not the next time either
 * @throws CancelledError
 */
export async function identifyByIndex(
  workTree: IndexedWorkTree,
  files: readonly TreeFile[],
  cancellation: Cancellation,
): Promise<ReadonlyMap<RepoPath, ContentId> | undefined> {
  const { git, root, gitFolder } = workTree;
  // Before git reads the index: one that is written in the meantime is only newer.
  const index = gitFolder.stat('index');
  if (index === undefined) {
    return new Map();
  }
  const candidates = await unchangedEntries(workTree, files, writtenAt(index), cancellation);
  const blobs = candidates?.map(({ id }) => id);
  const sizes = blobs && (await readBlobSizes(git, root, blobs, LONGEST_MS, cancellation));
  const same = sizes && candidates?.filter(({ size }, at) => sizes[at] === size);
  return same && new Map(same.map(({ path, id }) => [path, id]));
}

/** The earlier of both, because anyone can set the first. */
function writtenAt({ mtimeMs, ctimeMs }: FileStat): number {
  return Math.min(mtimeMs, ctimeMs);
}

/** Entries of files that are on disk as they were when git looked; undefined where git does not say. */
async function unchangedEntries(
  { git, root, fileSystem }: IndexedWorkTree,
  files: readonly TreeFile[],
  indexWrittenAt: number,
  cancellation: Cancellation,
): Promise<readonly IndexEntry[] | undefined> {
  const asked = new Map(files.map((file) => [file.path, file]));
  const likely: IndexEntry[] = [];
  const onEntry = (entry: IndexEntry): void => {
    const file = asked.get(entry.path);
    if (file?.bytes === entry.size && file.mtimeMs === entry.mtimeMs && isOlder(entry, indexWrittenAt)) {
      likely.push(entry);
    }
  };
  if ((await readIndexEntries(git, root, onEntry, LONGEST_MS, cancellation)) === 'failed') {
    return undefined;
  }
  const unchanged: IndexEntry[] = [];
  for (const [at, entry] of likely.entries()) {
    if (isAsSeen(fileSystem.stat(entry.path), entry)) {
      unchanged.push(entry);
    }
    if (at % STATS_BETWEEN_BREATHS === 0) {
      await cancellation.breathe();
    }
  }
  return unchanged;
}

function isOlder({ mtimeMs, ctimeMs, hasCoarseTimes }: IndexEntry, indexWrittenAt: number): boolean {
  return Math.max(mtimeMs, ctimeMs) < indexWrittenAt - (hasCoarseTimes ? COARSEST_MS : 0);
}

function isAsSeen(stat: FileStat | undefined, entry: IndexEntry): boolean {
  return (
    stat?.kind === 'file' &&
    stat.size === entry.size &&
    stat.mtimeMs === entry.mtimeMs &&
    stat.ctimeMs === entry.ctimeMs &&
    stat.inode % INODE_RANGE === entry.inode
  );
}
