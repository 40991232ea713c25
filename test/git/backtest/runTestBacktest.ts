import type { Backtest } from '../../../src/engine/model/backtest.ts';
import type { Cancellation } from '../../../src/engine/ports/cancellation.ts';
import type { Git } from '../../../src/engine/ports/git.ts';
import { createNodeEngine } from '../../../src/node/createNodeEngine.ts';
import { createMemoryCache, neverCancelled } from '../../fixtures/memoryFileSystem.ts';
import { createRecordingLogger } from '../../fixtures/recordingLogger.ts';
import { cleanGitEnvironment } from '../../fixtures/repositoryBuilder.ts';

/** The time of the tests' clock: later than all commits. */
const NOW = Date.parse('2026-01-01T00:00:00Z');

/** What a test may change. */
export interface BacktestOptions {
  readonly months?: number;
  readonly now?: number;
  readonly cancellation?: Cancellation;
  /** Default: the real one. */
  readonly git?: Git;
}

/** Runs a backtest with the real adapters. */
export async function runTestBacktest(folder: string, options: BacktestOptions = {}): Promise<Backtest> {
  const { engine, dispose } = createNodeEngine({
    logger: createRecordingLogger(),
    environment: cleanGitEnvironment(),
    cacheFolder: '',
    ports: {
      ...(options.git && { git: options.git }),
      cache: createMemoryCache(),
      clock: { now: () => options.now ?? NOW, elapsed: () => 0 },
    },
  });
  try {
    return await engine.backtest({ folder, months: options.months ?? 6 }, options.cancellation ?? neverCancelled);
  } finally {
    dispose();
  }
}
