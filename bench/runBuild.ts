import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** A build of Plumbline, and what it is run on. */
export interface BuildRun {
  /** The work tree of Plumbline, installed and built. */
  readonly project: string;
  /** The folder to analyze; it is only read. */
  readonly folder: string;
  readonly cacheFolder: string;
}

/** What a run printed of itself, by name. Milliseconds, unless a name says otherwise. */
export type Figures = Readonly<Record<string, number>>;

/** One run of the built command line. */
interface CommandRun {
  /** Milliseconds, Node's start and printing included. */
  readonly whole: number;
  /** Milliseconds of processor time of the program. */
  readonly processor: number;
  readonly peakMiB: number;
  /** Those of the snapshot. */
  readonly timings: Figures;
}

/** @throws Error if the command fails */
export function runCommand({ project, folder, cacheFolder }: BuildRun): CommandRun {
  const start = performance.now();
  const peakMemory = join(import.meta.dirname, 'peakMemory.ts');
  const program = join(project, 'dist', 'cli.cjs');
  const args = ['--import', peakMemory, program, 'summary', folder, '--format', 'json'];
  const run = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, XDG_CACHE_HOME: cacheFolder, LOCALAPPDATA: cacheFolder },
    maxBuffer: 256 * 1024 * 1024,
  });
  const whole = performance.now() - start;
  if (run.status !== 0) {
    throw new Error(`The command failed: ${run.stderr}`);
  }
  const { timings } = JSON.parse(run.stdout) as { readonly timings: Figures };
  const [processor = NaN, peakMiB = NaN] = run.stderr.trim().split('\n').slice(-2).map(Number);
  return { whole, processor, peakMiB, timings };
}

/**
 * Saves the file `path` of the folder again and again with `line` in front, by the bench/savedFile.ts of the build; the file on disk stays.
 * @throws Error if it fails
 */
export function runSavedFile({ project, folder, cacheFolder }: BuildRun, path: string, line: string): Figures {
  const script = join(project, 'bench', 'savedFile.ts');
  const run = spawnSync(process.execPath, [script, folder, cacheFolder, path, line], { encoding: 'utf8' });
  if (run.status !== 0) {
    throw new Error(`Saving ${path} failed: ${run.stderr}`);
  }
  return JSON.parse(run.stdout) as Figures;
}
