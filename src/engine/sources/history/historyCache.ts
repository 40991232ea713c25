import type { Cache } from '../../ports/cache.ts';
import type { GitRepository } from '../../ports/git.ts';
import type { Logger } from '../../ports/logger.ts';
import { keptKey } from '../kept/keptKey.ts';
import { decodeHistory, encodeHistory } from './historyCodec.ts';
import type { CachedHistory } from './historyCodec.ts';

/** The histories of one repository that were read before. */
export interface HistoryCache {
  /** The one read from this very commit. */
  ofHead(head: string): Promise<CachedHistory | undefined>;
  /** The one that this work tree used last. */
  latest(): Promise<CachedHistory | undefined>;
  /** Remembers that this work tree is at a head that is cached already. */
  markLatest(head: string): Promise<void>;
  write(entry: CachedHistory): Promise<void>;
}

/**
 * Histories in a {@link Cache}, one for each head, so that going back to a branch costs nothing. Work trees share them, and each
 * remembers its own latest head.
 * @param fingerprint of the files that are applied while reading; entries with another one do not count
 */
export function createHistoryCache(
  cache: Cache,
  repository: GitRepository,
  fingerprint: string,
  logger: Logger,
): HistoryCache {
  const keyOf = (head: string): string => `${keptKey('history', repository.commonDirectory)}-${head}`;
  const latestKey = keptKey('history-latest', repository.gitDirectory);
  const ofHead = async (head: string): Promise<CachedHistory | undefined> => {
    const bytes = await cache.read(keyOf(head));
    if (bytes === undefined) {
      return undefined;
    }
    const entry = decodeHistory(bytes);
    if (entry === undefined) {
      logger.warn('A cached history is of another version and is not used.');
    }
    const matches =
      entry?.repository === repository.commonDirectory && entry.head === head && entry.fingerprint === fingerprint;
    return matches ? entry : undefined;
  };
  const markLatest = (head: string): Promise<void> => cache.write(latestKey, new TextEncoder().encode(head));
  return {
    ofHead,
    async latest() {
      const head = new TextDecoder().decode((await cache.read(latestKey)) ?? new Uint8Array(0));
      return /^[0-9a-f]{40,64}$/u.test(head) ? ofHead(head) : undefined;
    },
    async markLatest(head) {
      const known = new TextDecoder().decode((await cache.read(latestKey)) ?? new Uint8Array(0));
      if (known !== head) {
        await markLatest(head);
      }
    },
    async write(entry) {
      await cache.write(keyOf(entry.head), encodeHistory(entry));
      await markLatest(entry.head);
    },
  };
}
