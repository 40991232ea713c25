import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostWorkspaces } from '../../host/workspaces.ts';
import { projectFolder } from '../install/toolsFolder.ts';
import { reasonOf } from '../results/restarts.ts';
import { failedRun, readResults, sumResults, writeResults, type Results } from '../results/results.ts';
import { quietSettings } from '../server/settings.ts';
import { testLimit, waitLimit, windowLimit } from '../waiting/limits.ts';
import type { Opened } from '../workbench/workbenchAddress.ts';
import { bundleHostTests } from './bundleHostTests.ts';
import type { BuiltWorkspace, HostWorkspace } from './hostWorkspace.ts';
import { startOutputServer, type OutputServer } from './outputServer.ts';
import type { HostPlan } from './plan.ts';

/** The tests of one workspace, to be run in one window. */
export interface HostSession {
  readonly name: string;
  readonly workspace: HostWorkspace;
  readonly opened: Opened;
  readonly entry: string;
  readonly planFile: string;
  /** A folder with the workspace's settings, for a VS Code that keeps them in a folder of their own. */
  readonly userData: string;
  /** Resolves with a message once the tests have not begun, or nothing was heard from them, for too long. */
  readonly silence: () => Promise<string>;
}

export interface HostTestsOptions {
  /** The name of the results' file. */
  readonly suite: string;
  readonly run: (session: HostSession) => Promise<number>;
  /** Only the tests of this workspace. */
  readonly workspace?: string | undefined;
  /** Only tests whose full title holds this text. */
  readonly grep?: string | undefined;
}

/** Runs the host tests, a window for each workspace, and writes their results to out/results/<suite>.json. */
export async function runHostTests(options: HostTestsOptions): Promise<Results> {
  const resultsFile = join(projectFolder, 'out/results', `${options.suite}.json`);
  await rm(resultsFile, { force: true });
  const bundled = await bundleHostTests();
  const output = await startOutputServer();
  const all: Results[] = [];
  try {
    for (const [name, files] of bundled.files) {
      if (options.workspace !== undefined && options.workspace !== name) continue;
      console.log(`\n${options.suite}: tests in the workspace "${name}"`);
      all.push(await runSession({ name, files, entry: bundled.entry, output, options }));
    }
  } finally {
    output.close();
  }
  const sum = all.length === 0 ? failedRun(options.suite, 'There is no host test to run.') : sumResults(all);
  writeResults(resultsFile, sum);
  return sum;
}

interface SessionInput {
  readonly name: string;
  readonly files: readonly string[];
  readonly entry: string;
  readonly output: OutputServer;
  readonly options: HostTestsOptions;
}

/** Runs the tests of one workspace. A window in which no test began is started once more, and that is counted. */
async function runSession(session: SessionInput): Promise<Results> {
  const begun = session.output.beginnings();
  const first = await runWindow(session);
  if (session.output.beginnings() > begun || hostWorkspaces[session.name] === undefined) return first;
  console.log(`The window "${session.name}" never began, and is started once more.`);
  const second = await runWindow(session);
  return { ...second, restarted: [session.name] };
}

async function runWindow({ name, files, entry, output, options }: SessionInput): Promise<Results> {
  const workspace = hostWorkspaces[name];
  if (workspace === undefined) return failedRun(name, `test/host/workspaces.ts has no workspace "${name}".`);
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'plumbline-host-')));
  let opened: BuiltWorkspace = {};
  try {
    const results = join(folder, 'results.json');
    const planFile = join(folder, 'plan.json');
    const color = process.stdout.isTTY;
    const plan: HostPlan = { files, results, outputPort: output.port, color, grep: options.grep };
    await writeFile(planFile, JSON.stringify(plan));
    const userData = await writeUserData(join(folder, 'user'), workspace);
    const content = join(folder, 'workspace');
    await mkdir(content);
    opened = workspace.build(content);
    const silence = (): Promise<string> => untilSilent(output);
    const code = await options.run({ name, workspace, opened, entry, planFile, userData, silence });
    const found = readResults(results, name);
    if (code === 0 || found.failed > 0) return found;
    return sumResults([found, failedRun(name, `VS Code ended with code ${code}.`)]);
  } catch (error) {
    console.error(reasonOf(error));
    return failedRun(name, reasonOf(error));
  } finally {
    opened.dispose?.();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function writeUserData(folder: string, workspace: HostWorkspace): Promise<string> {
  await mkdir(join(folder, 'User'), { recursive: true });
  const settings = { ...quietSettings, ...workspace.settings };
  await writeFile(join(folder, 'User/settings.json'), JSON.stringify(settings, null, 2));
  return folder;
}

/** A test that hangs comes to its own limit before. */
const longestSilence = testLimit + waitLimit;

async function untilSilent(output: OutputServer): Promise<string> {
  const start = Date.now();
  const begun = output.beginnings();
  return new Promise((done) => {
    const timer = setInterval(() => {
      const hasBegun = output.beginnings() > begun;
      const limit = hasBegun ? longestSilence : windowLimit;
      if (Date.now() - Math.max(start, output.lastHeard()) < limit) return;
      clearInterval(timer);
      const what = hasBegun ? 'Nothing was heard from the tests' : 'No test began';
      done(`${what} for ${limit / 1000} seconds`);
    }, 1000);
    timer.unref();
  });
}
