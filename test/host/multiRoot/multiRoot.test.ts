import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { analyzedExtension, rows, until } from '../editor/parts.ts';
import type { ExtensionParts } from '../editor/parts.ts';
import { waitLimit } from '../../harness/waiting/limits.ts';
import { withinLimit } from '../../harness/waiting/withinLimit.ts';

describe('a window on three folders of two repositories', () => {
  let parts: ExtensionParts;
  let folders: readonly vscode.Uri[];

  before(async () => {
    parts = await analyzedExtension();
    await untilRepositories(2);
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

  async function untilRepositories(count: number): Promise<void> {
    const analyzed = (): readonly string[] => parts.store.all.map(({ repository }) => repository.root);
    await until(parts, `${count} analyzed repositories`, analyzed, ({ length }) => length === count);
  }

  /** As the editor's own, and waits until it is done: another change is refused until then. */
  async function changeFolders(...change: Parameters<typeof vscode.workspace.updateWorkspaceFolders>): Promise<void> {
    const changed = new Promise<void>((resolve) => {
      const subscription = vscode.workspace.onDidChangeWorkspaceFolders(() => {
        subscription.dispose();
        resolve();
      });
    });
    assert.ok(vscode.workspace.updateWorkspaceFolders(...change), 'the editor refused to change its folders');
    await withinLimit('the change of the folders', changed, waitLimit);
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

  it('keeps what is known while a folder comes and goes', async () => {
    const snapshotAt = (uri: vscode.Uri): unknown => parts.store.locate(uri)?.snapshot;
    const [engine, invoice, mail] = [inFolder(0, 'src/engine.ts'), inFolder(1, 'src/invoice.ts'), inFolder(2, '')];
    const [own, shared] = [snapshotAt(engine), snapshotAt(invoice)];
    let fewest = parts.store.all.length;
    const watching = parts.store.onDidChange(() => {
      fewest = Math.min(fewest, parts.store.all.length);
    });
    await changeFolders(2, 1);
    await until(parts, 'the analysis without a folder', () => snapshotAt(invoice) !== shared, Boolean);
    const without = snapshotAt(invoice);
    await changeFolders(2, 0, { uri: mail });
    await until(parts, 'the analysis with the folder again', () => snapshotAt(invoice) !== without, Boolean);
    watching.dispose();
    assert.equal(fewest, 2, 'a repository that stayed open was lost for a moment');
    assert.equal(snapshotAt(engine), own, 'the other repository was analyzed again');
  });

  it('drops a repository with its last folder', async () => {
    const root = parts.store.locate(inFolder(2, 'src/post.ts'))?.snapshot.repository.root;
    await changeFolders(2, 1);
    assert.equal(parts.store.all.length, 2);
    await changeFolders(1, 1);
    await untilRepositories(1);
    assert.notEqual(parts.store.all[0]?.repository.root, root);

    await changeFolders(1, 0, ...folders.slice(1).map((uri) => ({ uri })));
    await untilRepositories(2);
  });
});
