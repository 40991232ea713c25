import { readFileSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { ExtensionParts } from '../../src/extension/extension.ts';
import { measureActivation, measureColdRun } from './activation.ts';
import { measureCommits, measureSaves } from './changes.ts';
import { measureIdle, measureTyping } from './quiet.ts';
import { planVariable } from './report.ts';
import type { BenchPlan, Measured } from './report.ts';

/** VS Code calls this in its extension host: measures what the plan asks for, and writes it down, or why it could not. */
export async function run(): Promise<void> {
  const plan = JSON.parse(readFileSync(process.env[planVariable] ?? '', 'utf8')) as BenchPlan;
  const results = await measure(plan).catch((error: unknown) => ({
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }));
  writeFileSync(plan.results, JSON.stringify(results));
}

async function measure(plan: BenchPlan): Promise<readonly Measured[]> {
  const extension = vscode.extensions.getExtension<ExtensionParts>('plumbline.plumbline');
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (extension === undefined || root === undefined) {
    throw new Error('The window has no extension or no folder.');
  }
  if (plan.phase === 'cold') {
    const parts = await extension.activate();
    return [
      ...(await measureIdle(parts, 'before the first analysis', plan.gitCalls)),
      ...(await measureColdRun(parts)),
    ];
  }
  const uri = vscode.Uri.joinPath(root, plan.file);
  const activation = await measureActivation(extension);
  const parts = extension.exports;
  return [
    ...activation,
    ...(await measureSaves(parts, uri)),
    ...(await measureTyping(parts, uri, plan.gitCalls)),
    ...(await measureIdle(parts, 'with findings', plan.gitCalls)),
    ...(await measureCommits(parts, root.fsPath, uri)),
  ];
}
