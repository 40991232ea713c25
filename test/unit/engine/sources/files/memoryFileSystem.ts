import type { RepoPath } from '../../../../../src/engine/model/repoPath.ts';
import type { Cache } from '../../../../../src/engine/ports/cache.ts';
import type { Cancellation } from '../../../../../src/engine/ports/cancellation.ts';
import type { DirectoryEntry, FileSystem } from '../../../../../src/engine/ports/fileSystem.ts';

/** Content of a file, or a link that nobody follows. */
export type MemoryEntry = string | Uint8Array | { readonly link: string };

/** A file system in memory that counts what is read. */
export interface MemoryFileSystem extends FileSystem {
  readonly reads: RepoPath[];
  /** Writes a file at a time (milliseconds since 1970, default 1000). */
  write(path: RepoPath, content: MemoryEntry, mtimeMs?: number): void;
  remove(path: RepoPath): void;
}

/** Files by path; folders exist where a file is below them. */
export function createMemoryFileSystem(files: Readonly<Record<RepoPath, MemoryEntry>> = {}): MemoryFileSystem {
  const entries = new Map<RepoPath, { readonly content: Uint8Array | undefined; readonly mtimeMs: number }>();
  const reads: RepoPath[] = [];
  const write = (path: RepoPath, content: MemoryEntry, mtimeMs = 1000): void => {
    entries.set(path, { content: bytesOf(content), mtimeMs });
  };
  for (const [path, content] of Object.entries(files)) {
    write(path, content);
  }
  return {
    reads,
    write,
    remove: (path) => {
      entries.delete(path);
    },
    stat: (path) => {
      const entry = entries.get(path);
      if (entry === undefined) {
        const isFolder = [...entries.keys()].some((other) => other.startsWith(`${path}/`));
        return isFolder ? { kind: 'directory', size: 0, mtimeMs: 0 } : undefined;
      }
      return entry.content === undefined
        ? { kind: 'link', size: 0, mtimeMs: entry.mtimeMs }
        : { kind: 'file', size: entry.content.length, mtimeMs: entry.mtimeMs };
    },
    read: (path, maxBytes = Infinity) => {
      const content = entries.get(path)?.content;
      if (content === undefined || content.length > maxBytes) {
        return undefined;
      }
      reads.push(path);
      return content;
    },
    list: (directory) => entriesBelow(directory, entries),
  };
}

/** A cache in memory. */
export function createMemoryCache(): Cache & { readonly writes: readonly string[] } {
  const kept = new Map<string, Uint8Array>();
  const writes: string[] = [];
  return {
    writes,
    read: (key) => Promise.resolve(kept.get(key)),
    write: (key, bytes) => {
      kept.set(key, Buffer.concat(bytes instanceof Uint8Array ? [bytes] : bytes));
      writes.push(key);
      return Promise.resolve();
    },
  };
}

/** Work that nobody cancels. */
export const neverCancelled: Cancellation = {
  isCancelled: false,
  onCancelled: () => () => undefined,
  breathe: () => Promise.resolve(),
};

function bytesOf(content: MemoryEntry): Uint8Array | undefined {
  if (typeof content === 'string') {
    return new TextEncoder().encode(content);
  }
  return content instanceof Uint8Array ? content : undefined;
}

function entriesBelow(
  directory: RepoPath,
  entries: ReadonlyMap<RepoPath, { readonly content: Uint8Array | undefined }>,
): readonly DirectoryEntry[] {
  const prefix = directory === '' ? '' : `${directory}/`;
  const found = new Map<string, DirectoryEntry>();
  for (const [path, { content }] of entries) {
    if (path.startsWith(prefix)) {
      const [name = '', ...below] = path.slice(prefix.length).split('/');
      const kind = below.length > 0 ? 'directory' : content === undefined ? 'link' : 'file';
      found.set(name, { name, kind });
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
