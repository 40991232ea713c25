// What a whole analysis costs: cold, warm, after one new commit, and after one saved file; with peak memory.
//   npm run bench:analysis                       a synthetic repository of 17,000 TypeScript files and 20,000 commits
//   npm run bench:analysis -- FOLDER [FOLDER]    these work trees; they are only read
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { median } from './measure.ts';
import { runCommand, runSavedFile } from './runBuild.ts';
import type { BuildRun } from './runBuild.ts';
import { runGit } from './runGit.ts';
import { codePath } from './syntheticCode.ts';
import { makeSyntheticRepository } from './syntheticRepository.ts';

const ROUNDS = 5;
const project = join(import.meta.dirname, '..');
const work = join(project, '.cache', 'bench');
const cacheFolder = join(work, 'analysis-cache');

/** Files of one package of the synthetic code: a source, a test, and what the test gains: a source that no test imports. */
const SOURCE = 161;
const TEST = 201;
const NEW_IMPORT = "import { run121 } from '../../src/area3/someFileName121.js';";

mkdirSync(work, { recursive: true });
const folders = process.argv.slice(2).map((folder) => resolve(folder));
const synthetic = join(work, 'code-17000');
if (folders.length === 0) {
  await makeWorkTree(synthetic);
  folders.push(synthetic);
}
for (const folder of folders) {
  bench(folder);
}

async function makeWorkTree(folder: string): Promise<void> {
  const bare = `${folder}.git`;
  await makeSyntheticRepository(bare, { commits: 20_000, files: 17_000, code: true });
  if (!existsSync(folder)) {
    runGit(work, ['clone', '--quiet', bare, folder]);
  }
}

function bench(folder: string): void {
  const paths = runGit(folder, ['ls-files', '-z']).split('\0').slice(0, -1);
  console.log(`\n${basename(folder)}: ${paths.length} files; medians of ${ROUNDS} runs`);
  const reference = median(rounds(() => timeGitAndWc(folder)));
  console.log(`  git log --raw of 24 months, git ls-files and wc -l: ${reference.toFixed(0)} ms`);
  const report = (name: string, milliseconds: number, target?: number): void => {
    const wanted = target === undefined ? '' : `, target ${target}`;
    const ratio = (milliseconds / reference).toFixed(2);
    console.log(`  ${name.padEnd(44)} ${milliseconds.toFixed(0).padStart(6)} ms${wanted} (${ratio} x git and wc)`);
  };
  const cold = rounds(() => {
    rmSync(cacheFolder, { recursive: true, force: true });
    return runCommand(runOf(folder));
  });
  const warm = rounds(() => runCommand(runOf(folder)));
  for (const [name, runs, target] of [['cold', cold, 6000] as const, ['warm', warm, 300] as const]) {
    report(`${name}, analysis`, median(runs.map(({ timings }) => timings['totalMs'] ?? NaN)), target);
    report(`${name}, whole command`, median(runs.map(({ whole }) => whole)));
    console.log(`  ${name}, peak memory: ${Math.max(...runs.map(({ peakMiB }) => peakMiB))} MiB, target 250`);
  }
  if (folder === synthetic) {
    report('one new commit, whole command', median(rounds(() => afterCommit(folder))), 300);
    report('one saved source', savedFile(folder, codePath(SOURCE), 'const saved = 1;'), 50);
    report('one saved test that changes a verdict', savedFile(folder, codePath(TEST), NEW_IMPORT), 50);
  } else {
    report('one saved source', savedFile(folder, longestSource(folder, paths), ''), 50);
  }
}

function runOf(folder: string): BuildRun {
  return { project, folder, cacheFolder };
}

/** Milliseconds of the whole command after one more commit. */
function afterCommit(folder: string): number {
  appendFileSync(join(folder, codePath(SOURCE)), '// One more line.\n');
  runGit(folder, ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', 'commit', '--quiet', '-am', 'work']);
  return runCommand(runOf(folder)).whole;
}

function savedFile(folder: string, path: string, line: string): number {
  // The first run fills the cache: what is built of sources keeps what it read apart.
  runSavedFile(runOf(folder), path, line);
  const { milliseconds = NaN, first = NaN, verdicts = 0 } = runSavedFile(runOf(folder), path, line);
  console.log(`  saving ${path}: the first time ${first.toFixed(0)} ms; ${verdicts} different outcomes`);
  return milliseconds;
}

/** Milliseconds of the work that nobody can do without: the history, the list of files and every byte of them, once. */
function timeGitAndWc(folder: string): number {
  const start = performance.now();
  const since = ['--since=24.months', 'HEAD'];
  spawnSync('git', ['log', '--raw', '-z', '--no-renames', '--no-merges', ...since], { cwd: folder, stdio: 'ignore' });
  const list = spawnSync('git', ['ls-files', '-z'], { cwd: folder, maxBuffer: 256 * 1024 * 1024 });
  spawnSync('wc', ['-l', '--files0-from=-'], { cwd: folder, input: list.stdout, stdio: ['pipe', 'ignore', 'ignore'] });
  return performance.now() - start;
}

function longestSource(folder: string, paths: readonly string[]): string {
  const sources = paths.filter((path) => /\.(?:ts|js|java|py|go|rs)$/u.test(path) && !/test|spec/iu.test(path));
  const sizes = new Map(sources.map((path) => [path, statSync(join(folder, path)).size]));
  return sources.reduce((longest, path) => ((sizes.get(path) ?? 0) > (sizes.get(longest) ?? 0) ? path : longest), '');
}

function rounds<Value>(run: () => Value): readonly Value[] {
  return Array.from({ length: ROUNDS }, run);
}
