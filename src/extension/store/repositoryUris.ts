import * as vscode from 'vscode';
import type { RepoPath } from '../../engine/model/repoPath.ts';

/** A workspace folder and where it is in its repository. */
export interface FolderInRepository {
  readonly uri: vscode.Uri;
  /** Path of the folder below the repository's root after symbolic links are resolved; "" for the root itself. */
  readonly prefix: RepoPath;
}

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Maps paths of one repository to the URIs that the editor uses and back. Files in a workspace folder get URIs below the
 * folder's own URI, so that a folder reached by a symbolic link or by a remote scheme matches what the editor opens.
 */
export class RepositoryUris {
  readonly #folders: readonly FolderInRepository[];
  readonly #root: vscode.Uri;

  /** @param root absolute path of the repository @param folders the workspace folders in it, at least one */
  constructor(root: string, folders: readonly FolderInRepository[]) {
    this.#folders = [...folders].sort((a, b) => b.prefix.length - a.prefix.length);
    const path = vscode.Uri.file(root).path;
    this.#root = folders[0]?.uri.with({ path }) ?? vscode.Uri.file(root);
  }

  /** The folders, the deepest first. */
  get folders(): readonly FolderInRepository[] {
    return this.#folders;
  }

  /** undefined for a name that is not UTF-8: no URI can hold it. */
  toUri(path: RepoPath): vscode.Uri | undefined {
    if (LONE_SURROGATE.test(path)) {
      return undefined;
    }
    for (const { uri, prefix } of this.#folders) {
      if (prefix === '') {
        return vscode.Uri.joinPath(uri, path);
      }
      if (path.startsWith(`${prefix}/`)) {
        return vscode.Uri.joinPath(uri, path.slice(prefix.length + 1));
      }
    }
    return vscode.Uri.joinPath(this.#root, path);
  }

  /** undefined for a URI outside the repository. */
  toPath(uri: vscode.Uri): RepoPath | undefined {
    for (const folder of this.#folders) {
      const below = pathBelow(folder.uri, uri);
      if (below !== undefined) {
        return folder.prefix === '' ? below : `${folder.prefix}/${below}`;
      }
    }
    return pathBelow(this.#root, uri);
  }
}

function pathBelow(base: vscode.Uri, uri: vscode.Uri): string | undefined {
  if (base.scheme !== uri.scheme || base.authority !== uri.authority) {
    return undefined;
  }
  const start = base.path.endsWith('/') ? base.path : `${base.path}/`;
  return uri.path.startsWith(start) ? uri.path.slice(start.length) : undefined;
}
