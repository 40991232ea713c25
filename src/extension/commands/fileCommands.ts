import * as vscode from 'vscode';
import { commandIds } from '../contributions.ts';
import type { ContextKey } from '../contributions.ts';
import type { SnapshotStore } from '../store/snapshotStore.ts';
import { UserError } from '../../engine/model/userError.ts';
import { baseNameOf, directoryOf, displayPath } from '../../engine/model/repoPath.ts';
import { registerReported } from './reportedCommand.ts';
import { targetOf } from './target.ts';

/** Commands of the editor's timeline; absent in hosts without it. */
const OPEN_TIMELINE = 'files.openTimeline';
const FOCUS_TIMELINE = 'timeline.focus';

/** Open a file, and show its history in the timeline. */
export function registerFileCommands(store: SnapshotStore, log: vscode.LogOutputChannel): vscode.Disposable {
  void vscode.commands.getCommands(true).then((all) => {
    const key: ContextKey = 'plumbline.hasTimeline';
    return vscode.commands.executeCommand('setContext', key, all.includes(OPEN_TIMELINE));
  });
  return vscode.Disposable.from(
    registerReported(commandIds.openFile, log, async (argument) => {
      const uri = argument === undefined ? await askFile(store) : targetOf(argument, store).uri;
      if (uri !== undefined) {
        await vscode.window.showTextDocument(uri);
      }
    }),
    registerReported(commandIds.showHistory, log, async (argument) => {
      const { uri } = targetOf(argument, store);
      await vscode.commands.executeCommand(OPEN_TIMELINE, uri);
      await vscode.commands.executeCommand(FOCUS_TIMELINE);
    }),
  );
}

/** One of the files with findings, in the snapshots' order; undefined where the user chose none. */
async function askFile(store: SnapshotStore): Promise<vscode.Uri | undefined> {
  const files = new Map<string, vscode.QuickPickItem & { readonly uri: vscode.Uri }>();
  for (const { repository, findings } of store.all) {
    for (const { path, message } of findings) {
      const uri = store.uriOf(repository.root, path);
      const shown = displayPath(path).path;
      if (uri !== undefined && !files.has(uri.toString())) {
        files.set(uri.toString(), { label: baseNameOf(shown), description: directoryOf(shown), detail: message, uri });
      }
    }
  }
  if (files.size === 0) {
    throw new UserError(vscode.l10n.t('No file has a finding.'));
  }
  const title = vscode.l10n.t('Open which file with findings?');
  const chosen = await vscode.window.showQuickPick([...files.values()], { title, matchOnDescription: true });
  return chosen?.uri;
}
