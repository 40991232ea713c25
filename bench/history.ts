// What the history costs, as ratios against git itself in one run.
//   npm run bench                        a synthetic repository of 100,000 commits and 20,000 files
//   npm run bench -- FOLDER [FOLDER]     these repositories, bare or not
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { installCodeComplexity, runNode } from './codeComplexity.ts';
import { openHistoryBench } from './historyRun.ts';
import type { HistoryBench } from './historyRun.ts';
import { medians } from './measure.ts';
import { runGit } from './runGit.ts';
import { makeSyntheticRepository } from './syntheticRepository.ts';

const ROUNDS = 5;
const BASE = ['log', '--raw', '-z', '--no-renames', '--no-merges', '--no-abbrev', '--format=%H %ct %aE'];
const work = join(import.meta.dirname, '..', '.cache', 'bench');
const cacheFolder = join(work, 'history-cache');

mkdirSync(work, { recursive: true });
const folders = process.argv.slice(2);
if (folders.length === 0) {
  const synthetic = join(work, 'synthetic-100000-20000');
  await makeSyntheticRepository(synthetic, { commits: 100_000, files: 20_000 });
  folders.push(synthetic);
}
for (const folder of folders) {
  await compare(resolve(folder));
}

async function compare(folder: string): Promise<void> {
  const bench = openHistoryBench(folder, cacheFolder);
  const commits = runGit(folder, ['rev-list', '--count', '--no-merges', 'HEAD']);
  console.log(`\n${folder}: ${commits} commits without merges`);
  const since = `--since=@${Math.floor(bench.now / 1000 - 730.5 * 86_400)}`;
  const cold = await medians(
    [
      { name: 'base of 24 months', run: () => silently(folder, [...BASE, since, 'HEAD']) },
      { name: 'cold, 24 months', run: () => cold24(bench) },
      { name: 'base of everything', run: () => silently(folder, [...BASE, 'HEAD']) },
      { name: 'cold, everything', run: () => coldAll(bench) },
    ],
    ROUNDS,
  );
  const time = (name: string): number => cold.get(name) ?? NaN;
  row('cold, 24 months', time('cold, 24 months') / time('base of 24 months'), 1.15, 'x base');
  row('cold, everything', time('cold, everything') / time('base of everything'), 0.75, 'x base');
  for (const [name, window] of [['24 months', 730.5] as const, ['everything', null] as const]) {
    await compareWarm(bench, name, window);
  }
  for (const window of ['24', 'all']) {
    const memory = await memoryOf(folder, window);
    row(`peak memory, cold, ${window}`, memory.after, 100, `MiB (${memory.before} before)`);
  }
  await compareWithPeer(folder);
}

/** Whole programs, Node's start included, on a work tree: the peer reads lines from its files. */
async function compareWithPeer(folder: string): Promise<void> {
  const isBare = runGit(folder, ['rev-parse', '--is-bare-repository']) === 'true';
  const peer = isBare ? undefined : installCodeComplexity(work);
  if (peer === undefined) {
    return;
  }
  const ranking = await bundleOf('historyAndSize');
  const times = await medians(
    [
      { name: 'peer', run: () => runNode([peer, folder, '--limit', '10']) },
      { name: '24 months', run: () => runNode([ranking, folder, '24', cacheFolder]) },
      { name: 'everything', run: () => runNode([ranking, folder, 'all', cacheFolder]) },
    ],
    ROUNDS,
  );
  for (const name of ['24 months', 'everything']) {
    const ratio = (times.get(name) ?? NaN) / (times.get('peer') ?? NaN);
    row(`history and size, ${name}`, ratio, 0.2, 'x code-complexity');
  }
}

async function cold24(bench: HistoryBench): Promise<void> {
  await bench.read(730.5, bench.emptyCache());
}

async function coldAll(bench: HistoryBench): Promise<void> {
  await bench.read(null, bench.emptyCache());
}

/** Warm, and with one new commit. */
async function compareWarm(bench: HistoryBench, name: string, window: number | null): Promise<void> {
  const head = runGit(bench.repository.root, ['rev-list', '--no-merges', '-1', 'HEAD']);
  const parent = runGit(bench.repository.root, ['rev-parse', `${head}^`]);
  let cache = bench.emptyCache();
  await bench.read(window, cache, parent);
  let processes = 0;
  const times = await medians(
    [
      {
        name: 'prepare',
        run: async () => {
          cache = bench.emptyCache();
          await bench.read(window, cache, parent);
        },
      },
      {
        name: 'one new commit',
        run: async () => {
          const before = bench.started();
          await bench.read(window, cache, head);
          processes = bench.started() - before;
        },
      },
      {
        name: 'warm',
        run: async () => {
          await bench.read(window, cache, head);
        },
      },
    ],
    ROUNDS,
  );
  row(`warm, ${name}`, times.get('warm') ?? NaN, 15, 'ms');
  row(`one new commit, ${name}`, times.get('one new commit') ?? NaN, 50, `ms (${processes} git process)`);
}

/** Bundled: loading TypeScript would cost more memory than the history. */
async function memoryOf(folder: string, window: string): Promise<{ readonly before: number; readonly after: number }> {
  const bundle = await bundleOf('historyMemory');
  const output = execFileSync(process.execPath, [bundle, folder, window, cacheFolder], { encoding: 'utf8' });
  return JSON.parse(output) as { before: number; after: number };
}

/** The path of one of these programs, bundled as it would be shipped. */
async function bundleOf(name: string): Promise<string> {
  const outfile = join(work, `${name}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return outfile;
}

async function silently(folder: string, args: readonly string[]): Promise<void> {
  await once(spawn('git', args, { cwd: folder, stdio: 'ignore' }), 'close');
}

function row(name: string, value: number, target: number, unit: string): void {
  const verdict = value <= target ? 'met' : 'MISSED';
  console.log(`${name.padEnd(32)} ${value.toFixed(2).padStart(8)} ${unit}, target ${target}: ${verdict}`);
}
