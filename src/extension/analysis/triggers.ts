import * as vscode from 'vscode';
import type { Analysis } from './analysis.ts';

/** "Save All" comes as one event a file. */
const SAVE_QUIET_MS = 15;
/** Tools outside the editor write many files in a row. */
const DISK_QUIET_MS = 300;
/** The editor's watcher tells of a save once more, a little later. */
const ECHO_MS = 3000;

/** Tells the analysis of what was created, changed or deleted, by the editor and on disk; which of it matters, the engine knows. */
export function registerTriggers(analysis: Analysis): vscode.Disposable {
  const saved = new Map<string, number>();
  const isEcho = (uri: vscode.Uri): boolean => {
    const at = saved.get(uri.toString());
    saved.delete(uri.toString());
    return at !== undefined && performance.now() - at < ECHO_MS;
  };
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  return vscode.Disposable.from(
    watcher,
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      saved.set(uri.toString(), performance.now());
      analysis.fileChanged(uri, SAVE_QUIET_MS);
    }),
    watcher.onDidChange((uri) => {
      if (!isEcho(uri) && !isGitInternal(uri)) {
        analysis.fileChanged(uri, DISK_QUIET_MS);
      }
    }),
    watcher.onDidCreate((uri) => {
      if (uri.path.endsWith('/.git/HEAD')) {
        analysis.repositoryAppeared();
      } else if (!isEcho(uri) && !isGitInternal(uri)) {
        analysis.fileChanged(uri, DISK_QUIET_MS);
      }
    }),
    watcher.onDidDelete((uri) => {
      if (uri.path.endsWith('/.git')) {
        void analysis.open();
      } else if (!isGitInternal(uri)) {
        analysis.fileChanged(uri, DISK_QUIET_MS);
      }
    }),
  );
}

function isGitInternal(uri: vscode.Uri): boolean {
  return /\/\.git(?:\/|$)/u.test(uri.path);
}
