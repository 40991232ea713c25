import * as vscode from 'vscode';
import { UserError } from '../../engine/model/userError.ts';
import type { EngineClient } from '../analysis/engineClient.ts';
import { refuseOutside } from './refuseOutside.ts';

/**
 * Creates a file of a repository and opens it in a tab of its own; one that exists is opened as it is, never overwritten.
 * @param root absolute path of the repository
 * @param text asked for where the file is not there yet
 * @throws UserError where it cannot be written, or a link leads out of the repository
 */
export async function createAndOpen(
  uri: vscode.Uri,
  root: string,
  client: EngineClient,
  text: () => string | Promise<string>,
): Promise<vscode.TextEditor> {
  await refuseOutside(uri, root, client);
  if (!(await exists(uri)) && !(await create(uri, await text()))) {
    throw new UserError(`${uri.fsPath} could not be created. Check that its folder may be written.`);
  }
  return vscode.window.showTextDocument(uri, { preview: false });
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
