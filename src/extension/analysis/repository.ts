import type { LocatedFolder } from '../../protocol/engineMessages.ts';
import type { FolderInRepository } from '../store/repositoryUris.ts';
import type { WorkspaceFolder } from 'vscode';

/** One workspace folder with its place on disk. */
export interface OpenFolder {
  readonly folder: WorkspaceFolder;
  readonly located: LocatedFolder;
}

/** What is analyzed for one repository: folders that share it share the analysis. */
export interface AnalysisTarget {
  /** Absolute path of the folder to analyze. */
  readonly folder: string;
  readonly located: LocatedFolder;
  readonly folders: readonly OpenFolder[];
  /** Whether git may run. */
  readonly trusted: boolean;
}

/**
 * Groups folders by repository. Without trust each folder stands for itself: no git runs, so nothing outside of the folder is known
 * to belong to it.
 */
export function groupByRepository(folders: readonly OpenFolder[], trusted: boolean): readonly AnalysisTarget[] {
  const groups = new Map<string, OpenFolder[]>();
  for (const open of folders) {
    const key = trusted ? open.located.root : open.located.folder;
    groups.set(key, [...(groups.get(key) ?? []), open]);
  }
  return [...groups].flatMap(([folder, members]) => {
    const first = members[0];
    return first ? [{ folder, located: first.located, folders: members, trusted }] : [];
  });
}

/** Whether an analysis would find and show the same. */
export function isSameTarget(a: AnalysisTarget, b: AnalysisTarget): boolean {
  return keyOf(a) === keyOf(b);
}

function keyOf({ folder, located, folders, trusted }: AnalysisTarget): string {
  const { root, gitDirectory, commonDirectory } = located;
  const places = folders.map((open) => [open.folder.uri.toString(), open.located.folder]);
  return JSON.stringify([folder, root, gitDirectory, commonDirectory, trusted, places]);
}

/** Where the folders are below the root that the engine found. */
export function foldersBelow(root: string, folders: readonly OpenFolder[]): readonly FolderInRepository[] {
  const base = withSlashes(root);
  return folders.map(({ folder, located }) => {
    const path = withSlashes(located.folder);
    const below = path.startsWith(`${base}/`) ? path.slice(base.length + 1) : '';
    return { uri: folder.uri, prefix: below };
  });
}

function withSlashes(path: string): string {
  const slashes = path.replaceAll('\\', '/');
  return slashes.endsWith('/') ? slashes.slice(0, -1) : slashes;
}
