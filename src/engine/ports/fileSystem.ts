import type { RepoPath } from '../model/repoPath.ts';

/** What `lstat` says of one entry. Links are never followed. */
export interface FileStat {
  readonly kind: 'file' | 'directory' | 'link' | 'other';
  readonly size: number;
  /** Milliseconds since 1970, with fractions. */
  readonly mtimeMs: number;
  /** When the entry last changed in any way, its times and its name too; milliseconds since 1970, with fractions. */
  readonly ctimeMs: number;
  /** Tells files of one file system apart; not exact beyond 2^53. */
  readonly inode: number;
}

/** One entry of a directory. */
export interface DirectoryEntry {
  readonly name: string;
  readonly kind: FileStat['kind'];
}

/** The files below one folder. Synchronous: the engine runs in a worker or in the command line, where this is several times faster. */
export interface FileSystem {
  /** undefined where there is no such entry or it cannot be read. */
  stat(path: RepoPath): FileStat | undefined;
  /**
   * The content of a regular file; undefined where there is none, it cannot be read, is not a regular file or is longer than `maxBytes`.
   * The bytes are a view on a buffer that the next call reuses: copy what must stay.
   */
  read(path: RepoPath, maxBytes?: number): Uint8Array | undefined;
  /** Entries of a directory in byte order; empty where it cannot be read. */
  list(directory: RepoPath): readonly DirectoryEntry[];
}
