import type { FileSystem } from '../src/engine/ports/fileSystem.ts';
import type { GitRepository } from '../src/engine/ports/git.ts';
import type { Logger } from '../src/engine/ports/logger.ts';
import type { Tree } from '../src/engine/ports/tree.ts';
import { createWorkTree } from '../src/engine/sources/trees/workTree.ts';
import { createCancellation } from '../src/node/cancellation.ts';
import { openFolder } from '../src/node/fileSystem.ts';
import { createGit } from '../src/node/git.ts';
import type { NodeGit } from '../src/node/git.ts';

/** A work tree, opened as an analysis does it: git says where its root and its git directory are. */
interface OpenTree {
  /** Absolute path of the work tree's root, or of a plain folder. */
  readonly root: string;
  /** undefined outside git. */
  readonly repository: GitRepository | undefined;
  /** The files below `root`. */
  readonly fileSystem: FileSystem;
  /** To be disposed by the caller. */
  readonly git: NodeGit;
  readonly tree: Tree;
}

/** @param folder absolute path of a folder in the work tree */
export async function openTree(folder: string, logger: Logger): Promise<OpenTree> {
  const git = createGit({ logger });
  const repository = await git.inspect(folder, createCancellation().cancellation);
  const root = repository?.root ?? folder;
  const fileSystem = openFolder(root);
  const inGit = repository && { git, gitFolder: openFolder(repository.gitDirectory) };
  const tree = createWorkTree({ root, fileSystem, repository: inGit ?? null, logger });
  return { root, repository, fileSystem, git, tree };
}
