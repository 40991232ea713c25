import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '../engine/index.ts';
import { sourceStack } from '../node/sourceStack.ts';

/** Keeps the last lines in memory and writes them to a file only when something went wrong. */
export interface LogFile extends Logger {
  /** Writes what was logged with the error; gives the file's path. */
  save(error: unknown): string;
  /** Writes what was logged to a file of the user's choice. */
  writeTo(path: string): void;
}

const KEPT_LINES = 2000;

/** @param folder absolute path of the system's folder for temporary files */
export function createLogFile(folder: string): LogFile {
  const lines: string[] = [];
  const add = (level: string, message: string): void => {
    lines.push(`${new Date().toISOString()} ${level} ${message}`);
    if (lines.length > KEPT_LINES) {
      lines.shift();
    }
  };
  return {
    debug: (message) => {
      add('debug', message);
    },
    info: (message) => {
      add('info', message);
    },
    warn: (message) => {
      add('warn', message);
    },
    error: (message) => {
      add('error', message);
    },
    save(error) {
      add('error', error instanceof Error ? sourceStack(error) : String(error));
      // A folder of its own: in a shared one somebody else could have put a link in the log's place.
      const path = join(mkdtempSync(join(folder, 'plumbline-')), 'plumbline.log');
      writeFileSync(path, `${lines.join('\n')}\n`);
      return path;
    },
    writeTo(path) {
      writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
    },
  };
}
