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

/** Processes of git cost more than hashing a few files, and git prints the whole index for them: so many, and this share of all. */
const WORTH_GIT = { files: 16, share: 0.02 };
const LISTED_BETWEEN_BREATHS = 1000;
const READ_BETWEEN_BREATHS = { bytes: 2_000_000, files: 500 };

/**
 * The files on disk: tracked ones, and untracked ones that are not ignored. Links, submodules, nested repositories, files missing from
 * disk and files behind a link are left out. Where git once could not identify files, it is not asked again by the same tree.
 */
export function createWorkTree(request: WorkTreeRequest): Tree {
  const { root, fileSystem, repository, logger } = request;
  let filesListed = 0;
  /** What git failed at, or took too long for, it would the next time. */
  let isIndexOfUse = true;
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
    async list(cancellation) {
      const listing = await listOnDisk(request, cancellation);
      filesListed = listing.files.length;
      return listing;
    },
    async identify(files, cancellation) {
      const isWorthIt = files.length >= Math.max(WORTH_GIT.files, filesListed * WORTH_GIT.share);
      if (repository === null || !isIndexOfUse || !isWorthIt) {
        return new Map<RepoPath, ContentId>();
      }
      const ids = await identifyByIndex({ root, fileSystem, ...repository }, files, cancellation);
      if (ids === undefined) {
        isIndexOfUse = false;
        logger.warn(
          'git does not tell in time, or in a known form, which files are as in its index, so they are read.',
        );
      }
      return ids ?? new Map<RepoPath, ContentId>();
    },
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
