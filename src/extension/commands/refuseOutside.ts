import * as vscode from 'vscode';
import { UserError } from '../../engine/model/userError.ts';
import type { EngineClient } from '../analysis/engineClient.ts';

/**
 * Makes sure that a file about to be written is in the work tree once links are followed: a repository may hold links to anywhere, to its
 * own hooks too.
 * @param uri the file; neither it nor its folder need exist
 * @param root absolute path of the repository
 * @throws UserError
 */
export async function refuseOutside(uri: vscode.Uri, root: string, client: EngineClient): Promise<void> {
  const found = await nearestEntry(uri);
  const [home, target] = await Promise.all([
    client.ask('locate', { folder: root }),
    client.ask('locate', { folder: found.uri.fsPath }),
  ]);
  const gitFolders = [home.gitDirectory, home.commonDirectory].filter((folder) => folder !== null);
  const isOutside =
    !isWithin(target.folder, home.folder) || gitFolders.some((folder) => isWithin(target.folder, folder));
  if (found.leadsNowhere || isOutside) {
    throw new UserError(
      `${vscode.workspace.asRelativePath(uri)} leads out of the repository by a link, so nothing is written there. Replace the link first.`,
    );
  }
}

/** The file, or else the innermost folder on its path that is there. */
async function nearestEntry(uri: vscode.Uri): Promise<{ readonly uri: vscode.Uri; readonly leadsNowhere: boolean }> {
  for (let entry = uri; ; entry = vscode.Uri.joinPath(entry, '..')) {
    const type = await vscode.workspace.fs.stat(entry).then(
      (stat) => stat.type,
      () => undefined,
    );
    if (type !== undefined || entry.path === '/') {
      return { uri: entry, leadsNowhere: type === vscode.FileType.SymbolicLink };
    }
  }
}

/** Both absolute, with links resolved. */
function isWithin(path: string, folder: string): boolean {
  return (
    path === folder || (path.startsWith(folder) && /^[\\/]/u.test(path.slice(folder.replace(/[\\/]$/u, '').length)))
  );
}
