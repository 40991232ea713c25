import type { FileCoverage } from '../coverage.ts';

/** What a report says of one file, under the path that the report writes. */
export interface RawFileCoverage extends FileCoverage {
  readonly path: string;
}

/** A report that cannot be read: the message says what is wrong with it. */
export class CoverageFormatError extends Error {
  override readonly name = 'CoverageFormatError';
}

/** Files that one report may name; one with more is not a coverage report. */
const MAX_FILES = 200_000;
const MAX_PATH = 4096;

/** Collects which lines and functions of each file were executed; a file that a report names twice counts each of them once. */
export class CoverageTally {
  readonly #files = new Map<string, { lines: Map<string, boolean>; functions: Map<string, boolean> }>();

  /** @param line any key that is the same for the same line or statement */
  line(path: string, line: string, executed: boolean): void {
    const lines = this.#file(path)?.lines;
    lines?.set(line, executed || lines.get(line) === true);
  }

  /** @param name any key that is the same for the same function */
  function(path: string, name: string, executed: boolean): void {
    const functions = this.#file(path)?.functions;
    functions?.set(name, executed || functions.get(name) === true);
  }

  /** Makes a file known that has nothing to execute. */
  touch(path: string): void {
    this.#file(path);
  }

  result(): readonly RawFileCoverage[] {
    return [...this.#files].map(([path, { lines, functions }]) => ({
      path,
      functionsCovered: countTrue(functions),
      functionsTotal: functions.size,
      linesCovered: countTrue(lines),
      linesTotal: lines.size,
    }));
  }

  #file(path: string): { lines: Map<string, boolean>; functions: Map<string, boolean> } | undefined {
    if (path === '' || path.length > MAX_PATH) {
      return undefined;
    }
    let file = this.#files.get(path);
    if (file === undefined) {
      if (this.#files.size >= MAX_FILES) {
        throw new CoverageFormatError(`names more than ${MAX_FILES} files`);
      }
      file = { lines: new Map(), functions: new Map() };
      this.#files.set(path, file);
    }
    return file;
  }
}

function countTrue(map: ReadonlyMap<string, boolean>): number {
  let count = 0;
  for (const value of map.values()) {
    count += value ? 1 : 0;
  }
  return count;
}

/** A count as reports write it; anything that is no number above zero means "never". */
export function isExecuted(count: unknown): boolean {
  const value = typeof count === 'string' ? Number(count) : count;
  return typeof value === 'number' && value > 0;
}

/** A total as reports write it: a whole number from 0 to a billion; 0 where it is anything else. */
export function readTotal(value: unknown): number {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number > 0 ? Math.min(Math.floor(number), 1e9) : 0;
}
