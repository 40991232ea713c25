import * as vscode from 'vscode';
import type { SnapshotStore } from '../store/snapshotStore.ts';
import type { EngineClient } from './engineClient.ts';

/** Pause in typing after which the document is counted. */
const PAUSE_MS = 60;
/** Longer documents are counted when they are saved: handing over their text would be felt. */
const MAX_LINES = 50_000;

/** Counts the active document's lines in pauses of typing, from its text: no disk, no git. */
export function registerLiveSizes(client: EngineClient, store: SnapshotStore): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function count(document: vscode.TextDocument): Promise<void> {
    const { version, uri } = document;
    const located = store.locate(uri);
    if (located === undefined || document.isClosed || !document.isDirty) {
      return;
    }
    const text = document.getText();
    const size = await client
      .ask('measure', { path: located.path, language: document.languageId, text })
      // The count at the next save tells the same; a failure of the thread is logged where it happens.
      .catch(() => undefined);
    if (size !== undefined && isStill(document, version)) {
      store.setLiveSize(uri, size);
    }
  }

  return vscode.Disposable.from(
    new vscode.Disposable(() => {
      clearTimeout(timer);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (!document.isDirty) {
        store.setLiveSize(document.uri, undefined);
      } else if (contentChanges.length > 0 && document.lineCount <= MAX_LINES && store.fileAt(document.uri)) {
        clearTimeout(timer);
        timer = setTimeout(() => void count(document), PAUSE_MS);
      }
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      store.setLiveSize(uri, undefined);
    }),
    store.onDidChange(() => {
      for (const document of vscode.workspace.textDocuments) {
        if (!document.isDirty) {
          store.setLiveSize(document.uri, undefined);
        }
      }
    }),
  );
}

function isStill(document: vscode.TextDocument, version: number): boolean {
  return document.version === version && document.isDirty && !document.isClosed;
}
