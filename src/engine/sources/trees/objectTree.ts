import type { ContentId } from '../../model/contentId.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { Git } from '../../ports/git.ts';
import type { Tree, TreeFile } from '../../ports/tree.ts';
import { listCommit } from './listCommit.ts';
import { listIndex } from './listIndex.ts';
import { readBlobs } from './readBlobs.ts';

/** Which files of git's objects to look at. */
export interface ObjectTreeRequest {
  readonly git: Git;
  /** Absolute path of the work tree's root. */
  readonly root: string;
  /** The full id of a commit, or what `git add` has put aside for the next one. */
  readonly of: { readonly commit: string } | 'index';
  /** Milliseconds that git may take to read contents. */
  readonly timeoutMs: number;
}

/**
 * The files of a commit or of the index, as git's objects have them: no filter, no line ends of the machine. The work tree is not looked
 * at. Contents that a partial clone left out are not downloaded.
 */
export function createObjectTree({ git, root, of, timeoutMs }: ObjectTreeRequest): Tree {
  const list = (cancellation: Cancellation): Promise<ReadonlyMap<RepoPath, ContentId>> =>
    of === 'index' ? listIndex(git, root, cancellation) : listCommit(git, root, of.commit, cancellation);
  let blobs: ReadonlyMap<RepoPath, ContentId> = new Map();
  const loaded = new Map<RepoPath, Uint8Array>();

  /** Reads those of the files that are listed; the others are not in the tree. */
  async function readEach<File extends Pick<TreeFile, 'path'>>(
    files: readonly File[],
    maxBytes: number,
    visit: (file: File, bytes: Uint8Array | undefined) => void,
    cancellation: Cancellation,
  ): Promise<void> {
    const ids = files.map(({ path }) => blobs.get(path) ?? '');
    const onBlob = (at: number, bytes: Uint8Array | undefined): void => {
      const file = files[at];
      if (file !== undefined) {
        visit(file, bytes);
      }
    };
    await readBlobs(git, { folder: root, ids, maxBytes, timeoutMs }, onBlob, cancellation);
  }

  return {
    async list(cancellation) {
      blobs = await list(cancellation);
      // Git's order is that of bytes.
      const paths = [...blobs.keys()].sort();
      const unread = { tracked: true, bytes: null, mtimeMs: null, ctimeMs: null };
      return { files: paths.map((path) => ({ path, ...unread })), truncated: false };
    },
    identify: (files) =>
      Promise.resolve(
        new Map(
          files.flatMap(({ path }) => {
            const id = blobs.get(path);
            return id === undefined ? [] : [[path, id]];
          }),
        ),
      ),
    async load(paths, maxBytes, cancellation) {
      const listed = paths.filter((path) => blobs.has(path)).map((path) => ({ path }));
      await readEach(
        listed,
        maxBytes,
        ({ path }, bytes) => {
          if (bytes !== undefined) {
            loaded.set(path, Uint8Array.from(bytes));
          }
        },
        cancellation,
      );
    },
    read(path, maxBytes = Infinity) {
      const bytes = loaded.get(path);
      return bytes === undefined || bytes.length > maxBytes ? undefined : bytes;
    },
    readEach,
  };
}
