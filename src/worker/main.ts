import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod/mini';
import {
  addSuppression,
  createDefinitionInForce,
  createEngine,
  globOfFile,
  newTest,
  outlineOf,
  readDefinitions,
  starterDefinition,
} from '../engine/index.ts';
import type { Logger } from '../engine/index.ts';
import type { FileFacts } from '../engine/model/fact.ts';
import { createCache } from '../node/cache.ts';
import { createCancellation } from '../node/cancellation.ts';
import { createClock } from '../node/clock.ts';
import { openFolder } from '../node/fileSystem.ts';
import { createGit } from '../node/git.ts';
import { locateFolder } from '../node/locateFolder.ts';
import { logLevels } from '../protocol/engineMessages.ts';
import type { EngineMessage, LogLevel, TestTemplate } from '../protocol/engineMessages.ts';
import { createMessageHandler } from './handleMessage.ts';

/** What the extension starts this thread with. */
const workerDataSchema = z.object({
  cacheFolder: z.string(),
  logLevel: z.enum(logLevels),
  version: z.string(),
  processes: z.instanceof(SharedArrayBuffer),
});

function start(): void {
  const port = parentPort;
  if (port === null) {
    throw new Error('This file runs in a worker thread');
  }
  const { cacheFolder, logLevel, version, processes } = workerDataSchema.parse(workerData);
  const post = (message: EngineMessage, moved: readonly ArrayBuffer[]): void => {
    port.postMessage(message, moved);
  };
  const { logger, setLevel } = createPostLogger(logLevel, post);
  const git = createGit({ logger, processes });
  const engine = createEngine({
    git,
    openFolder,
    cache: createCache({ folder: cacheFolder, logger }),
    clock: createClock(),
    logger,
    version,
  });
  const handle = createMessageHandler({
    engine,
    firstVersion: Date.now(),
    locate: locateFolder,
    suppress: (text, { ruleId, path, reason, until }) =>
      addSuppression(text ?? undefined, { rule: ruleId, glob: globOfFile(path), reason, until }),
    testTemplate: createTestTemplate,
    starterDefinition: (_root, files) => starterDefinition(outlineOf(files)),
    createCancellation,
    setLogLevel: setLevel,
    post,
  });
  port.on('message', (message: unknown) => void handle(message));
}

function createTestTemplate(root: string, source: string, files: readonly FileFacts[]): TestTemplate {
  const folder = openFolder(root);
  const definition = createDefinitionInForce(
    readDefinitions(
      files.map(({ path }) => path),
      folder,
    ),
  );
  const read = (path: string): string | undefined => {
    const bytes = folder.read(path);
    return bytes && new TextDecoder().decode(bytes);
  };
  return newTest({ source, files, read, teamTemplate: definition.testTemplateFor(source)?.template });
}

/** Sends log lines to the output channel; those below the level are not even sent. */
function createPostLogger(
  first: LogLevel,
  post: (message: EngineMessage, moved: readonly ArrayBuffer[]) => void,
): { readonly logger: Logger; readonly setLevel: (level: LogLevel) => void } {
  let least = logLevels.indexOf(first);
  const line =
    (level: LogLevel) =>
    (message: string): void => {
      if (logLevels.indexOf(level) <= least) {
        post({ type: 'log', level, message }, []);
      }
    };
  return {
    logger: { error: line('error'), warn: line('warn'), info: line('info'), debug: line('debug') },
    setLevel: (level) => {
      least = logLevels.indexOf(level);
    },
  };
}

start();
