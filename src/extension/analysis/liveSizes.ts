import * as vscode from 'vscode';
import type { SnapshotStore } from '../store/snapshotStore.ts';
import type { EngineClient } from './engineClient.ts';

/** Pause in typing after which documents are counted. */
const PAUSE_MS = 60;
/** Longer documents are counted when they are saved: handing over their text would be felt. */
const MAX_LINES = 50_000;

/**
 * Counts the lines of changed documents in pauses of typing, from their text: no disk, no git. A count holds until a snapshot knows the
 * saved text, so that nothing flickers between a save and its analysis.
 */
export function registerLiveSizes(client: EngineClient, store: SnapshotStore): vscode.Disposable {
  const changed = new Set<vscode.TextDocument>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function countAfterPause(document: vscode.TextDocument): void {
    changed.add(document);
    clearTimeout(timer);
    timer = setTimeout(countChanged, PAUSE_MS);
  }

  function countChanged(): void {
    const documents = [...changed];
    changed.clear();
    for (const document of documents) {
      void count(document, client, store);
    }
  }

  function followSnapshot(document: vscode.TextDocument): void {
    if (!document.isDirty) {
      store.setLiveSize(document.uri, undefined);
    } else if (store.liveSizeAt(document.uri) !== undefined) {
      // The limit may be another one now.
      countAfterPause(document);
    }
  }

  return vscode.Disposable.from(
    new vscode.Disposable(() => {
      clearTimeout(timer);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && document.lineCount <= MAX_LINES && store.fileAt(document.uri)) {
        countAfterPause(document);
      }
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      changed.delete(document);
      store.setLiveSize(document.uri, undefined);
    }),
    store.onDidChange(() => {
      vscode.workspace.textDocuments.forEach(followSnapshot);
    }),
  );
}

async function count(document: vscode.TextDocument, client: EngineClient, store: SnapshotStore): Promise<void> {
  const { version, uri } = document;
  const located = store.locate(uri);
  if (located === undefined || document.isClosed) {
    return;
  }
  const { root } = located.snapshot.repository;
  const measured = await client
    .query('measure', { root, path: located.path, text: document.getText() })
    // The next save tells the same; a failure of the thread is logged where it happens.
    .catch(() => null);
  if (measured !== null && isStill(document, version)) {
    store.setLiveSize(uri, measured);
  }
}

function isStill(document: vscode.TextDocument, version: number): boolean {
  return document.version === version && !document.isClosed;
}
