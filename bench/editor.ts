// What a developer waits for in the editor, in a real VS Code on a synthetic repository of 10,000 files.
//   npm run bench:editor [-- --files 10000 --commits 20000]
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { watchGitProcesses } from '../test/fixtures/watchGitProcesses.ts';
import { installVscode } from '../test/harness/install/installVscode.ts';
import { projectFolder } from '../test/harness/install/toolsFolder.ts';
import { newestVscode } from '../test/harness/install/vscodeRelease.ts';
import { startServer } from '../test/harness/server/startServer.ts';
import type { VscodeServer } from '../test/harness/server/startServer.ts';
import { launchBrowser } from '../test/harness/workbench/launchBrowser.ts';
import { workbenchAddress } from '../test/harness/workbench/workbenchAddress.ts';
import { planVariable } from './editor/report.ts';
import type { BenchPlan, Measured } from './editor/report.ts';
import { runGit } from './runGit.ts';
import { makeSyntheticRepository } from './syntheticRepository.ts';

const { values } = parseArgs({
  options: { files: { type: 'string', default: '10000' }, commits: { type: 'string', default: '20000' } },
});
const size = { files: Number(values.files), commits: Number(values.commits) };
const LONGEST_MS = 180_000;
const LARGE_FILES = 20;

const work = join(projectFolder, '.cache', 'bench');
mkdirSync(work, { recursive: true });
const bare = join(work, `synthetic-${size.commits}-${size.files}`);
await makeSyntheticRepository(bare, size);
const temporary = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
const planFile = join(temporary, 'plan.json');
const git = watchGitProcesses();
const server = await startServer({
  vscode: await installVscode(newestVscode),
  testDriver: true,
  // What else would start git or take time in the extension host is off.
  settings: { 'files.autoSave': 'off', 'git.enabled': false, 'remote.autoForwardPorts': false },
  env: { ...git.env, [planVariable]: planFile },
});
try {
  const folder = join(temporary, 'workspace');
  execFileSync('git', ['clone', '--quiet', '--branch', 'main', bare, folder]);
  addLargeFiles(folder);
  const tests = await bundleHost();
  const files = runGit(folder, ['ls-files', '--', '*.ts']).split('\n');
  console.log(`${size.commits} commits, ${files.length} files\n`);
  const plan = { file: largeFile(0), results: join(temporary, 'results.json'), gitCalls: git.calls };
  const bundle = statSync(join(projectFolder, 'dist/extension.cjs')).size / 1000;
  const measured: Measured[] = [{ name: 'bundle loaded at activation', value: bundle, unit: 'KB', target: 300 }];
  const settingsFile = join(folder, '.vscode/settings.json');
  mkdirSync(join(folder, '.vscode'));
  writeFileSync(settingsFile, JSON.stringify({ 'plumbline.analysis.automatic': false }));
  measured.push(...(await runWindow(server, folder, tests, { ...plan, phase: 'cold' })));
  rmSync(settingsFile);
  measured.push(...(await runWindow(server, folder, tests, { ...plan, phase: 'warm' })));
  measured.forEach(print);
} finally {
  await server.stop();
  git.remove();
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
}

function largeFile(index: number): string {
  return `large/file${index}.ts`;
}

/** Files that there is something to say about: the synthetic ones are small. */
function addLargeFiles(folder: string): void {
  const text = Array.from({ length: 700 }, (_, line) => `export const value${line} = ${line};\n`).join('');
  mkdirSync(join(folder, 'large'));
  for (let index = 0; index < LARGE_FILES; index += 1) {
    writeFileSync(join(folder, largeFile(index)), text);
  }
  const person = ['-c', 'user.name=Ada Example', '-c', 'user.email=ada@example.com'];
  runGit(folder, ['add', '--all']);
  runGit(folder, [...person, 'commit', '--quiet', '--message', 'Add large files']);
}

async function bundleHost(): Promise<string> {
  const outfile = join(temporary, 'host.cjs');
  const entryPoints = [join(import.meta.dirname, 'editor/host.ts')];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'cjs', external: ['vscode'] });
  return outfile;
}

/** Opens one window, which measures and ends. */
async function runWindow(
  at: VscodeServer,
  folder: string,
  tests: string,
  plan: BenchPlan,
): Promise<readonly Measured[]> {
  writeFileSync(planFile, JSON.stringify(plan));
  rmSync(plan.results, { force: true });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const log: string[] = [];
    const ended = new Promise<void>((done) => {
      void page.exposeFunction('codeAutomationExit', () => {
        done();
      });
    });
    await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
      log.push(`${type}: ${args.map(String).join(' ')}`);
    });
    await page.goto(workbenchAddress(at, { folder }, { extension: projectFolder, tests }));
    const late = new Promise<void>((done) => {
      setTimeout(done, LONGEST_MS).unref();
    });
    await Promise.race([ended, late]);
    if (!existsSync(plan.results)) {
      throw new Error(
        `The ${plan.phase} window measured nothing.\n${log
          .filter((line) => !line.includes('spdlog'))
          .slice(-20)
          .join('\n')}`,
      );
    }
    const results = JSON.parse(readFileSync(plan.results, 'utf8')) as readonly Measured[] | { readonly error: string };
    if ('error' in results) {
      throw new Error(results.error);
    }
    return results;
  } finally {
    await browser.close();
  }
}

function print({ name, value, unit, target }: Measured): void {
  const digits = Number.isInteger(value) || value >= 100 ? 0 : 1;
  const against = target === undefined ? '' : `target ${target} ${value <= target ? '' : '  MISSED'}`;
  console.log(`${name.padEnd(50)} ${value.toFixed(digits).padStart(8)} ${unit.padEnd(10)} ${against}`.trimEnd());
}
