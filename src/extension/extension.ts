import * as vscode from 'vscode';
import { summarizeWorkspace } from '../engine/summary/workspaceSummary.ts';
import { startWorkerThread } from '../node/workerThread.ts';
import { Analysis } from './analysis/analysis.ts';
import { EngineClient } from './analysis/engineClient.ts';
import { registerLiveSizes } from './analysis/liveSizes.ts';
import { registerTriggers } from './analysis/triggers.ts';
import { registerCommands } from './commands/registerCommands.ts';
import { createSettings } from './configuration.ts';
import { outputChannelName } from './contributions.ts';
import { registerViews } from './registerViews.ts';
import type { Providers } from './registerViews.ts';
import { ChangedFiles } from './store/changedFiles.ts';
import { createFileAnswers } from './store/fileAnswers.ts';
import { SnapshotStore } from './store/snapshotStore.ts';
import { StandardsStore } from './store/standardsStore.ts';

// VS Code calls `deactivate` without an argument, so what it ends is kept here.
let stop: (() => Promise<void>) | undefined;

/** What tests in a real host look into; other extensions get nothing. */
export interface ExtensionParts {
  readonly store: SnapshotStore;
  readonly providers: Providers;
}

/** Composes the extension; nothing is read before the first folder is analyzed. */
export function activate(context: vscode.ExtensionContext): ExtensionParts | undefined {
  const { extensionUri, subscriptions, workspaceState } = context;
  const log = vscode.window.createOutputChannel(outputChannelName, { log: true });
  const settings = createSettings();
  const store = new SnapshotStore();
  const changedFiles = new ChangedFiles();
  const standards = new StandardsStore(store, () =>
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', 'standards.json')),
  );
  const client = new EngineClient(() => startEngine(context, settings.get('plumbline.log.level')), log);
  const analysis = new Analysis(client, store, settings, log);
  const answers = createFileAnswers({
    companions: (root, path) => client.query('companions', { root, path }),
    fileStandards: (root, path) => client.query('fileStandards', { root, path }),
  });
  const sources = {
    store,
    ...answers,
    standards,
    settings,
    changedFiles,
    summarize: summarizeWorkspace,
    extensionUri,
    memory: workspaceState,
  };
  const { registered, providers } = registerViews(sources, log);
  stop = () => client.stop();
  subscriptions.push(
    log,
    store,
    changedFiles,
    answers.companions,
    answers.fileStandards,
    analysis,
    registerTriggers(analysis),
    registerLiveSizes(client, store),
    registerCommands({ analysis, client, store, extensionUri, log }),
    registered,
  );
  void analysis.open();
  return context.extensionMode === vscode.ExtensionMode.Test ? { store, providers } : undefined;
}

/** Ends the engine's thread with its git processes. */
export async function deactivate(): Promise<void> {
  await stop?.();
}

function startEngine(context: vscode.ExtensionContext, logLevel: string): ReturnType<typeof startWorkerThread> {
  const cacheFolder = (context.storageUri ?? context.globalStorageUri).fsPath;
  return startWorkerThread(context.asAbsolutePath('dist/worker.cjs'), { cacheFolder, logLevel });
}
