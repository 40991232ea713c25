import { randomUUID } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writevSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Cache } from '../engine/ports/cache.ts';
import type { Logger } from '../engine/ports/logger.ts';

/** Where a cache is and how large it may grow. */
export interface CacheOptions {
  /** Absolute path, made where it is missing; never inside a repository. */
  readonly folder: string;
  readonly logger: Logger;
  /** Default 256 MiB; the entries not used for the longest time go first. */
  readonly maxBytes?: number;
}

const DEFAULT_MAX_BYTES = 256 * 1024 * 1024;
/**
 * Name and version of the format: `PLUMBC02`, CRC-32 of the payload, its length (32 bits each, little endian), payload. A checksum finds
 * what was damaged by accident; who may write in this folder may do more than that.
 */
const MAGIC = Buffer.from('PLUMBC02', 'latin1');
const HEADER_BYTES = MAGIC.length + 8;
const SUFFIX = '.cache';
/** A temporary file that is older than this was left behind by a process that was killed. */
const STALE_TEMPORARY_MS = 3_600_000;

/**
 * A cache of files in one folder. Several processes may use it at once: an entry is written aside and renamed, so that a reader sees
 * the old one or the new one. It is only a cache: where it cannot be read or written, the log says so and work goes on.
 */
export function createCache(options: CacheOptions): Cache {
  const { folder, logger } = options;
  const fileOf = (key: string): string => {
    if (!/^[a-z0-9-]+$/u.test(key)) {
      throw new Error(`Not a cache key: ${key}`);
    }
    return join(folder, key + SUFFIX);
  };
  return {
    // Synchronous inside: one read of a few megabytes is faster than a trip to the thread pool and back.
    read: (key) => Promise.resolve(readEntry(fileOf(key), logger)),
    write: (key, bytes) => {
      writeEntry(folder, fileOf(key), bytes instanceof Uint8Array ? [bytes] : bytes, options);
      return Promise.resolve();
    },
  };
}

function readEntry(file: string, logger: Logger): Uint8Array | undefined {
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      logger.warn(`A cache entry cannot be read: ${String(error)}`);
    }
    return undefined;
  }
  const payload = content.subarray(HEADER_BYTES);
  const whole =
    content.length >= HEADER_BYTES &&
    content.subarray(0, MAGIC.length).equals(MAGIC) &&
    content.subarray(MAGIC.length, HEADER_BYTES).equals(checksumOf([payload]));
  if (!whole) {
    logger.warn(`A cache entry is damaged or of another version and is thrown away: ${file}`);
    removeQuietly(file);
    return undefined;
  }
  markUsed(file);
  return payload;
}

function writeEntry(folder: string, file: string, parts: readonly Uint8Array[], options: CacheOptions): void {
  const temporary = join(folder, `${randomUUID()}.tmp`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeParts(temporary, [MAGIC, checksumOf(parts), ...parts]);
    renameSync(temporary, file);
    removeOldest(folder, options.maxBytes ?? DEFAULT_MAX_BYTES);
  } catch (error) {
    removeQuietly(temporary);
    options.logger.warn(`The cache cannot be written: ${String(error)}`);
  }
}

/** One call for all parts: joining them first would copy the payload. */
function writeParts(file: string, parts: readonly Uint8Array[]): void {
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    const written = writevSync(descriptor, [...parts]);
    if (written !== parts.reduce((sum, { length }) => sum + length, 0)) {
      throw new Error(`${file} could not be written whole`);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Checksum and length of a payload. */
function checksumOf(parts: readonly Uint8Array[]): Buffer {
  const result = Buffer.alloc(8);
  result.writeUInt32LE(
    parts.reduce((value, part) => crc32(part, value), 0),
    0,
  );
  result.writeUInt32LE(
    parts.reduce((sum, { length }) => sum + length, 0),
    4,
  );
  return result;
}

/** Entries go by their time of change, so a read counts as use. */
function markUsed(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // Another process has just removed or replaced it.
  }
}

function removeOldest(folder: string, maxBytes: number): void {
  const files = readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats === undefined ? [] : [{ path, size: stats.size, used: stats.mtimeMs }];
  });
  for (const { path, used } of files) {
    if (path.endsWith('.tmp') && Date.now() - used > STALE_TEMPORARY_MS) {
      removeQuietly(path);
    }
  }
  const entries = files.filter(({ path }) => path.endsWith(SUFFIX)).sort((one, other) => other.used - one.used);
  let total = 0;
  for (const { path, size } of entries) {
    total += size;
    if (total > maxBytes) {
      removeQuietly(path);
    }
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // In use by another process (Windows); it is removed another time.
  }
}
