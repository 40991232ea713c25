import * as vscode from 'vscode';
import { commandIds } from '../contributions.ts';
import type { ContextKey } from '../contributions.ts';
import type { SnapshotStore } from '../store/snapshotStore.ts';
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
      await vscode.window.showTextDocument(targetOf(argument, store).uri);
    }),
    registerReported(commandIds.showHistory, log, async (argument) => {
      const { uri } = targetOf(argument, store);
      await vscode.commands.executeCommand(OPEN_TIMELINE, uri);
      await vscode.commands.executeCommand(FOCUS_TIMELINE);
    }),
  );
}
