import * as vscode from 'vscode';

/**
 * The document that the view is about: that of the active editor. While the focus is elsewhere, in the output or on a web page, it stays
 * that of the last one for as long as a tab holds it.
 * @param last the document that the view was about until now
 */
export function shownDocument(last: vscode.TextDocument | undefined): vscode.TextDocument | undefined {
  const { activeTextEditor, tabGroups } = vscode.window;
  // The output is an editor too, but in no column.
  if (activeTextEditor?.viewColumn !== undefined) {
    return activeTextEditor.document;
  }
  const uri = last?.uri.toString();
  const tabs = tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri)
    ? last
    : undefined;
}
