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

const INODE_RANGE = 2 ** 32;
const STATS_BETWEEN_BREATHS = 1000;

/**
 * The ids that the index knows of files on disk, each the hash of the very bytes that are there:
 * - The file is as git saw it: length, both times and inode are those in the index.
 * - It was left alone for longer than times can tell before the index was written; a later change then shows in its times (git's
 *   Documentation/technical/racy-git.txt, which does not look at the change time).
 * - Nothing converts it: no filter and no encoding is set, and the blob is as long as the file. Line ends and `$Id$` make what is on disk
 *   longer than the blob, also where a setting that did so is gone.
 *
 * What git itself takes for unchanged although it is not (a filter that left the length alone, and is no longer set) is so here too.
 * @returns nothing where the index does not tell
 * @throws CancelledError
 */
export async function identifyByIndex(
  workTree: IndexedWorkTree,
  files: readonly TreeFile[],
  cancellation: Cancellation,
): Promise<ReadonlyMap<RepoPath, ContentId>> {
  // Before git reads the index: one that is written in the meantime is only newer.
  const index = workTree.gitFolder.stat('index');
  const candidates = index && (await unchangedEntries(workTree, files, writtenAt(index), cancellation));
  const ids = new Map<RepoPath, ContentId>();
  if (candidates !== undefined) {
    const { git, root } = workTree;
    const sizes = await readBlobSizes(
      git,
      root,
      candidates.map(({ id }) => id),
      cancellation,
    );
    for (const [at, { path, id, size }] of candidates.entries()) {
      if (sizes[at] === size) {
        ids.set(path, id);
      }
    }
  }
  return ids;
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
  if ((await readIndexEntries(git, root, onEntry, cancellation)) === 'failed') {
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
