import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeLines } from './editorRepository.ts';
import { analyzedExtension, fileUri, problems, ruleIds, shown, until, untilProblems } from './parts.ts';
import type { ExtensionParts } from './parts.ts';

describe('while typing', () => {
  let parts: ExtensionParts;

  before(async () => {
    parts = await analyzedExtension();
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  async function typed(path: string, text: string): Promise<vscode.TextEditor> {
    const editor = await vscode.window.showTextDocument(fileUri(path));
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    assert.ok(
      await editor.edit((edit) => {
        edit.insert(end, text);
      }),
    );
    return editor;
  }

  /** Waits until the size while typing has given way to that of the analysis after a save. */
  async function untilSaved({ document }: vscode.TextEditor): Promise<void> {
    await until(
      parts,
      `the analysis after the save of ${document.uri.path}`,
      () => parts.store.liveSizeAt(document.uri),
      (size) => size === undefined,
    );
  }

  it('a file that grows over its limit gets the finding before it is saved, and loses it again', async () => {
    // So that nothing is due of what other tests did.
    await vscode.commands.executeCommand('plumbline.refresh');
    let analyses = 0;
    const counting = parts.store.onDidChange(() => {
      analyses += 1;
    });
    const editor = await typed('src/part5.ts', codeLines(650));
    await untilProblems(parts, 'src/part5.ts', ['large-file']);
    assert.equal(editor.document.isDirty, true);
    assert.match(problems('src/part5.ts')[0]?.diagnostic.message ?? '', /^659 code lines; the limit/u);
    assert.equal(parts.store.liveSizeAt(editor.document.uri)?.codeLines, 659);

    await vscode.commands.executeCommand('undo');
    await untilProblems(parts, 'src/part5.ts', []);
    counting.dispose();
    assert.equal(analyses, 0, 'an analysis ran while nothing was saved');
  });

  it('a large hot spot that shrinks is still a hot spot, but no longer large', async () => {
    const editor = await vscode.window.showTextDocument(fileUri('src/engine.ts'));
    await untilProblems(parts, 'src/engine.ts', ['hot-spot', 'large-file']);
    await editor.edit((edit) => {
      edit.delete(new vscode.Range(100, 0, editor.document.lineCount, 0));
    });
    await untilProblems(parts, 'src/engine.ts', ['hot-spot']);
  });

  it('keeps what it says from the moment of a save until the analysis after it', async () => {
    const editor = await typed('src/part6.ts', codeLines(650));
    await untilProblems(parts, 'src/part6.ts', ['large-file']);
    let gone = false;
    const watching = vscode.languages.onDidChangeDiagnostics(() => {
      gone ||= ruleIds('src/part6.ts').length === 0;
    });
    await editor.document.save();
    await untilSaved(editor);
    assert.deepEqual(ruleIds('src/part6.ts'), ['large-file']);
    assert.equal((await shown(parts, 'src/part6.ts')).badge, 'L');
    watching.dispose();
    assert.equal(gone, false);

    await vscode.commands.executeCommand('undo');
    await editor.document.save();
    await untilSaved(editor);
    await untilProblems(parts, 'src/part6.ts', []);
  });
});
