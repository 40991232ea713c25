import type { ContentId } from '../model/contentId.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { Cancellation } from './cancellation.ts';

/** One regular file of a tree. */
export interface TreeFile {
  readonly path: RepoPath;
  /** Whether git tracks it. */
  readonly tracked: boolean;
  /** Length in bytes; null where only the content tells: in a commit and in an index. */
  readonly bytes: number | null;
  /** When it was last written, in milliseconds since 1970 with fractions; null where there is no such time. */
  readonly mtimeMs: number | null;
  /** When anything of it last changed, its times and its name too; as `mtimeMs`. */
  readonly ctimeMs: number | null;
}

/** The files of a tree. */
export interface TreeListing {
  /** In code-unit order of their paths. */
  readonly files: readonly TreeFile[];
  /** True where the walk outside git stopped at its greatest number of files. */
  readonly truncated: boolean;
}

/** The files of one state of the repository: the work tree, the index, or a commit. Links and submodules are not in it. */
export interface Tree {
  /** @throws UserError where git fails; CancelledError */
  list(cancellation: Cancellation): Promise<TreeListing>;
  /**
   * Ids of contents that are known without reading them; those of a work tree only where the index vouches for the bytes on disk, so a
   * listed file may be missing.
   * @param files of the last listing
   * @throws CancelledError
   */
  identify(files: readonly TreeFile[], cancellation: Cancellation): Promise<ReadonlyMap<RepoPath, ContentId>>;
  /**
   * Makes {@link read} work for these paths, for example settings and manifests; nothing has to be done for a work tree.
   * @param maxBytes longer contents are not loaded
   * @throws UserError where git fails; CancelledError
   */
  load(paths: readonly RepoPath[], maxBytes: number, cancellation: Cancellation): Promise<void>;
  /**
   * The content of one file; undefined where it is gone, cannot be read, is longer than `maxBytes` or was not loaded. The bytes are a view
   * on a buffer that the next call may reuse.
   */
  read(path: RepoPath, maxBytes?: number): Uint8Array | undefined;
  /**
   * The contents of many files, one after the other in their order; lets the event loop run on its way.
   * @param visit gets bytes that are valid during the call; undefined where the file is gone, cannot be read or is longer than `maxBytes`
   * @throws what `visit` throws; UserError where git fails; CancelledError
   */
  readEach<File extends TreeFile>(
    files: readonly File[],
    maxBytes: number,
    visit: (file: File, bytes: Uint8Array | undefined) => void,
    cancellation: Cancellation,
  ): Promise<void>;
}
