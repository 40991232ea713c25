import * as vscode from 'vscode';
import { UserError } from '../../engine/model/userError.ts';
import type { EngineClient } from '../analysis/engineClient.ts';
import { commandIds, definitionFileName } from '../contributions.ts';
import type { SnapshotStore } from '../store/snapshotStore.ts';
import { createAndOpen } from './createAndOpen.ts';
import { registerReported } from './reportedCommand.ts';

/** Write a commented quality definition from what the repository looks like; one that exists is opened. */
export function registerCreateDefinition(
  store: SnapshotStore,
  client: EngineClient,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return registerReported(commandIds.createDefinition, log, async () => {
    const root = await chooseRoot(store);
    const uri = root === undefined ? undefined : store.uriOf(root, definitionFileName);
    if (root !== undefined && uri !== undefined) {
      await createAndOpen(uri, root, client, async () => {
        return (await client.ask('edit', { edit: { kind: 'starterDefinition', root } })).text;
      });
    }
  });
}

/** The repository of the active editor, the only one, or the one that the user chooses. */
async function chooseRoot(store: SnapshotStore): Promise<string | undefined> {
  const roots = store.all.map(({ repository }) => repository.root);
  if (roots.length === 0) {
    throw new UserError('Open a folder first, and wait until it is analyzed.');
  }
  const active = vscode.window.activeTextEditor?.document.uri;
  const located = active && store.locate(active);
  if (located !== undefined) {
    return located.snapshot.repository.root;
  }
  return roots.length === 1 ? roots[0] : vscode.window.showQuickPick(roots, { title: 'Which repository?' });
}
