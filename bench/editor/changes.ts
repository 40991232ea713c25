import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import type { ExtensionParts } from '../../src/extension/extension.ts';
import type { Measured } from './report.ts';
import { countAnalyses, pause, storeChange } from './wait.ts';

const SAVES = 7;
const BURST = 10;
/** Long enough for the events of the step before to be over. */
const SETTLE_MS = 3000;

/** From the save of a file to the snapshot that knows it, on all surfaces that listen. */
export async function measureSaves(parts: ExtensionParts, uri: vscode.Uri): Promise<readonly Measured[]> {
  const editor = await vscode.window.showTextDocument(uri);
  const times: number[] = [];
  for (let save = 0; save < SAVES; save += 1) {
    await pause(SETTLE_MS / 2);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), `const added${save} = ${save};\n`);
    });
    await pause(SETTLE_MS / 2);
    const lines = (parts.store.fileAt(uri)?.size.codeLines ?? 0) + 1;
    const updated = storeChange(parts, 'a saved file', () => parts.store.fileAt(uri)?.size.codeLines === lines);
    await editor.document.save();
    // The time that VS Code takes to write the file is not ours.
    const saved = performance.now();
    times.push((await updated) - saved);
  }
  times.sort((a, b) => a - b);
  return [
    {
      name: 'save to updated findings, median',
      value: times[Math.floor(SAVES / 2)] ?? Number.NaN,
      unit: 'ms',
      target: 150,
    },
    { name: 'save to updated findings, longest', value: times.at(-1) ?? Number.NaN, unit: 'ms' },
  ];
}

/** From the end of a git command to the snapshot of its result, and the analyses that a burst of commands causes. */
export async function measureCommits(
  parts: ExtensionParts,
  folder: string,
  uri: vscode.Uri,
): Promise<readonly Measured[]> {
  const git = (...args: readonly string[]): string => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
  const commit = (): void => {
    const person = ['-c', 'user.name=Ada Example', '-c', 'user.email=ada@example.com'];
    git(...person, 'commit', '--quiet', '--all', '--allow-empty', '--message', `Change ${uri.path}`);
  };
  const one = await after(parts, git, commit);
  const checkout = await after(parts, git, () => git('checkout', '--quiet', '--detach', 'HEAD~20'));
  const burst = await after(parts, git, () => {
    for (let index = 0; index < BURST; index += 1) {
      commit();
    }
  });
  return [
    { name: 'commit to updated findings', value: one.ms, unit: 'ms', target: 1000 },
    { name: 'checkout to updated findings', value: checkout.ms, unit: 'ms', target: 1000 },
    { name: `${BURST} commits to updated findings`, value: burst.ms, unit: 'ms', target: 1000 },
    { name: 'analyses for one commit', value: one.analyses, unit: 'analyses', target: 1 },
    { name: 'analyses for one checkout', value: checkout.analyses, unit: 'analyses', target: 1 },
    { name: `analyses for ${BURST} commits`, value: burst.analyses, unit: 'analyses', target: 1 },
  ];
}

async function after(
  parts: ExtensionParts,
  git: (...args: readonly string[]) => string,
  act: () => void,
): Promise<{ readonly ms: number; readonly analyses: number }> {
  await pause(SETTLE_MS);
  const analyses = countAnalyses(parts);
  act();
  const acted = performance.now();
  const head = git('rev-parse', 'HEAD').trim();
  const ms =
    (await storeChange(parts, 'a new HEAD', () => parts.store.all.some(({ repository }) => repository.head === head))) -
    acted;
  await pause(SETTLE_MS);
  analyses.dispose();
  return { ms, analyses: analyses.count() };
}
