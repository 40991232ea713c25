import * as vscode from 'vscode';
import type { SnapshotStore } from '../store/snapshotStore.ts';
import type { Analysis } from './analysis.ts';

/** "Save All" comes as one event a file. */
const SAVE_QUIET_MS = 15;
/** Tools outside the editor write many files in a row. */
const DISK_QUIET_MS = 300;
/** The editor's watcher tells of a save once more, a little later. */
const ECHO_MS = 3000;

/** Files that matter although git does not list them: reports of test coverage. */
const COVERAGE_REPORT =
  /(?:^|[/\\])(?:lcov\.info|coverage[^/\\]*\.(?:json|xml|out)|cobertura[^/\\]*\.xml|jacoco[^/\\]*\.xml|clover\.xml)$/iu;

/** Files whose content decides over other files: what is listed, what is ranked, what imports what. */
const CONTROL_FILE =
  /\/(?:plumbline\.json|\.gitignore|\.gitattributes|\.mailmap|\.git-blame-ignore-revs|[^/]*\.json|[^/]*\.toml)$/u;

/** Tells the analysis which events of the editor and of the disk change what it found. */
export function registerTriggers(analysis: Analysis, store: SnapshotStore): vscode.Disposable {
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
      analysis.fileChanged(uri, SAVE_QUIET_MS, kindOf(uri));
    }),
    watcher.onDidChange((uri) => {
      if (!isEcho(uri) && !isGitInternal(uri) && (store.fileAt(uri) !== undefined || COVERAGE_REPORT.test(uri.path))) {
        analysis.fileChanged(uri, DISK_QUIET_MS, kindOf(uri));
      }
    }),
    watcher.onDidCreate((uri) => {
      if (uri.path.endsWith('/.git/HEAD')) {
        analysis.repositoryAppeared();
      } else if (!isEcho(uri) && !isGitInternal(uri)) {
        analysis.fileChanged(uri, DISK_QUIET_MS, 'list');
      }
    }),
    watcher.onDidDelete((uri) => {
      if (uri.path.endsWith('/.git')) {
        void analysis.open();
      } else if (!isGitInternal(uri)) {
        analysis.fileChanged(uri, DISK_QUIET_MS, 'list');
      }
    }),
  );
}

function isGitInternal(uri: vscode.Uri): boolean {
  return /\/\.git(?:\/|$)/u.test(uri.path);
}

function kindOf(uri: vscode.Uri): 'content' | 'list' {
  return CONTROL_FILE.test(uri.path) || COVERAGE_REPORT.test(uri.path) ? 'list' : 'content';
}
