import * as vscode from 'vscode';
import { UserError } from '../../engine/model/userError.ts';

/**
 * Creates a file and opens it; one that exists is opened as it is, never overwritten.
 * @throws UserError where it cannot be written
 */
export async function createAndOpen(uri: vscode.Uri, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { ignoreIfExists: true, overwrite: false, contents: new TextEncoder().encode(text) });
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new UserError(vscode.l10n.t('{0} could not be created. Check that its folder may be written.', uri.fsPath));
  }
  await vscode.window.showTextDocument(uri);
}
