import { rmSync } from 'node:fs';
import type { Cache } from '../src/engine/ports/cache.ts';
import type { GitRepository } from '../src/engine/ports/git.ts';
import type { Logger } from '../src/engine/ports/logger.ts';
import type { History } from '../src/engine/sources/history/fileHistory.ts';
import { readHistory } from '../src/engine/sources/history/readHistory.ts';
import { createCache } from '../src/node/cache.ts';
import { createCancellation } from '../src/node/cancellation.ts';
import { openFolder } from '../src/node/fileSystem.ts';
import { createGit } from '../src/node/git.ts';
import { runGit } from './runGit.ts';

const logger: Logger = { debug: () => undefined, info: () => undefined, warn: console.warn, error: console.error };

/** The history step on one repository, as the worker and the command line run it. */
export interface HistoryBench {
  readonly repository: GitRepository;
  /** Time of the newest commit, milliseconds since 1970: what ages are counted from. */
  readonly now: number;
  /** @param head full id; default: the repository's head */
  read(windowDays: number | null, cache: Cache, head?: string): Promise<History>;
  /** An empty cache of files. */
  emptyCache(): Cache;
  /** Number of git processes so far. */
  started(): number;
}

/** @param folder a repository, bare or not */
export function openHistoryBench(folder: string, cacheFolder: string): HistoryBench {
  const git = createGit({ logger });
  const repository: GitRepository = {
    root: folder,
    gitDirectory: runGit(folder, ['rev-parse', '--absolute-git-dir']),
    commonDirectory: runGit(folder, ['rev-parse', '--absolute-git-dir']),
    head: runGit(folder, ['rev-parse', 'HEAD']),
    shallow: false,
    filter: null,
    objectFormat: 'sha1',
  };
  const now = Number(runGit(folder, ['log', '-1', '--format=%ct'])) * 1000;
  return {
    repository,
    now,
    started: () => git.started,
    emptyCache() {
      rmSync(cacheFolder, { recursive: true, force: true });
      return createCache({ folder: cacheFolder, logger });
    },
    read: (windowDays, cache, head = repository.head ?? '') =>
      readHistory(
        { repository: { ...repository, head }, windowDays, now, mayRunGit: true },
        { git, cache, files: openFolder(folder), logger },
        createCancellation().cancellation,
      ),
  };
}
