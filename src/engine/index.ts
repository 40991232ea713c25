import { analyze } from './analysis/analyze.ts';
import { createRepositoryMemory } from './analysis/repositoryMemory.ts';
import type { RepositoryMemory } from './analysis/repositoryMemory.ts';
import type { RepoPath } from './model/repoPath.ts';
import type { Snapshot } from './model/snapshot.ts';
import type { Cache } from './ports/cache.ts';
import type { Cancellation } from './ports/cancellation.ts';
import type { Clock } from './ports/clock.ts';
import type { FileSystem } from './ports/fileSystem.ts';
import type { Git } from './ports/git.ts';
import type { Logger } from './ports/logger.ts';

export type { Cache, Cancellation, Clock, FileSystem, Git, Logger };
export { newTest } from './facts/testLinks/newTest.ts';
export { addSuppression } from './sources/definition/addSuppression.ts';
export { createDefinitionInForce } from './sources/definition/definitionInForce.ts';
export { escapeGlob } from './sources/definition/globs.ts';
export { readDefinitions } from './sources/definition/readDefinitions.ts';
export { outlineOf } from './sources/definition/repositoryOutline.ts';
export { starterDefinition } from './sources/definition/starterDefinition.ts';
export { countTextLines } from './sources/files/measureContent.ts';

/** What the engine needs from its host. */
export interface EnginePorts {
  readonly git: Git;
  /** The files below an absolute folder. */
  openFolder(folder: string): FileSystem;
  readonly cache: Cache;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The program's version: what another version cached about files is not used. */
  readonly version: string;
}

/** What to analyze. */
export interface AnalysisRequest {
  /** Absolute path; the whole repository that it is in is analyzed. */
  readonly folder: string;
  /** Days of committer time; null for the whole history. Default: what the quality definition says, else 730.5. */
  readonly windowDays?: number | null;
  /** Milliseconds since 1970 that ages are counted from; default: the clock. */
  readonly asOf?: number;
  /** Only these paths changed since this engine's last analysis of the folder, and HEAD did not: nothing else is looked at again. */
  readonly changed?: readonly RepoPath[];
  /** False in an untrusted workspace: no git process at all. Default true. */
  readonly mayRunGit?: boolean;
}

/** The engine: one factory over injected ports, the same in the worker and in the command line. */
export interface Engine {
  /**
   * Analyzes the repository that a folder is in.
   * @throws UserError where the folder cannot be read; CancelledError
   */
  analyze(request: AnalysisRequest, cancellation: Cancellation): Promise<Snapshot>;
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
  };
}
