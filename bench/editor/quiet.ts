import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { ExtensionParts } from '../../src/extension/extension.ts';
import type { Measured } from './report.ts';
import { countAnalyses, pause } from './wait.ts';

const EDITS = 200;
const IDLE_MS = 10_000;

/** What typing costs: all time of the host, VS Code's own included, and what it starts. */
export async function measureTyping(parts: ExtensionParts, uri: vscode.Uri): Promise<readonly Measured[]> {
  const editor = await vscode.window.showTextDocument(uri);
  await pause(2000);
  const analyses = countAnalyses(parts);
  const childrenBefore = faultsOfChildren();
  const before = process.cpuUsage();
  for (let edit = 0; edit < EDITS; edit += 1) {
    await editor.edit((change) => {
      change.insert(new vscode.Position(1, 0), 'x');
    });
  }
  const used = process.cpuUsage(before);
  await pause(1000);
  analyses.dispose();
  const children = faultsOfChildren() === childrenBefore ? 0 : 1;
  await vscode.commands.executeCommand('workbench.action.files.revert');
  return [
    { name: 'typing: CPU of the whole host for an edit', value: cpuMs(used) / EDITS, unit: 'ms', target: 5 },
    { name: `typing: analyses for ${EDITS} edits`, value: analyses.count(), unit: 'analyses', target: 0 },
    { name: 'typing: child processes', value: children, unit: 'processes', target: 0 },
  ];
}

/** What an idle window costs: CPU of the host with all its threads, VS Code's own included. */
export async function measureIdle(parts: ExtensionParts, when: string): Promise<readonly Measured[]> {
  await pause(8000);
  const analyses = countAnalyses(parts);
  const children = faultsOfChildren();
  const before = process.cpuUsage();
  await pause(IDLE_MS);
  const used = cpuMs(process.cpuUsage(before)) / (IDLE_MS / 1000);
  analyses.dispose();
  const processes = faultsOfChildren() === children ? 0 : 1;
  return [
    { name: `idle, ${when}: CPU of the whole host`, value: used, unit: 'ms CPU/s' },
    { name: `idle, ${when}: analyses`, value: analyses.count(), unit: 'analyses', target: 0 },
    { name: `idle, ${when}: child processes`, value: processes, unit: 'processes', target: 0 },
  ];
}

function cpuMs({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

/** Grows with each child process that ends: `cminflt` of proc(5). */
function faultsOfChildren(): number {
  return statOf('/proc/self/stat')[8] ?? 0;
}

/** Fields of proc(5) after the name, which may hold blanks: the state is the first. */
function statOf(file: string): readonly number[] {
  const text = readFileSync(file, 'utf8');
  return text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
}
