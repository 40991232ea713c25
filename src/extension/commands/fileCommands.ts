import * as vscode from 'vscode';
import { commandIds } from '../contributions.ts';
import type { ContextKey } from '../contributions.ts';
import type { SnapshotStore } from '../store/snapshotStore.ts';
import { registerReported } from './reportedCommand.ts';
import { chooseTarget } from './target.ts';

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
      const target = await chooseTarget(argument, store, 'always');
      if (target) {
        await vscode.window.showTextDocument(target.uri);
      }
    }),
    registerReported(commandIds.showHistory, log, async (argument) => {
      const target = await chooseTarget(argument, store);
      if (target) {
        await vscode.commands.executeCommand(OPEN_TIMELINE, target.uri);
        await vscode.commands.executeCommand(FOCUS_TIMELINE);
      }
    }),
  );
}
