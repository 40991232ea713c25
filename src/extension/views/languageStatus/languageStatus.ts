import * as vscode from 'vscode';
import { languageStatusText } from './languageStatusText.ts';
import type { ViewContext } from '../viewContext.ts';

const severities = {
  information: vscode.LanguageStatusSeverity.Information,
  warning: vscode.LanguageStatusSeverity.Warning,
  error: vscode.LanguageStatusSeverity.Error,
} as const;

/** Progress and errors of the analysis, and how far the history can be trusted, beside the language of the active file. */
export function registerLanguageStatus({ store }: ViewContext): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('plumbline.status', { scheme: 'file' });
  item.name = 'Plumbline';

  function update(): void {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const history = uri && store.locate(uri)?.snapshot.repository.history;
    const status = languageStatusText(store.state, history, vscode.workspace.isTrusted);
    item.text = status.text;
    item.detail = status.detail;
    item.busy = status.busy;
    item.severity = severities[status.severity];
    item.command = { command: status.command, title: status.commandTitle };
    item.accessibilityInformation = { label: `Plumbline: ${status.text}. ${status.detail}` };
  }

  update();
  return vscode.Disposable.from(
    item,
    store.onDidChange(update),
    store.onDidChangeState(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidGrantWorkspaceTrust(update),
  );
}
