import * as vscode from 'vscode';
import { commandIds } from '../../contributions.ts';
import { statusText } from './statusText.ts';
import type { ViewContext } from '../viewContext.ts';

/** The active file's state in two words; selecting it opens the details. Hidden for files that were not analyzed. */
export function registerStatusBar({ store, settings }: ViewContext): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('plumbline.activeFile', vscode.StatusBarAlignment.Right, 90);
  item.name = 'Plumbline: Active File';
  item.command = commandIds.showFileDetails;

  function update(): void {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const file = uri && store.fileAt(uri);
    if (!uri || !file || !settings.get('plumbline.statusBar.enabled')) {
      item.hide();
      return;
    }
    const { text, tooltip } = statusText(file, store.findingsAt(uri), store.ruleOf);
    item.text = `$(graph) ${text}`;
    item.tooltip = tooltip;
    item.accessibilityInformation = { label: `Plumbline: ${text}`, role: 'button' };
    item.show();
  }

  update();
  return vscode.Disposable.from(
    item,
    store.onDidChange(update),
    store.onDidChangeLiveSize(update),
    settings.onDidChange(['plumbline.statusBar.enabled'], update),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
}
