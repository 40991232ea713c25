import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { analyzedExtension, badge, fileUri, git, root, rows, ruleIds, until } from '../editor/parts.ts';
import type { ExtensionParts } from '../editor/parts.ts';

describe('a folder below the root of its repository', () => {
  let parts: ExtensionParts;

  before(async () => {
    parts = await analyzedExtension();
  });

  it('is analyzed with the history of the whole repository', () => {
    const [snapshot] = parts.store.all;
    assert.equal(snapshot?.repository.root, git('rev-parse', '--show-toplevel').trim());
    assert.equal(snapshot.repository.history.state, 'complete');
    assert.notEqual(snapshot.repository.root, root().fsPath);
  });

  it('has its findings at the URIs that the editor opens', async () => {
    await vscode.window.showTextDocument(fileUri('src/invoice.ts'));
    await until(parts, () => ruleIds('src/invoice.ts').includes('hot-spot'));
    assert.equal(await badge(parts, 'src/invoice.ts'), 'H');
    assert.equal(await badge(parts, 'src/ledger.ts'), 'L');
  });

  it('shows rows that open the file where it is', async () => {
    const found = (await rows(parts)).map(({ resourceUri }) => resourceUri?.toString());
    assert.ok(found.includes(fileUri('src/invoice.ts').toString()));
  });

  it('hears of a commit although .git is above it', async () => {
    git('commit', '--quiet', '--allow-empty', '--message', 'Nothing');
    const head = git('rev-parse', 'HEAD').trim();
    await until(parts, () => parts.store.all[0]?.repository.head === head);
  });

  it('hears of a save', async () => {
    const editor = await vscode.window.showTextDocument(fileUri('src/ledger.ts'));
    await until(parts, () => ruleIds('src/ledger.ts').includes('large-file'));
    await editor.edit((edit) => {
      edit.replace(new vscode.Range(0, 0, editor.document.lineCount, 0), 'export const none = 0;\n');
    });
    await editor.document.save();
    await until(parts, () => parts.store.findingsAt(fileUri('src/ledger.ts')).length === 0);
    await until(parts, () => ruleIds('src/ledger.ts').length === 0);
  });
});
