import type { TreeFile } from '../../ports/tree.ts';

/** Milliseconds between which two writes may have the same time: FAT counts in steps of two seconds, other file systems in finer ones. */
export const COARSEST_MS = 2000;

/** Length and times of a file. */
export type FileTimes = Pick<TreeFile, 'bytes' | 'mtimeMs' | 'ctimeMs'>;

/** Whether nothing tells that a file changed: length and times are the same. Anyone can set the time of modification, but not the time of change. */
export function hasSameTimes(one: FileTimes, other: FileTimes): boolean {
  return one.bytes === other.bytes && one.mtimeMs === other.mtimeMs && one.ctimeMs === other.ctimeMs;
}

/**
 * Whether another write would give a file other times. One that was written just before may get the same again. A time of modification in
 * the future is no write's, so the next write gives another one.
 * @param now the time of the machine before the file was read, in milliseconds since 1970
 */
export function hasSettledTimes({ mtimeMs, ctimeMs }: FileTimes, now: number): boolean {
  const settled = now - COARSEST_MS;
  return mtimeMs !== null && ctimeMs !== null && ctimeMs < settled && (mtimeMs < settled || mtimeMs > now);
}
