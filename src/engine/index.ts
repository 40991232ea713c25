import { analyze } from './analysis/analyze.ts';
import { backtest } from './analysis/backtest/backtest.ts';
import { cacheOfBuild } from './analysis/cacheOfBuild.ts';
import { edit } from './analysis/edit.ts';
import { concerns } from './analysis/concerns.ts';
import type { KeptAnalysis } from './analysis/keptAnalysis.ts';
import type { AnalysisRequest, BacktestRequest, EnginePorts } from './analysis/request.ts';
import { createTurns } from './analysis/turns.ts';
import type { Backtest } from './model/backtest.ts';
import type { EditRequest, EditedFile } from './model/edit.ts';
import type { RepoPath } from './model/repoPath.ts';
import type { Snapshot } from './model/snapshot.ts';
import type { Cancellation } from './ports/cancellation.ts';
import type { Logger } from './ports/logger.ts';
import { ask } from './queries/ask.ts';
import type { AnalyzedRepository } from './queries/query.ts';
import type { Answer, QueryName, Question } from './queries/registry.ts';
import { summarize } from './summary/report.ts';
import type { Report, ReportScope } from './summary/report.ts';

export type { AnalysisRequest, Cancellation, EnginePorts, Logger, QueryName, Question, Report };

/** The engine: one factory over injected ports, the same in the worker and in the command line. */
export interface Engine {
  /**
   * Analyzes the repository that a folder is in. Analyses of one folder run one after the other; one that asks for the same as another
   * that still waits joins it, and is cancelled alone. One that is cancelled or fails leaves what is kept of the folder as it was.
   * @throws UserError where the folder cannot be read; CancelledError
   */
  analyze(request: AnalysisRequest, cancellation: Cancellation): Promise<Snapshot>;
  /**
   * Answers a question about a repository from its last analysis; reads neither git nor files.
   * @param query a name of queries/registry.ts
   * @returns null where the repository, or what the question is about, was not analyzed
   * @throws Error where the question does not fit the query's schema
   */
  ask<Name extends QueryName>(query: Name, question: Question<Name>): Answer<Name> | null;
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
  /**
   * Whether changes on disk are worth an analysis; true as long as the folder was not analyzed. Reads no more than .gitignore files.
   * @param paths what was created, changed or deleted, relative to the repository's root
   */
  concerns(folder: string, paths: readonly RepoPath[]): boolean;
  /** Keeps nothing more of a folder that is closed. An analysis of it that is still under way ends, and leaves nothing either. */
  forget(folder: string): void;
}

/** What is kept of one folder: nothing until its first analysis is done. */
interface KeptFolder {
  last?: { readonly kept: KeptAnalysis; readonly snapshot: Snapshot };
}

/** Requests of the same name ask for the same. */
function nameOf({ windowDays, asOf, changed, mayRunGit = true }: AnalysisRequest): string {
  return JSON.stringify({ windowDays, asOf, changed, mayRunGit });
}

/** Creates an engine. What it read of a folder is kept, so that the next analysis of the same folder reads only what changed. */
export function createEngine(host: EnginePorts): Engine {
  const ports: EnginePorts = { ...host, cache: cacheOfBuild(host.cache, host.buildId) };
  const folders = new Map<string, KeptFolder>();
  const turns = createTurns<Snapshot>();
  const lastOf = (root: string): KeptFolder['last'] =>
    [...folders.values()].find((folder) => folder.last?.kept.reading.root === root)?.last;
  const repositoryOf = (root: string): AnalyzedRepository | undefined => {
    const last = lastOf(root);
    const reading = last?.kept.reading;
    return reading && { snapshot: last.snapshot, definition: reading.definition, history: reading.history };
  };
  return {
    analyze(request, cancellation) {
      const folder = folders.get(request.folder) ?? {};
      folders.set(request.folder, folder);
      return turns.take(request.folder, nameOf(request), cancellation, async (shared) => {
        const done = await analyze(request, ports, folder.last?.kept, shared);
        folder.last = done;
        return done.snapshot;
      });
    },
    ask: <Name extends QueryName>(query: Name, question: Question<Name>) =>
      ask(query, question, repositoryOf) as Answer<Name> | null,
    summarize,
    edit: (request) =>
      edit(request, {
        filesOf: (root) => lastOf(root)?.snapshot.files ?? [],
        openFolder: (root) => ports.openFolder(root),
      }),
    backtest: (request, cancellation) => backtest(request, ports, cancellation),
    concerns(folder, paths) {
      const reading = folders.get(folder)?.last?.kept.reading;
      return reading === undefined || concerns(reading, paths, ports.openFolder(reading.root));
    },
    forget(folder) {
      folders.delete(folder);
      turns.seal(folder);
    },
  };
}
