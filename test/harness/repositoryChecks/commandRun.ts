import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicReport } from '../../../src/engine/summary/publicReport.ts';
import { projectFolder } from '../install/toolsFolder.ts';

/** One run of the built command line on a repository. */
export interface CommandRun {
  /** Exit code; null where the run was killed because it took too long. */
  readonly code: number | null;
  /** Undefined where nothing readable was printed. */
  readonly report: PublicReport | undefined;
  /** The last line of standard error before the memory figure; "" for none. */
  readonly message: string;
  /** Lines of the log at level "error": a fact that could not be computed. */
  readonly logErrors: readonly string[];
  readonly seconds: number;
  /** Greatest resident size of the process. */
  readonly peakMiB: number;
}

const commandLine = join(projectFolder, 'dist/cli.cjs');
const peakMemory = join(projectFolder, 'bench/peakMemory.ts');
const LONGEST_MS = 600_000;
const LONGEST_OUTPUT = 512 * 1024 * 1024;

/**
 * Runs `plumbline summary` with all files as JSON.
 * @param cacheFolder absolute path of the cache; an empty folder makes a cold run
 * @param asOf ISO 8601: ages are counted from here, so that runs can be compared
 */
export function runSummary(folder: string, cacheFolder: string, asOf: string): CommandRun {
  const log = join(cacheFolder, 'run.log');
  rmSync(log, { force: true });
  const start = performance.now();
  const args = ['--import', peakMemory, commandLine, 'summary', folder, '--format', 'json', '--all-files'];
  const run = spawnSync(process.execPath, [...args, '--as-of', asOf], {
    encoding: 'utf8',
    env: { ...process.env, XDG_CACHE_HOME: cacheFolder, LOCALAPPDATA: cacheFolder, PLUMBLINE_LOG: log },
    maxBuffer: LONGEST_OUTPUT,
    timeout: LONGEST_MS,
  });
  const lines = run.stderr.trimEnd().split('\n');
  return {
    code: run.status,
    report: parse(run.stdout),
    message: lines.at(-2) ?? '',
    logErrors: existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(isError) : [],
    seconds: (performance.now() - start) / 1000,
    peakMiB: Number(lines.at(-1)),
  };
}

function parse(text: string): PublicReport | undefined {
  try {
    return JSON.parse(text) as PublicReport;
  } catch {
    return undefined;
  }
}

function isError(line: string): boolean {
  return /^\S+ error /u.test(line);
}
