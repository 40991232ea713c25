import type { Cancellation, Engine } from '../engine/index.ts';
import { createCancellation } from '../node/cancellation.ts';
import { createNodeEngine } from '../node/createNodeEngine.ts';
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
  { log, cacheFolder, environment, standardsFile }: CommandServices,
  work: (engine: Engine, cancellation: Cancellation) => Promise<Result>,
): Promise<Result> {
  const source = createCancellation();
  const interrupt = (): void => {
    source.cancel();
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const { engine, dispose } = createNodeEngine({ logger: log, cacheFolder, environment, standardsFile });
  try {
    return await work(engine, source.cancellation);
  } finally {
    dispose();
    process.removeListener('SIGINT', interrupt).removeListener('SIGTERM', interrupt);
  }
}
