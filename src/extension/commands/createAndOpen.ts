import * as vscode from 'vscode';
import { UserError } from '../../engine/model/userError.ts';

/**
 * Creates a file and opens it; one that exists is opened as it is, never overwritten.
 * @throws UserError where it cannot be written
 */
export async function createAndOpen(uri: vscode.Uri, text: string): Promise<void> {
  if (!(await exists(uri)) && !(await create(uri, text))) {
    throw new UserError(vscode.l10n.t('{0} could not be created. Check that its folder may be written.', uri.fsPath));
  }
  await vscode.window.showTextDocument(uri);
}

/** Through the editor, so that it can be undone there. */
function create(uri: vscode.Uri, text: string): Thenable<boolean> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text) });
  return vscode.workspace.applyEdit(edit);
}

function exists(uri: vscode.Uri): Thenable<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
