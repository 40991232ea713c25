import { createEngine } from '../engine/index.ts';
import type { Engine, EnginePorts } from '../engine/index.ts';
import type { Git } from '../engine/ports/git.ts';
import { buildId } from './buildId.ts';
import { createBundledStandards } from './bundledStandards.ts';
import { createCache } from './cache.ts';
import { createClock } from './clock.ts';
import { openFolder } from './fileSystem.ts';
import { createGit } from './git.ts';
import type { GitOptions } from './git.ts';
import { hash } from './hash.ts';

/** What a host says of itself. */
export interface NodeEngineOptions extends GitOptions {
  /** Absolute path of the cache's folder, made where it is missing; never inside a repository. */
  readonly cacheFolder: string;
  /** Absolute path of the bundled standards (JSON), made by the build. Left out, there are none. */
  readonly standardsFile?: string;
  /** Ports to use instead of the machine's: another time, a cache in memory, files that are not saved yet. */
  readonly ports?: Partial<EnginePorts>;
}

/** An engine on this machine. Dispose it to end the git processes that still run. */
export interface NodeEngine {
  readonly engine: Engine;
  readonly dispose: () => void;
}

/** Creates an engine over the adapters for Node. This is the only place that puts them together; a host shows data. */
export function createNodeEngine(options: NodeEngineOptions): NodeEngine {
  const { logger, cacheFolder, standardsFile, ports } = options;
  const { git, dispose } = ports?.git === undefined ? startGit(options) : { git: ports.git, dispose: () => undefined };
  const engine = createEngine({
    openFolder,
    hash,
    cache: createCache({ folder: cacheFolder, logger }),
    clock: createClock(),
    logger,
    buildId,
    bundledStandards: createBundledStandards(standardsFile),
    ...ports,
    git,
  });
  return { engine, dispose };
}

function startGit(options: GitOptions): { readonly git: Git; readonly dispose: () => void } {
  const git = createGit(options);
  return {
    git,
    dispose: () => {
      git.dispose();
    },
  };
}
