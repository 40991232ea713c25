import { createEngine } from '../../../src/engine/index.ts';
import type { Backtest } from '../../../src/engine/model/backtest.ts';
import type { Cancellation } from '../../../src/engine/ports/cancellation.ts';
import { createCancellation } from '../../../src/node/cancellation.ts';
import { openFolder } from '../../../src/node/fileSystem.ts';
import { createGit } from '../../../src/node/git.ts';
import { createRecordingLogger } from '../../fixtures/recordingLogger.ts';
import { cleanGitEnvironment } from '../../fixtures/repositoryBuilder.ts';
import { createMemoryCache } from '../history/readTestHistory.ts';

/** The time of the tests' clock: later than all commits. */
const NOW = Date.parse('2026-01-01T00:00:00Z');

/** What a test may change. */
export interface BacktestOptions {
  readonly months?: number;
  readonly now?: number;
  readonly cancellation?: Cancellation;
}

/** Runs a backtest with the real adapters. */
export async function runTestBacktest(folder: string, options: BacktestOptions = {}): Promise<Backtest> {
  const logger = createRecordingLogger();
  const git = createGit({ logger, environment: cleanGitEnvironment() });
  const engine = createEngine({
    git,
    openFolder,
    cache: createMemoryCache(),
    clock: { now: () => options.now ?? NOW, elapsed: () => 0 },
    logger,
    version: 'test',
  });
  try {
    return await engine.backtest(
      { folder, months: options.months ?? 6 },
      options.cancellation ?? createCancellation().cancellation,
    );
  } finally {
    git.dispose();
  }
}
