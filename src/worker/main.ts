import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod/mini';
import type { Logger } from '../engine/index.ts';
import { createCancellation } from '../node/cancellation.ts';
import { createNodeEngine } from '../node/createNodeEngine.ts';
import { locateFolder } from '../node/locateFolder.ts';
import { sourceStack } from '../node/sourceStack.ts';
import { logLevels } from '../protocol/engineMessages.ts';
import type { EngineMessage, LogLevel } from '../protocol/engineMessages.ts';
import { createMessageHandler } from './handleMessage.ts';

/** The folder of the built script. */
declare const __dirname: string;

/** What the extension starts this thread with. */
const workerDataSchema = z.object({
  cacheFolder: z.string(),
  logLevel: z.enum(logLevels),
  processes: z.instanceof(SharedArrayBuffer),
});

function start(): void {
  const port = parentPort;
  if (port === null) {
    throw new Error('This file runs in a worker thread');
  }
  const { cacheFolder, logLevel, processes } = workerDataSchema.parse(workerData);
  const post = (message: EngineMessage, moved: readonly ArrayBuffer[]): void => {
    port.postMessage(message, moved);
  };
  const { logger, setLevel } = createPostLogger(logLevel, post);
  const { engine } = createNodeEngine({
    logger,
    cacheFolder,
    processes,
    standardsFile: join(__dirname, 'standards.json'),
  });
  const handle = createMessageHandler({
    engine,
    firstVersion: Date.now(),
    locate: locateFolder,
    stackOf: sourceStack,
    createCancellation,
    setLogLevel: setLevel,
    post,
  });
  port.on('message', (message: unknown) => void handle(message));
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
