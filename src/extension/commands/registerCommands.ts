import * as vscode from 'vscode';
import type { Analysis } from '../analysis/analysis.ts';
import type { EngineClient } from '../analysis/engineClient.ts';
import type { SnapshotStore } from '../store/snapshotStore.ts';
import { registerAnalysisCommands } from './analysisCommands.ts';
import { registerCopyAsMarkdown } from './copyAsMarkdown.ts';
import { registerCreateDefinition } from './createDefinition.ts';
import { registerExplainFinding } from './explainFinding.ts';
import { registerFileCommands } from './fileCommands.ts';
import { registerSuppress } from './suppress.ts';
import { registerTestCommands } from './testCommands.ts';

/** What commands act on. */
export interface CommandContext {
  readonly analysis: Analysis;
  readonly client: EngineClient;
  readonly store: SnapshotStore;
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
}

/** All commands that belong to no single view. */
export function registerCommands(context: CommandContext): vscode.Disposable {
  const { analysis, client, store, extensionUri, log } = context;
  return vscode.Disposable.from(
    registerAnalysisCommands(analysis, log),
    registerFileCommands(store, log),
    registerTestCommands(store, client, log),
    registerSuppress(store, client, log),
    registerCreateDefinition(store, client, log),
    registerCopyAsMarkdown(store, log),
    registerExplainFinding(store, extensionUri, log),
  );
}
