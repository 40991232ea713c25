import { analyze } from './analysis/analyze.ts';
import { backtest } from './analysis/backtest/backtest.ts';
import { createRepositoryMemory } from './analysis/repositoryMemory.ts';
import type { RepositoryMemory } from './analysis/repositoryMemory.ts';
import type { AnalysisRequest, BacktestRequest, EnginePorts } from './analysis/request.ts';
import type { Backtest } from './model/backtest.ts';
import type { Snapshot } from './model/snapshot.ts';
import type { Cache } from './ports/cache.ts';
import type { Cancellation } from './ports/cancellation.ts';
import type { Clock } from './ports/clock.ts';
import type { FileSystem } from './ports/fileSystem.ts';
import type { Git } from './ports/git.ts';
import type { Logger } from './ports/logger.ts';

export type { AnalysisRequest, BacktestRequest, Cache, Cancellation, Clock, EnginePorts, FileSystem, Git, Logger };
export { newTest } from './facts/testLinks/newTest.ts';
export { addSuppression } from './sources/definition/addSuppression.ts';
export { createDefinitionInForce } from './sources/definition/definitionInForce.ts';
export { escapeGlob } from './sources/definition/globs.ts';
export { readDefinitions } from './sources/definition/readDefinitions.ts';
export { outlineOf } from './sources/definition/repositoryOutline.ts';
export { starterDefinition } from './sources/definition/starterDefinition.ts';
export { countTextLines } from './sources/files/measureContent.ts';

/** The engine: one factory over injected ports, the same in the worker and in the command line. */
export interface Engine {
  /**
   * Analyzes the repository that a folder is in.
   * @throws UserError where the folder cannot be read; CancelledError
   */
  analyze(request: AnalysisRequest, cancellation: Cancellation): Promise<Snapshot>;
  /**
   * Tests the ranking against the repository's own past: see docs/backtest.md.
   * @throws UserError where the clone lacks what it needs; CancelledError
   */
  backtest(request: BacktestRequest, cancellation: Cancellation): Promise<Backtest>;
}

/** Creates an engine. What it read of a folder is kept, so that the next analysis of the same folder reads only what changed. */
export function createEngine(ports: EnginePorts): Engine {
  const memories = new Map<string, RepositoryMemory>();
  return {
    analyze(request, cancellation) {
      let memory = memories.get(request.folder);
      if (memory === undefined) {
        memory = createRepositoryMemory();
        memories.set(request.folder, memory);
      }
      return analyze(request, ports, memory, cancellation);
    },
    backtest: (request, cancellation) => backtest(request, ports, cancellation),
  };
}
