import type { Cache } from '../../../src/engine/ports/cache.ts';
import type { GitRepository } from '../../../src/engine/ports/git.ts';
import type { History } from '../../../src/engine/sources/history/fileHistory.ts';
import { readHistory } from '../../../src/engine/sources/history/readHistory.ts';
import type { HistoryRequest } from '../../../src/engine/sources/history/readHistory.ts';
import { openFolder } from '../../../src/node/fileSystem.ts';
import { createGit } from '../../../src/node/git.ts';
import { createMemoryCache, neverCancelled } from '../../fixtures/memoryFileSystem.ts';
import { createRecordingLogger } from '../../fixtures/recordingLogger.ts';
import { cleanGitEnvironment } from '../../fixtures/repositoryBuilder.ts';
import type { TestRepository } from '../../fixtures/repositoryBuilder.ts';

/** The moment of the analysis in these tests, unless one says otherwise. */
export const NOW = Date.parse('2025-07-01T00:00:00Z');

/** What a test may change. */
export interface ReadOptions {
  readonly now?: number;
  readonly windowDays?: number | null;
  readonly cache?: Cache;
  readonly environment?: NodeJS.ProcessEnv;
  readonly mayRunGit?: boolean;
  readonly limits?: HistoryRequest['limits'];
  /** Folder that git is asked about; default: the repository's root. */
  readonly folder?: string;
}

/** A history and what reading it took. */
export interface ReadResult {
  readonly history: History;
  readonly repository: GitRepository | undefined;
  /** Git processes of the history alone. */
  readonly processes: number;
  readonly warnings: readonly string[];
}

/** Reads the history of a test repository with the real adapters. */
export async function readTestHistory(source: TestRepository, options: ReadOptions = {}): Promise<ReadResult> {
  const logger = createRecordingLogger();
  const git = createGit({ logger, environment: options.environment ?? cleanGitEnvironment() });
  try {
    const repository = await git.inspect(options.folder ?? source.root, neverCancelled);
    const before = git.started;
    const history = await readHistory(
      {
        repository,
        windowDays: options.windowDays === undefined ? 730.5 : options.windowDays,
        now: options.now ?? NOW,
        mayRunGit: options.mayRunGit ?? true,
        ...(options.limits === undefined ? {} : { limits: options.limits }),
      },
      {
        git,
        cache: options.cache ?? createMemoryCache(),
        files: openFolder(repository?.root ?? source.root),
        logger,
      },
      neverCancelled,
    );
    return { history, repository, processes: git.started - before, warnings: logger.warnings };
  } finally {
    git.dispose();
  }
}

/** Revisions of each path, for a short comparison. */
export function revisionsOf(history: History, paths: readonly string[]): Record<string, number> {
  return Object.fromEntries(paths.map((path) => [path, history.of(path)?.revisions ?? 0]));
}
