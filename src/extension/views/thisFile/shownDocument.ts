import * as vscode from 'vscode';

/**
 * The document that the view is about: that of the active editor. While the focus is elsewhere, in the output or on a web page, it stays
 * that of the last one for as long as an editor shows it.
 * @param last the document that the view was about until now
 */
export function shownDocument(last: vscode.TextDocument | undefined): vscode.TextDocument | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  // The output is an editor too, but in no column.
  if (activeTextEditor?.viewColumn !== undefined) {
    return activeTextEditor.document;
  }
  return visibleTextEditors.some(({ document }) => document === last) ? last : undefined;
}
