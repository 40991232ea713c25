// Compares the build of another work tree with that of this one, run in turn so that noise of the machine hits both alike:
//   node bench/compare.ts OTHER FOLDER [--rounds N] [--save "PATH: LINE"]... [--command]
// OTHER is a work tree of Plumbline, installed and built. With --command the whole command is run cold and warm; each --save saves the
// file PATH of FOLDER with LINE in front, see bench/savedFile.ts, which both trees have. Prints medians in milliseconds, and how many
// times as long this build takes.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from './measure.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '15' },
    save: { type: 'string', multiple: true, default: [] },
    command: { type: 'boolean', default: false },
  },
});
const [other, folder] = positionals.map((path) => resolve(path));
if (other === undefined || folder === undefined) {
  throw new Error('Name the work tree to compare with, and the folder to analyze.');
}
const work = mkdtempSync(join(tmpdir(), 'plumbline-compare-'));
const builds = { other, this: resolve(import.meta.dirname, '..') };
const peakMemory = join(import.meta.dirname, 'peakMemory.ts');

type Build = keyof typeof builds;
type Figures = Readonly<Record<string, number>>;

try {
  for (const save of values.save) {
    const [path = '', line = ''] = save.split(': ');
    console.log(`saving ${path}`);
    inTurn((build) => savedFile(build, path, line));
    compare((build) => savedFile(build, path, line));
  }
  if (values.command) {
    console.log('whole command, cold');
    compare((build) => {
      rmSync(cacheOf(build), { recursive: true, force: true });
      return command(build);
    });
    console.log('whole command, warm');
    compare(command);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

function compare(run: (build: Build) => Figures): void {
  const rounds = Array.from({ length: Number(values.rounds) }, () => inTurn(run));
  for (const figure of Object.keys(rounds[0]?.this ?? {})) {
    const [before = NaN, now = NaN] = (['other', 'this'] as const).map((build) =>
      median(rounds.map((round) => round[build][figure] ?? NaN)),
    );
    const numbers = [before, now].map((value) => value.toFixed(0).padStart(6)).join(' -> ');
    console.log(`  ${figure.padEnd(14)} ${numbers}  ${(now / before).toFixed(2)} x`);
  }
}

function inTurn(run: (build: Build) => Figures): Readonly<Record<Build, Figures>> {
  return { other: run('other'), this: run('this') };
}

function cacheOf(build: Build): string {
  return join(work, build);
}

function savedFile(build: Build, path: string, line: string): Figures {
  const script = join(builds[build], 'bench', 'savedFile.ts');
  const run = spawnSync(process.execPath, [script, folder ?? '', cacheOf(build), path, line], { encoding: 'utf8' });
  if (run.status !== 0) {
    throw new Error(`Saving ${path} failed: ${run.stderr}`);
  }
  return JSON.parse(run.stdout) as Figures;
}

function command(build: Build): Figures {
  const start = performance.now();
  const program = join(builds[build], 'dist', 'cli.cjs');
  const args = ['--import', peakMemory, program, 'summary', folder ?? '', '--format', 'json'];
  const run = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, XDG_CACHE_HOME: cacheOf(build), LOCALAPPDATA: cacheOf(build) },
    maxBuffer: 256 * 1024 * 1024,
  });
  const whole = performance.now() - start;
  if (run.status !== 0) {
    throw new Error(`The command failed: ${run.stderr}`);
  }
  const { timings } = JSON.parse(run.stdout) as { readonly timings: Figures };
  const { totalMs = NaN, listMs = NaN, historyMs = NaN, filesMs = NaN, testsMs = NaN, rulesMs = NaN } = timings;
  const steps = { analysis: totalMs, list: listMs, history: historyMs, files: filesMs, tests: testsMs, rules: rulesMs };
  const [processor, peak] = run.stderr.trim().split('\n').slice(-2).map(Number);
  return { whole, processor: processor ?? NaN, ...steps, 'peak MiB': peak ?? NaN };
}
