import * as vscode from 'vscode';
import type { LocatedFolder } from '../../protocol/engineMessages.ts';

/** Directories and files of git that exist while it is at work or in the middle of something. */
const BUSY_MARKS = ['index.lock', 'rebase-merge', 'rebase-apply'];

/**
 * Watches what git changes on a commit, checkout, pull, rebase or fetch that deepens a clone: HEAD and index of this work tree,
 * and the branches that work trees share. The editor's watcher tells; nothing is polled.
 */
export function watchGit(located: LocatedFolder, onDidChange: () => void): vscode.Disposable {
  if (located.gitDirectory === null || located.commonDirectory === null) {
    return vscode.Disposable.from();
  }
  const own = vscode.Uri.file(located.gitDirectory);
  const common = vscode.Uri.file(located.commonDirectory);
  // Patterns without a folder are watched without descending, so that git's objects are never walked.
  const watchers = [
    new vscode.RelativePattern(own, '{HEAD,index}'),
    new vscode.RelativePattern(common, '{packed-refs,shallow}'),
    new vscode.RelativePattern(vscode.Uri.joinPath(common, 'refs', 'heads'), '**'),
  ].map((pattern) => vscode.workspace.createFileSystemWatcher(pattern));
  for (const watcher of watchers) {
    watcher.onDidChange(onDidChange);
    watcher.onDidCreate(onDidChange);
    watcher.onDidDelete(onDidChange);
  }
  return vscode.Disposable.from(...watchers);
}

/** Whether git is writing its index or is in the middle of a rebase. */
export async function isGitBusy(located: LocatedFolder): Promise<boolean> {
  const { gitDirectory } = located;
  if (gitDirectory === null) {
    return false;
  }
  const found = await Promise.all(
    BUSY_MARKS.map((name) =>
      vscode.workspace.fs.stat(vscode.Uri.joinPath(vscode.Uri.file(gitDirectory), name)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}
