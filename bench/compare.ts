// Compares the build of another work tree with that of this one, run in turn so that noise of the machine hits both alike:
//   node bench/compare.ts OTHER FOLDER [--rounds N] [--save "PATH: LINE"]... [--command]
// OTHER is a work tree of Plumbline, installed and built. With --command the whole command is run cold and warm; each --save saves the
// file PATH of FOLDER with LINE in front, see bench/savedFile.ts, which both trees have. Prints medians in milliseconds, and how many
// times as long this build takes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from './measure.ts';
import { runCommand, runSavedFile } from './runBuild.ts';
import type { BuildRun, Figures } from './runBuild.ts';

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

type Build = keyof typeof builds;

try {
  for (const save of values.save) {
    const [path = '', line = ''] = save.split(': ');
    console.log(`saving ${path}`);
    const saved = (build: Build): Figures => runSavedFile(runOf(build), path, line);
    inTurn(saved);
    compare(saved);
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

function runOf(build: Build): BuildRun {
  return { project: builds[build], folder: folder ?? '', cacheFolder: cacheOf(build) };
}

function command(build: Build): Figures {
  const { whole, processor, peakMiB, timings } = runCommand(runOf(build));
  const { totalMs = NaN, listMs = NaN, historyMs = NaN, filesMs = NaN, testsMs = NaN, rulesMs = NaN } = timings;
  const steps = { analysis: totalMs, list: listMs, history: historyMs, files: filesMs, tests: testsMs, rules: rulesMs };
  return { whole, processor, ...steps, 'peak MiB': peakMiB };
}
