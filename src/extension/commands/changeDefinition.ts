import * as vscode from 'vscode';
import { UserError } from '../../engine/model/userError.ts';
import type { EngineClient } from '../analysis/engineClient.ts';
import { createAndOpen } from './createAndOpen.ts';
import { refuseOutside } from './refuseOutside.ts';

/**
 * Changes a quality definition through the editor, so that it can be undone, and shows what was added in a tab of its own. Saves it
 * unless the user was editing it.
 * @param root absolute path of the repository
 * @param change the new text for the old one, null where there is no file yet
 * @throws UserError where it cannot be written, or a link leads out of the repository
 */
export async function changeDefinition(
  uri: vscode.Uri,
  root: string,
  client: EngineClient,
  change: (text: string | null) => Promise<string>,
): Promise<void> {
  await refuseOutside(uri, root, client);
  const document = await vscode.workspace.openTextDocument(uri).then(
    (opened) => opened,
    () => undefined,
  );
  if (document === undefined) {
    showAddition(await createAndOpen(uri, root, client, () => change(null)), 0);
    return;
  }
  const wasDirty = document.isDirty;
  const before = document.getText();
  const after = await change(before);
  const edit = new vscode.WorkspaceEdit();
  const { start, end, text } = difference(before, after);
  edit.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new UserError(`${uri.fsPath} could not be changed. Check that it may be written.`);
  }
  if (!wasDirty) {
    await document.save();
  }
  showAddition(await vscode.window.showTextDocument(document, { preview: false }), start);
}

/** Puts the cursor on the suppression that was written behind an offset. */
function showAddition(editor: vscode.TextEditor, offset: number): void {
  const at = editor.document.positionAt(editor.document.getText().indexOf('"rule"', offset));
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The part of a text, by its offsets, that is replaced by another text. */
function difference(
  before: string,
  after: string,
): { readonly start: number; readonly end: number; readonly text: string } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) {
    start += 1;
  }
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) {
    same += 1;
  }
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}
