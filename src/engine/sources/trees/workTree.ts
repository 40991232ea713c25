import { failureInOneLine } from '../../model/failure.ts';
import type { ContentId } from '../../model/contentId.ts';
import { displayPath } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { FileSystem } from '../../ports/fileSystem.ts';
import type { Git } from '../../ports/git.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Tree, TreeFile, TreeListing } from '../../ports/tree.ts';
import { listGitPaths } from './gitPaths.ts';
import { identifyByIndex } from './identifyByIndex.ts';
import { walkFolder } from './walkFolder.ts';

/** The repository of a work tree. */
interface WorkTreeRepository {
  readonly git: Git;
  /** The files of this work tree's git directory; its index is among them. */
  readonly gitFolder: FileSystem;
}

/** Where a work tree is, and what it is looked at with. */
export interface WorkTreeRequest {
  /** Absolute path of the work tree's root, or of a plain folder. */
  readonly root: string;
  /** The files below `root`. */
  readonly fileSystem: FileSystem;
  /** null outside git and where git may not run: the folder is then walked, honoring .gitignore. */
  readonly repository: WorkTreeRepository | null;
  readonly logger: Logger;
}

/** Processes of git cost more than hashing a few files. */
const WORTH_GIT = 16;
const LISTED_BETWEEN_BREATHS = 1000;
const READ_BETWEEN_BREATHS = { bytes: 2_000_000, files: 500 };

/**
 * The files on disk: tracked ones, and untracked ones that are not ignored. Links, submodules, nested repositories, files missing from
 * disk and files behind a link are left out.
 */
export function createWorkTree(request: WorkTreeRequest): Tree {
  const { fileSystem, logger } = request;
  /** What goes wrong with one file costs that file. */
  const read = (path: RepoPath, maxBytes: number): Uint8Array | undefined => {
    try {
      return fileSystem.read(path, maxBytes);
    } catch (thrown) {
      logger.error(`${displayPath(path).path} could not be read: ${failureInOneLine(thrown)}`);
      return undefined;
    }
  };
  return {
    kind: 'work-tree',
    list: (cancellation) => listOnDisk(request, cancellation),
    identify: (files, cancellation) => identifyOnDisk(request, files, cancellation),
    load: () => Promise.resolve(),
    read: (path, maxBytes) => fileSystem.read(path, maxBytes),
    async readEach(files, maxBytes, visit, cancellation) {
      let bytesRead = 0;
      let filesRead = 0;
      for (const file of files) {
        const bytes = read(file.path, maxBytes);
        visit(file, bytes);
        bytesRead += bytes?.length ?? 0;
        filesRead += 1;
        if (bytesRead > READ_BETWEEN_BREATHS.bytes || filesRead > READ_BETWEEN_BREATHS.files) {
          bytesRead = 0;
          filesRead = 0;
          await cancellation.breathe();
        }
      }
    },
  };
}

async function identifyOnDisk(
  { root, fileSystem, repository }: WorkTreeRequest,
  files: readonly TreeFile[],
  cancellation: Cancellation,
): Promise<ReadonlyMap<RepoPath, ContentId>> {
  return repository === null || files.length < WORTH_GIT
    ? new Map()
    : identifyByIndex({ root, fileSystem, ...repository }, files, cancellation);
}

async function listOnDisk(
  { root, fileSystem, repository }: WorkTreeRequest,
  cancellation: Cancellation,
): Promise<TreeListing> {
  const { paths, truncated } =
    repository === null
      ? await walkFolder(fileSystem, cancellation)
      : { paths: await listGitPaths(repository.git, root, cancellation), truncated: false };
  const files: TreeFile[] = [];
  let sinceBreath = 0;
  for (const [path, tracked] of paths) {
    const stat = fileSystem.stat(path);
    if (stat?.kind === 'file') {
      files.push({ path, tracked, bytes: stat.size, mtimeMs: stat.mtimeMs, ctimeMs: stat.ctimeMs });
    }
    sinceBreath += 1;
    if (sinceBreath === LISTED_BETWEEN_BREATHS) {
      sinceBreath = 0;
      await cancellation.breathe();
    }
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, truncated };
}
