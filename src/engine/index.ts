import { analyze } from './analysis/analyze.ts';
import { backtest } from './analysis/backtest/backtest.ts';
import { measureText } from './analysis/measureText.ts';
import type { KeptAnalysis } from './analysis/keptAnalysis.ts';
import type { AnalysisRequest, BacktestRequest, EnginePorts } from './analysis/request.ts';
import { createTurns } from './analysis/turns.ts';
import type { Backtest } from './model/backtest.ts';
import type { MeasuredText } from './model/measuredText.ts';
import type { RepoPath } from './model/repoPath.ts';
import type { Snapshot } from './model/snapshot.ts';
import type { Cancellation } from './ports/cancellation.ts';
import type { Logger } from './ports/logger.ts';

export type { AnalysisRequest, Cancellation, EnginePorts, Logger };
export { newTest } from './newTest/newTest.ts';
export { addSuppression } from './sources/definition/addSuppression.ts';
export { createDefinitionInForce } from './sources/definition/definitionInForce.ts';
export { globOfFile } from './sources/definition/globs.ts';
export { readDefinitions } from './sources/definition/readDefinitions.ts';
export { outlineOf } from './sources/definition/repositoryOutline.ts';
export { starterDefinition } from './sources/definition/starterDefinition.ts';

/** The engine: one factory over injected ports, the same in the worker and in the command line. */
export interface Engine {
  /**
   * Analyzes the repository that a folder is in. Analyses of one folder run one after the other; one that is cancelled or fails leaves
   * what is kept of the folder as it was.
   * @throws UserError where the folder cannot be read; CancelledError
   */
  analyze(request: AnalysisRequest, cancellation: Cancellation): Promise<Snapshot>;
  /**
   * Judges the size of a text that is being edited by the last analysis of its repository; reads neither git nor files.
   * @returns undefined for a file that was not analyzed
   */
  measure(root: string, path: RepoPath, text: string): MeasuredText | undefined;
  /**
   * Tests the ranking against the repository's own past: see docs/backtest.md.
   * @throws UserError where the clone lacks what it needs; CancelledError
   */
  backtest(request: BacktestRequest, cancellation: Cancellation): Promise<Backtest>;
  /** Keeps nothing more of a folder that is closed. An analysis of it that is still under way ends, and leaves nothing either. */
  forget(folder: string): void;
}

/** What is kept of one folder: nothing until its first analysis is done. */
interface KeptFolder {
  last?: { readonly kept: KeptAnalysis; readonly snapshot: Snapshot };
}

/** Creates an engine. What it read of a folder is kept, so that the next analysis of the same folder reads only what changed. */
export function createEngine(ports: EnginePorts): Engine {
  const folders = new Map<string, KeptFolder>();
  const turns = createTurns();
  return {
    analyze(request, cancellation) {
      const folder = folders.get(request.folder) ?? {};
      folders.set(request.folder, folder);
      return turns.take(request.folder, cancellation, async () => {
        const done = await analyze(request, ports, folder.last?.kept, cancellation);
        folder.last = done;
        return done.snapshot;
      });
    },
    measure(root, path, text) {
      const last = [...folders.values()].find((folder) => folder.last?.kept.reading.root === root)?.last;
      return last && measureText(path, text, { snapshot: last.snapshot, definitions: last.kept.reading.definitions });
    },
    backtest: (request, cancellation) => backtest(request, ports, cancellation),
    forget(folder) {
      folders.delete(folder);
    },
  };
}
