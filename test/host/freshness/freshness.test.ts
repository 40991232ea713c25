import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeLines } from '../editor/editorRepository.ts';
import { analyzedExtension, fileUri, git, shown, until, untilHeadIsAnalyzed, untilProblems } from '../editor/parts.ts';
import type { ExtensionParts, Surfaces } from '../editor/parts.ts';

const NOTHING: Surfaces = { problems: [], badge: undefined, isRow: false };
const LARGE: Surfaces = { problems: ['large-file'], badge: 'L', isRow: true };

describe('feedback is never stale', () => {
  let parts: ExtensionParts;

  before(async () => {
    parts = await analyzedExtension();
  });

  beforeEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  async function replaceText(editor: vscode.TextEditor, text: string): Promise<void> {
    const whole = new vscode.Range(0, 0, editor.document.lineCount, 0);
    assert.equal(
      await editor.edit((edit) => {
        edit.replace(whole, text);
      }),
      true,
    );
  }

  /** Waits until a file is in the tree or not, then for its problems. */
  async function settled(path: string, expected: Surfaces): Promise<void> {
    const uri = fileUri(path);
    // What a snapshot says; what is known while typing is there sooner.
    const isRow = (): boolean => {
      const located = parts.store.locate(uri);
      return located?.snapshot.findings.some((finding) => finding.path === located.path) === true;
    };
    await until(
      parts,
      `the row of ${path} to be ${expected.isRow ? 'there' : 'gone'}`,
      isRow,
      (seen) => seen === expected.isRow,
    );
    await untilProblems(parts, path, expected.problems);
    assert.deepEqual(await shown(parts, path), expected);
  }

  it('after edit, save, undo, rename and delete', async () => {
    const editor = await vscode.window.showTextDocument(fileUri('src/part1.ts'));
    const before = editor.document.getText();
    await settled('src/part1.ts', NOTHING);

    await replaceText(editor, codeLines(650));
    await editor.document.save();
    await settled('src/part1.ts', LARGE);

    await replaceText(editor, codeLines(10));
    await untilProblems(parts, 'src/part1.ts', []);

    await replaceText(editor, before);
    await editor.document.save();
    await settled('src/part1.ts', NOTHING);

    await replaceText(editor, codeLines(650));
    await editor.document.save();
    await settled('src/part1.ts', LARGE);

    const rename = new vscode.WorkspaceEdit();
    rename.renameFile(fileUri('src/part1.ts'), fileUri('src/renamed.ts'));
    await vscode.workspace.applyEdit(rename);
    await settled('src/renamed.ts', LARGE);
    await settled('src/part1.ts', NOTHING);

    const remove = new vscode.WorkspaceEdit();
    remove.deleteFile(fileUri('src/renamed.ts'));
    await vscode.workspace.applyEdit(remove);
    await settled('src/renamed.ts', NOTHING);
    git('checkout', '--quiet', '--', 'src/part1.ts');
    await until(
      parts,
      'the analysis of src/part1.ts',
      () => parts.store.fileAt(fileUri('src/part1.ts')),
      (file) => file !== undefined,
    );
  });

  it('after commit, revert and a switch of branches', async () => {
    await vscode.window.showTextDocument(fileUri('src/part2.ts'));
    git('switch', '--quiet', '--create', 'large');
    await vscode.workspace.fs.writeFile(fileUri('src/part2.ts'), new TextEncoder().encode(codeLines(650)));
    git('commit', '--quiet', '--all', '--message', 'Grow');
    await untilHeadIsAnalyzed(parts);
    await settled('src/part2.ts', LARGE);

    git('revert', '--no-edit', 'HEAD');
    await untilHeadIsAnalyzed(parts);
    await settled('src/part2.ts', NOTHING);

    git('switch', '--quiet', '--detach', 'HEAD~1');
    await untilHeadIsAnalyzed(parts);
    await settled('src/part2.ts', LARGE);

    git('switch', '--quiet', 'main');
    await untilHeadIsAnalyzed(parts);
    await settled('src/part2.ts', NOTHING);
  });

  it('with few analyses for a burst of commits', async () => {
    let analyses = 0;
    const counting = parts.store.onDidChange(() => {
      analyses += 1;
    });
    for (let commit = 0; commit < 30; commit += 1) {
      git('commit', '--quiet', '--allow-empty', '--message', `Commit ${commit}`);
    }
    await untilHeadIsAnalyzed(parts);
    counting.dispose();
    assert.ok(analyses < 10, `${analyses} analyses for 30 commits`);
  });
});
