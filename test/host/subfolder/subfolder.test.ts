import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  analyzedExtension,
  badge,
  fileUri,
  git,
  root,
  rows,
  until,
  untilHeadIsAnalyzed,
  untilProblems,
} from '../editor/parts.ts';
import type { ExtensionParts } from '../editor/parts.ts';

describe('a folder below the root of its repository', () => {
  let parts: ExtensionParts;

  before(async () => {
    parts = await analyzedExtension();
  });

  async function untilFindings(path: string, count: number): Promise<void> {
    const found = (): readonly string[] => parts.store.findingsAt(fileUri(path)).map(({ ruleId }) => ruleId);
    await until(parts, `${count} findings of ${path}`, found, ({ length }) => length === count);
  }

  it('is analyzed with the history of the whole repository', () => {
    const [snapshot] = parts.store.all;
    assert.equal(snapshot?.repository.root, git('rev-parse', '--show-toplevel').trim());
    assert.equal(snapshot.repository.history.state, 'complete');
    assert.notEqual(snapshot.repository.root, root().fsPath);
  });

  it('has its findings at the URIs that the editor opens', async () => {
    await vscode.window.showTextDocument(fileUri('src/invoice.ts'));
    await untilProblems(parts, 'src/invoice.ts', ['hot-spot']);
    assert.equal(await badge(parts, 'src/invoice.ts'), 'H');
    assert.equal(await badge(parts, 'src/ledger.ts'), 'L');
  });

  it('shows rows that open the file where it is', async () => {
    const found = (await rows(parts)).map(({ resourceUri }) => resourceUri?.toString());
    assert.ok(found.includes(fileUri('src/invoice.ts').toString()));
  });

  it('hears of a commit although .git is above it', async () => {
    git('commit', '--quiet', '--allow-empty', '--message', 'Nothing');
    await untilHeadIsAnalyzed(parts);
  });

  it('hears of a save', async () => {
    const editor = await vscode.window.showTextDocument(fileUri('src/ledger.ts'));
    await untilProblems(parts, 'src/ledger.ts', ['large-file']);
    await editor.edit((edit) => {
      edit.replace(new vscode.Range(0, 0, editor.document.lineCount, 0), 'export const none = 0;\n');
    });
    await editor.document.save();
    await untilFindings('src/ledger.ts', 0);
    await untilProblems(parts, 'src/ledger.ts', []);
    await vscode.commands.executeCommand('undo');
    await editor.document.save();
    await untilFindings('src/ledger.ts', 1);
  });
});
