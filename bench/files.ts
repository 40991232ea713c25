// Measures listing and counting of files on checkouts, as ratios to wc and cloc in the same run.
// Usage: npm run bench:files -- [folder ...]   (default: this repository)
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadContents, objectFormatOf, saveContents } from '../src/engine/analysis/contents/keptContents.ts';
import type { KeptContents } from '../src/engine/analysis/contents/keptContents.ts';
import { LONGEST_FILE, readContents } from '../src/engine/analysis/contents/readContents.ts';
import { size } from '../src/engine/facts/size/size.ts';
import { countLines } from '../src/engine/facts/size/measureContent.ts';
import { languageOf } from '../src/engine/languages/registry.ts';
import type { FileInTree } from '../src/engine/sources/files/listedFile.ts';
import { listFiles, relistFile } from '../src/engine/sources/trees/listFiles.ts';
import { createCache } from '../src/node/cache.ts';
import { createCancellation } from '../src/node/cancellation.ts';
import { openFolder } from '../src/node/fileSystem.ts';
import { hash } from '../src/node/hash.ts';
import { parseClocReport } from './clocReport.ts';
import { median } from './measure.ts';
import { openTree } from './openTree.ts';

/** What one process measured, in milliseconds and MiB. */
interface Measurement {
  readonly files: number;
  readonly megabytes: number;
  readonly filesRead: number;
  readonly listMs: number;
  readonly scanMs: number;
  readonly countMs: number;
  readonly oneFileMs: number;
  readonly peakMiB: number;
}

type Mode = 'count' | 'scan';

const RUNS = 5;
const THIS_FILE = fileURLToPath(import.meta.url);
const logger = { debug: ignored, info: ignored, warn: console.error, error: console.error };

function ignored(): void {
  // The benchmark prints its own lines.
}

async function measure(mode: Mode, folder: string, cacheFolder: string): Promise<Measurement> {
  const { cancellation } = createCancellation();
  const { root, repository, fileSystem, git, tree } = await openTree(folder, logger);
  const cache = createCache({ folder: cacheFolder, logger });
  const start = performance.now();
  const { files } = await listFiles(tree, cancellation);
  const listed = performance.now();
  const none = { filesRead: 0, scanMs: 0, countMs: 0, oneFileMs: 0 };
  let measured = none;
  if (mode === 'count') {
    measured = { ...none, countMs: countAll(files, root) };
  } else {
    let filesRead = 0;
    const place = { cache, root, repository };
    const scan = async (of: readonly FileInTree[], last?: KeptContents): Promise<KeptContents> => {
      const objectFormat = objectFormatOf(place);
      const request = { files: of, tree, objectFormat, hash, now: Date.now(), logger, facts: [size] };
      const known = await loadContents(place, last);
      const read = await readContents({ ...request, ...known }, cancellation);
      filesRead = read.filesRead;
      const kept = { store: known.store, files: read.files, unsaved: read.filesNew };
      return saveContents(place, kept, last === undefined);
    };
    const kept = await scan(files);
    const scanned = performance.now();
    measured = { ...none, filesRead, scanMs: scanned - listed };
    const saved = files.map((file, index) => (index === 0 ? { ...file, mtimeMs: 0 } : file));
    const again = saved.map((file, index) => (index === 0 ? (relistFile(file, fileSystem) ?? file) : file));
    await scan(again, kept);
    measured = { ...measured, oneFileMs: performance.now() - scanned };
  }
  git.dispose();
  return {
    files: files.length,
    megabytes: files.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0) / 1e6,
    listMs: listed - start,
    peakMiB: process.resourceUsage().maxRSS / 1024,
    ...measured,
  };
}

/** Reads and counts every file once, as a first scan does. */
function countAll(files: readonly FileInTree[], root: string): number {
  const fileSystem = openFolder(root);
  const start = performance.now();
  for (const { path, language } of files) {
    const bytes = languageOf(path).kind === 'binary' ? undefined : fileSystem.read(path, LONGEST_FILE);
    if (bytes !== undefined) {
      countLines(bytes, language);
    }
  }
  return performance.now() - start;
}

function measureInChild(mode: Mode, root: string, cacheFolder: string): Measurement {
  const child = spawnSync(process.execPath, [THIS_FILE, '--measure', mode, root, cacheFolder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(child.stdout) as Measurement;
}

/** Milliseconds that a program takes over the listed files; undefined where it is not installed. */
function timeProgram(program: string, args: readonly string[], root: string, input: string): number | undefined {
  const start = performance.now();
  const child = spawnSync(program, args, { cwd: root, input, stdio: ['pipe', 'ignore', 'ignore'] });
  return child.error === undefined && child.status === 0 ? performance.now() - start : undefined;
}

/** The root of a folder's work tree, and the paths of its text files from there. */
async function textPaths(folder: string): Promise<{ readonly root: string; readonly paths: readonly string[] }> {
  const { root, git, tree } = await openTree(folder, logger);
  const { files } = await listFiles(tree, createCancellation().cancellation);
  git.dispose();
  return { root, paths: files.map(({ path }) => path).filter((path) => languageOf(path).kind !== 'binary') };
}

async function bench(folder: string): Promise<void> {
  const { root, paths } = await textPaths(folder);
  const nulSeparated = paths.map((path) => `${path}\0`).join('');
  const cacheFolder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  const count: Measurement[] = [];
  const cold: Measurement[] = [];
  const warm: Measurement[] = [];
  const wc: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    rmSync(cacheFolder, { recursive: true, force: true });
    cold.push(measureInChild('scan', root, cacheFolder));
    warm.push(measureInChild('scan', root, cacheFolder));
    count.push(measureInChild('count', root, cacheFolder));
    wc.push(timeProgram('wc', ['-l', '--files0-from=-'], root, nulSeparated) ?? Number.NaN);
  }
  rmSync(cacheFolder, { recursive: true, force: true });
  const countMs = median(count.map((one) => one.countMs));
  const wcMs = median(wc);
  const [first] = cold;
  console.log(
    `\n${basename(root)}: ${first?.files ?? 0} files, ${(first?.megabytes ?? 0).toFixed(1)} MB; medians of ${RUNS} runs`,
  );
  const times = (label: string, list: readonly Measurement[]): void => {
    const total = median(list.map(({ listMs, scanMs }) => listMs + scanMs));
    const peak = Math.max(...list.map(({ peakMiB }) => peakMiB));
    const read = list[0]?.filesRead ?? 0;
    console.log(
      `  ${label}: ${total.toFixed(0)} ms (list ${median(list.map(({ listMs }) => listMs)).toFixed(0)}), ${read} read, peak ${peak.toFixed(0)} MiB`,
    );
  };
  times('cold list and scan', cold);
  times('warm list and scan', warm);
  console.log(`  one saved file again: ${median(warm.map(({ oneFileMs }) => oneFileMs)).toFixed(1)} ms`);
  console.log(
    `  read and count: ${countMs.toFixed(0)} ms; wc -l: ${wcMs.toFixed(0)} ms; ours / wc = ${(countMs / wcMs).toFixed(2)}`,
  );
  compareWithCloc(root, paths, countMs);
}

/** Time and code lines by language next to cloc's, where cloc is installed. */
function compareWithCloc(root: string, paths: readonly string[], countMs: number): void {
  const start = performance.now();
  const cloc = spawnSync(
    'cloc',
    ['--by-file', '--csv', '--quiet', '--skip-uniqueness', '--timeout=0', '--list-file=-'],
    { cwd: root, input: paths.join('\n'), encoding: 'utf8', maxBuffer: 1e9 },
  );
  if (cloc.error !== undefined || cloc.status !== 0) {
    console.log('  cloc: not installed');
    return;
  }
  const clocMs = performance.now() - start;
  console.log(`  cloc: ${clocMs.toFixed(0)} ms; ours / cloc = ${(countMs / clocMs).toFixed(3)}`);
  const fileSystem = openFolder(root);
  const sums = new Map<string, { files: number; cloc: number; ours: number }>();
  for (const { path, language, code } of parseClocReport(cloc.stdout)) {
    const bytes = fileSystem.read(path, LONGEST_FILE);
    const sum = sums.get(language) ?? { files: 0, cloc: 0, ours: 0 };
    sum.files += 1;
    sum.cloc += code;
    sum.ours += bytes === undefined ? 0 : countLines(bytes, languageOf(path).id).codeLines;
    sums.set(language, sum);
  }
  console.table(
    [...sums]
      .sort(([, a], [, b]) => b.cloc - a.cloc)
      .slice(0, 20)
      .map(([language, sum]) => ({
        language,
        ...sum,
        'difference, %': Number(((sum.ours / sum.cloc - 1) * 100).toFixed(2)),
      })),
  );
}

const [flag, mode, root = '', cacheFolder = ''] = process.argv.slice(2);
if (flag === '--measure') {
  console.log(JSON.stringify(await measure(mode === 'count' ? 'count' : 'scan', root, cacheFolder)));
} else {
  const folders = process.argv.slice(2);
  for (const folder of folders.length === 0 ? ['.'] : folders) {
    await bench(resolve(folder));
  }
}
