import { existsSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { ExtensionParts } from '../../src/extension/extension.ts';
import type { Measured } from './report.ts';
import { countAnalyses, pause } from './wait.ts';

const EDITS = 200;
const IDLE_MS = 10_000;

/** What typing costs: all time of the host, VS Code's own included, and what it starts. */
export async function measureTyping(
  parts: ExtensionParts,
  uri: vscode.Uri,
  gitCalls: string,
): Promise<readonly Measured[]> {
  const editor = await vscode.window.showTextDocument(uri);
  await pause(2000);
  const analyses = countAnalyses(parts);
  const gitBefore = gitProcesses(gitCalls);
  const before = process.cpuUsage();
  for (let edit = 0; edit < EDITS; edit += 1) {
    await editor.edit((change) => {
      change.insert(new vscode.Position(1, 0), 'x');
    });
  }
  const used = process.cpuUsage(before);
  await pause(1000);
  analyses.dispose();
  const git = gitProcesses(gitCalls) - gitBefore;
  await vscode.commands.executeCommand('workbench.action.files.revert');
  return [
    { name: 'typing: CPU of the whole host for an edit', value: cpuMs(used) / EDITS, unit: 'ms', target: 5 },
    { name: `typing: analyses for ${EDITS} edits`, value: analyses.count(), unit: 'analyses', target: 0 },
    { name: `typing: git processes for ${EDITS} edits`, value: git, unit: 'processes', target: 0 },
  ];
}

/** What an idle window costs: CPU of the host with all its threads, VS Code's own included. */
export async function measureIdle(parts: ExtensionParts, when: string, gitCalls: string): Promise<readonly Measured[]> {
  await pause(8000);
  const analyses = countAnalyses(parts);
  const gitBefore = gitProcesses(gitCalls);
  const before = process.cpuUsage();
  await pause(IDLE_MS);
  const used = cpuMs(process.cpuUsage(before)) / (IDLE_MS / 1000);
  analyses.dispose();
  const processes = gitProcesses(gitCalls) - gitBefore;
  return [
    { name: `idle, ${when}: CPU of the whole host`, value: used, unit: 'ms CPU/s' },
    { name: `idle, ${when}: analyses`, value: analyses.count(), unit: 'analyses', target: 0 },
    { name: `idle, ${when}: git processes`, value: processes, unit: 'processes', target: 0 },
  ];
}

function cpuMs({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

/** Lines of a file that has one for each git process. */
function gitProcesses(calls: string): number {
  return existsSync(calls) ? readFileSync(calls, 'utf8').split('\n').length - 1 : 0;
}
