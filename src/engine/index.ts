import { analyze } from './analysis/analyze.ts';
import { backtest } from './analysis/backtest/backtest.ts';
import { cacheOfBuild } from './analysis/cacheOfBuild.ts';
import { edit } from './analysis/edit.ts';
import { prepare } from './analysis/prepare.ts';
import { measureText } from './analysis/measureText.ts';
import type { LastAnalysis } from './analysis/measureText.ts';
import { createRepositoryMemory } from './analysis/repositoryMemory.ts';
import type { RepositoryMemory } from './analysis/repositoryMemory.ts';
import type { AnalysisRequest, BacktestRequest, EnginePorts } from './analysis/request.ts';
import type { Backtest } from './model/backtest.ts';
import type { EditRequest, EditedFile } from './model/edit.ts';
import type { MeasuredText } from './model/measuredText.ts';
import type { RepoPath } from './model/repoPath.ts';
import type { Snapshot } from './model/snapshot.ts';
import type { Cancellation } from './ports/cancellation.ts';
import type { Logger } from './ports/logger.ts';
import { summarize } from './summary/report.ts';
import type { Report, ReportScope } from './summary/report.ts';

export type { AnalysisRequest, Cancellation, EnginePorts, Logger };

/** The engine: one factory over injected ports, the same in the worker and in the command line. */
export interface Engine {
  /**
   * Analyzes the repository that a folder is in.
   * @throws UserError where the folder cannot be read; CancelledError
   */
  analyze(request: AnalysisRequest, cancellation: Cancellation): Promise<Snapshot>;
  /**
   * Gets ready for a saved file of a folder that was analyzed, so that the first costs no more than the next: for who has time to spare.
   * Cancel it before the folder is analyzed again. Changes no result.
   * @throws CancelledError
   */
  prepare(folder: string, cancellation: Cancellation): Promise<void>;
  /**
   * Judges the size of a text that is being edited by the last analysis of its repository; reads neither git nor files.
   * @returns undefined for a file that was not analyzed
   */
  measure(root: string, path: RepoPath, text: string): MeasuredText | undefined;
  /** Draws a report of a snapshot, or of the part of it below one folder. */
  summarize(snapshot: Snapshot, scope: ReportScope): Report;
  /**
   * The text of a file that the user asks for: a new test, a suppression, a first quality definition. Writes nothing.
   * @throws UserError where there is no such text
   */
  edit(request: EditRequest): EditedFile;
  /**
   * Tests the ranking against the repository's own past: see docs/backtest.md.
   * @throws UserError where the clone lacks what it needs; CancelledError
   */
  backtest(request: BacktestRequest, cancellation: Cancellation): Promise<Backtest>;
}

/**
 * Creates an engine. What it read of a folder is kept, so that the next analysis of the same folder reads only what changed.
 */
export function createEngine(host: EnginePorts): Engine {
  const ports: EnginePorts = { ...host, cache: cacheOfBuild(host.cache, host.buildId) };
  const memories = new Map<string, RepositoryMemory>();
  const analyzed = new Map<string, LastAnalysis>();
  return {
    async analyze(request, cancellation) {
      let memory = memories.get(request.folder);
      if (memory === undefined) {
        memory = createRepositoryMemory();
        memories.set(request.folder, memory);
      }
      const snapshot = await analyze(request, ports, memory, cancellation);
      analyzed.set(snapshot.repository.root, { snapshot, definitions: memory.last?.definitions ?? [] });
      return snapshot;
    },
    async prepare(folder, cancellation) {
      const memory = memories.get(folder);
      if (memory !== undefined) {
        await prepare(memory, ports, cancellation);
      }
    },
    measure(root, path, text) {
      const last = analyzed.get(root);
      return last && measureText(path, text, last);
    },
    summarize,
    edit: (request) =>
      edit(request, {
        filesOf: (root) => analyzed.get(root)?.snapshot.files ?? [],
        openFolder: (root) => ports.openFolder(root),
      }),
    backtest: (request, cancellation) => backtest(request, ports, cancellation),
  };
}
