import * as vscode from 'vscode';
import { summarizeWorkspace } from '../engine/summary/workspaceSummary.ts';
import { startWorkerThread } from '../node/workerThread.ts';
import { Analysis } from './analysis/analysis.ts';
import { EngineClient } from './analysis/engineClient.ts';
import { registerLiveSizes } from './analysis/liveSizes.ts';
import { registerTriggers } from './analysis/triggers.ts';
import { registerAnalysisCommands } from './commands/analysisCommands.ts';
import { registerCopyAsMarkdown } from './commands/copyAsMarkdown.ts';
import { registerCreateDefinition } from './commands/createDefinition.ts';
import { registerExplainFinding } from './commands/explainFinding.ts';
import { registerFileCommands } from './commands/fileCommands.ts';
import { registerSuppress } from './commands/suppress.ts';
import { registerTestCommands } from './commands/testCommands.ts';
import { createSettings } from './configuration.ts';
import { outputChannelName } from './contributions.ts';
import { ChangedFiles } from './store/changedFiles.ts';
import { SnapshotStore } from './store/snapshotStore.ts';
import { StandardsStore } from './store/standardsStore.ts';
import { registerViews } from './registerViews.ts';
import { createFactWords } from './wording/factWords.ts';

// VS Code calls `deactivate` without an argument, so what it ends is kept here.
let stop: (() => Promise<void>) | undefined;

/** Composes the extension; nothing is read before the first folder is analyzed. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel(outputChannelName, { log: true });
  const settings = createSettings();
  const store = new SnapshotStore();
  const changedFiles = new ChangedFiles();
  const { extensionUri } = context;
  const standards = new StandardsStore(() =>
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist/standards.json')),
  );
  const words = createFactWords(vscode.l10n, vscode.env.language);
  const client = new EngineClient(
    () =>
      startWorkerThread(context.asAbsolutePath('dist/worker.cjs'), {
        cacheFolder: (context.storageUri ?? context.globalStorageUri).fsPath,
        logLevel: settings.get('plumbline.log.level'),
      }),
    log,
  );
  const analysis = new Analysis(client, store, settings, log);
  stop = () => client.stop();
  context.subscriptions.push(
    log,
    store,
    changedFiles,
    analysis,
    registerTriggers(analysis, store),
    registerLiveSizes(client, store),
    registerAnalysisCommands(analysis, log),
    registerFileCommands(store, log),
    registerTestCommands(store, client, log),
    registerSuppress(store, client, words, log),
    registerCreateDefinition(store, client, log),
    registerCopyAsMarkdown(store, log),
    registerExplainFinding(store, extensionUri, log),
    registerViews({
      store,
      standards,
      settings,
      changedFiles,
      words,
      summarize: summarizeWorkspace,
      extensionUri,
      workspaceState: context.workspaceState,
    }),
  );
  void analysis.open();
}

/** Ends the engine's thread with its git processes. */
export async function deactivate(): Promise<void> {
  await stop?.();
}
