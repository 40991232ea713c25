import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { analyzedExtension, rows, until } from '../editor/parts.ts';
import type { ExtensionParts } from '../editor/parts.ts';

describe('a window on three folders of two repositories', () => {
  let parts: ExtensionParts;
  let folders: readonly vscode.Uri[];

  before(async () => {
    parts = await analyzedExtension();
    await until(parts, () => parts.store.all.length === 2);
    folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  });

  function inFolder(index: number, path: string): vscode.Uri {
    const folder = folders[index];
    assert.ok(folder);
    return vscode.Uri.joinPath(folder, path);
  }

  function rulesAt(uri: vscode.Uri): readonly string[] {
    return parts.store.findingsAt(uri).map(({ ruleId }) => ruleId);
  }

  it('analyzes each repository once', () => {
    assert.equal(folders.length, 3);
    const roots = parts.store.all.map(({ repository }) => repository.root);
    assert.equal(new Set(roots).size, 2);
  });

  it('finds the files of each folder, those of the shared repository too', () => {
    assert.deepEqual([...rulesAt(inFolder(0, 'src/engine.ts'))].sort(), ['hot-spot', 'large-file']);
    assert.deepEqual(rulesAt(inFolder(1, 'src/invoice.ts')), ['hot-spot']);
    assert.deepEqual(rulesAt(inFolder(2, 'src/post.ts')), ['large-file']);
  });

  it('shows the rows of all, each with its repository, at the URIs of its folder', async () => {
    const items = await rows(parts);
    for (const uri of [inFolder(0, 'src/engine.ts'), inFolder(1, 'src/ledger.ts'), inFolder(2, 'src/post.ts')]) {
      const item = items.find(({ resourceUri }) => resourceUri?.toString() === uri.toString());
      const root = parts.store.locate(uri)?.snapshot.repository.root ?? '';
      const name = root.slice(root.lastIndexOf('/') + 1);
      assert.ok(String(item?.description).includes(name), `${uri.path}: ${String(item?.description)}`);
    }
  });

  it('drops a repository with its last folder', async () => {
    const root = parts.store.locate(inFolder(2, 'src/post.ts'))?.snapshot.repository.root;
    vscode.workspace.updateWorkspaceFolders(2, 1);
    await until(parts, () => parts.store.all.length === 2 && vscode.workspace.workspaceFolders?.length === 2);
    vscode.workspace.updateWorkspaceFolders(1, 1);
    await until(parts, () => parts.store.all.length === 1);
    assert.notEqual(parts.store.all[0]?.repository.root, root);
  });
});
