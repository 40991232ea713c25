import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import type { ExtensionParts } from '../../src/extension/extension.ts';
import type { Measured } from './report.ts';
import { longestOwnTurn } from './turns.ts';
import { pause, storeChange } from './wait.ts';

/** Marks that VS Code itself sets around the loading and the activation of each extension. */
interface Marks {
  getMarks(): readonly { readonly name: string; readonly startTime: number }[];
}

const NS_PER_MS = 1e6;

/** Activation and the first findings after it, in a window that has just opened. */
export async function measureActivation(extension: vscode.Extension<ExtensionParts>): Promise<readonly Measured[]> {
  const parts = await extension.activate();
  const activated = performance.now();
  const found = await storeChange(parts, 'first findings', () => hasFindings(parts));
  return [
    { name: 'activation: load the bundle', value: between('LoadExtensionCode'), unit: 'ms' },
    { name: 'activation: run activate()', value: between('ActivateExtension'), unit: 'ms', target: 50 },
    { name: 'first findings after activation, warm', value: found - activated, unit: 'ms', target: 500 },
  ];
}

/** How long the extension host stands still during a cold analysis, in a window that has come to rest. */
export async function measureColdRun(parts: ExtensionParts): Promise<readonly Measured[]> {
  const rest = await longestStall(() => pause(5000));
  let ms = 0;
  let own = 0;
  const analyze = async (): Promise<void> => {
    const started = performance.now();
    const found = storeChange(parts, 'first findings', () => hasFindings(parts));
    await vscode.commands.executeCommand('plumbline.refresh');
    ms = (await found) - started;
    // What the surfaces do with the snapshot happens in the turns after it.
    await pause(1000);
  };
  const cold = await longestStall(async () => {
    own = await longestOwnTurn(analyze);
  });
  return [
    { name: 'cold analysis', value: ms, unit: 'ms' },
    { name: 'longest stall of the extension host, at rest', value: rest, unit: 'ms' },
    { name: 'longest stall of the extension host, cold analysis', value: cold, unit: 'ms' },
    { name: 'longest turn with code of Plumbline, cold analysis', value: own, unit: 'ms', target: 50 },
  ];
}

async function longestStall(act: () => Promise<void>): Promise<number> {
  const stalls = monitorEventLoopDelay({ resolution: 2 });
  stalls.enable();
  await act();
  stalls.disable();
  return stalls.max / NS_PER_MS;
}

function hasFindings({ store }: ExtensionParts): boolean {
  return store.all.some(({ findings }) => findings.length > 0);
}

function between(step: string): number {
  const marks = (globalThis as { readonly MonacoPerformanceMarks?: Marks }).MonacoPerformanceMarks?.getMarks() ?? [];
  const timeOf = (prefix: string): number =>
    marks.find(({ name }) => name.includes(`${prefix}${step}/plumbline.plumbline`))?.startTime ?? Number.NaN;
  return timeOf('did') - timeOf('will');
}
