import { createEngine } from '../engine/index.ts';
import type { Cancellation, Engine } from '../engine/index.ts';
import { createCache } from '../node/cache.ts';
import { createCancellation } from '../node/cancellation.ts';
import { createClock } from '../node/clock.ts';
import { openFolder } from '../node/fileSystem.ts';
import { createGit } from '../node/git.ts';
import type { CommandLineHost } from './host.ts';
import type { LogFile } from './logFile.ts';

/** A host with what the command line made for this run. */
export interface CommandServices extends CommandLineHost {
  readonly log: LogFile;
  readonly cacheFolder: string;
}

/**
 * Runs a piece of work with an engine over the real adapters; an interrupt cancels it, and no git process outlives it.
 * @throws what the work throws; CancelledError after an interrupt
 */
export async function withEngine<Result>(
  { log, cacheFolder, environment, version }: CommandServices,
  work: (engine: Engine, cancellation: Cancellation) => Promise<Result>,
): Promise<Result> {
  const source = createCancellation();
  const interrupt = (): void => {
    source.cancel();
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const git = createGit({ logger: log, environment });
  const engine = createEngine({
    git,
    openFolder,
    cache: createCache({ folder: cacheFolder, logger: log }),
    clock: createClock(),
    logger: log,
    version,
  });
  try {
    return await work(engine, source.cancellation);
  } finally {
    git.dispose();
    process.removeListener('SIGINT', interrupt).removeListener('SIGTERM', interrupt);
  }
}
