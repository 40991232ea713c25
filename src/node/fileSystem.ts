import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, readdirSync } from 'node:fs';
import type { Dirent, Stats } from 'node:fs';
import { decodePath, directoryOf, displayPath, encodePath } from '../engine/model/repoPath.ts';
import type { RepoPath } from '../engine/model/repoPath.ts';
import type { DirectoryEntry, FileStat, FileSystem } from '../engine/ports/fileSystem.ts';

/** Larger files are neither source nor configuration; reading one would only fill memory. */
const DEFAULT_MAX_BYTES = 32 * 1024 * 1024;
const FIRST_BUFFER_BYTES = 256 * 1024;
/** O_NONBLOCK: opening a named pipe must not wait for a writer. Windows has neither flag. */
const OPEN_FLAGS =
  process.platform === 'win32' ? constants.O_RDONLY : constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * The files below a folder. Links are never followed, neither as a file nor on the way to it: a tracked name may have become a link out
 * of the repository since git listed it. Folders found to be real are remembered, so open a new one for each analysis.
 * @param folder absolute path
 */
export function openFolder(folder: string): FileSystem {
  const realFolders = new Set<RepoPath>(['']);
  let buffer: Uint8Array = new Uint8Array(FIRST_BUFFER_BYTES);
  const isReal = (directory: RepoPath): boolean => {
    if (realFolders.has(directory)) {
      return true;
    }
    const real = isReal(directoryOf(directory)) && statOf(nativePath(folder, directory))?.isDirectory() === true;
    if (real) {
      realFolders.add(directory);
    }
    return real;
  };
  const inside = (path: RepoPath): boolean => !hasDotDot(path) && isReal(directoryOf(path));
  return {
    stat(path) {
      const stats = inside(path) ? statOf(nativePath(folder, path)) : undefined;
      return stats && fileStatOf(stats);
    },
    read(path, maxBytes = DEFAULT_MAX_BYTES) {
      return inside(path)
        ? readRegular(nativePath(folder, path), maxBytes, (length) => {
            if (buffer.length < length) {
              buffer = new Uint8Array(length * 2);
            }
            return buffer;
          })
        : undefined;
    },
    list(directory) {
      return inside(directory) && isReal(directory) ? entriesOf(nativePath(folder, directory)) : [];
    },
  };
}

/** A path as the system takes it: bytes where the name is not UTF-8. */
function nativePath(folder: string, path: RepoPath): string | Buffer {
  const whole = path === '' ? folder : `${folder}/${path}`;
  return displayPath(path).encoded ? Buffer.from(encodePath(whole)) : whole;
}

function hasDotDot(path: RepoPath): boolean {
  return path.includes('..') && path.split('/').includes('..');
}

function statOf(path: string | Buffer): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function fileStatOf(stats: Stats): FileStat {
  const { size, mtimeMs, ctimeMs, ino: inode } = stats;
  return { kind: kindOf(stats), size, mtimeMs, ctimeMs, inode };
}

function kindOf(entry: Stats | Dirent<Buffer>): FileStat['kind'] {
  if (entry.isSymbolicLink()) {
    return 'link';
  }
  if (entry.isFile()) {
    return 'file';
  }
  return entry.isDirectory() ? 'directory' : 'other';
}

function readRegular(
  path: string | Buffer,
  maxBytes: number,
  bufferFor: (length: number) => Uint8Array,
): Uint8Array | undefined {
  // Windows cannot open without following, so the entry is looked at first.
  if (process.platform === 'win32' && statOf(path)?.isFile() !== true) {
    return undefined;
  }
  let file: number;
  try {
    file = openSync(path, OPEN_FLAGS);
  } catch {
    return undefined;
  }
  try {
    const stats = fstatSync(file);
    if (!stats.isFile() || stats.size > maxBytes) {
      return undefined;
    }
    return readWhole(file, bufferFor(stats.size), stats.size);
  } catch {
    return undefined;
  } finally {
    closeSync(file);
  }
}

/** Reads up to `size` bytes; fewer where the file was cut off in the meantime. */
function readWhole(file: number, buffer: Uint8Array, size: number): Uint8Array {
  let length = 0;
  while (length < size) {
    const count = readSync(file, buffer, length, size - length, null);
    if (count === 0) {
      break;
    }
    length += count;
  }
  return buffer.subarray(0, length);
}

function entriesOf(directory: string | Buffer): readonly DirectoryEntry[] {
  try {
    return readdirSync(directory, { withFileTypes: true, encoding: 'buffer' })
      .sort((one, other) => Buffer.compare(one.name, other.name))
      .map((entry) => ({ name: decodePath(entry.name), kind: kindOf(entry) }));
  } catch {
    return [];
  }
}
