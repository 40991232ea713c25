import type { RepoPath } from '../../model/repoPath.ts';
import { baseNameOf } from '../../model/repoPath.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { FileSystem } from '../../ports/fileSystem.ts';
import type { Git } from '../../ports/git.ts';
import type { RoleClassifier } from './classifyRole.ts';
import { createRoleClassifier } from './classifyRole.ts';
import type { LinguistAttributes } from './gitAttributes.ts';
import { parseLinguistAttributes } from './gitAttributes.ts';
import { listGitPaths } from './gitPaths.ts';
import { languageOf } from '../../languages/registry.ts';
import type { FileOnDisk } from './listedFile.ts';
import { walkFolder } from './walkFolder.ts';

/** What to list. */
export interface ListingRequest {
  /** Absolute path of the work tree's root, or of a plain folder. */
  readonly root: string;
  /** The files below `root`. */
  readonly fileSystem: FileSystem;
  /** null outside git and where git may not run: the folder is then walked, honoring .gitignore. */
  readonly git: Git | null;
}

/** The files of one repository or folder. */
export interface FileListing {
  /** In code-unit order of their paths. */
  readonly files: readonly FileOnDisk[];
  /** True where the walk outside git stopped at its greatest number of files. */
  readonly truncated: boolean;
}

const ATTRIBUTES_FILE = '.gitattributes';
const LARGEST_ATTRIBUTES_FILE = 1_000_000;
const FILES_BETWEEN_BREATHS = 1000;

/**
 * Lists the regular files of a work tree: tracked, and untracked but not ignored. Links, submodules, nested repositories, files missing
 * from disk and files behind a link are left out.
 * @throws UserError where git fails; CancelledError
 */
export async function listFiles(request: ListingRequest, cancellation: Cancellation): Promise<FileListing> {
  const { fileSystem, git } = request;
  const { paths, truncated } =
    git === null
      ? await walkFolder(fileSystem, cancellation)
      : { paths: await listGitPaths(git, request.root, cancellation), truncated: false };
  const attributesOf = readAttributes([...paths.keys()], fileSystem);
  const roleOf = createRoleClassifier();
  const files: FileOnDisk[] = [];
  let sinceBreath = 0;
  for (const [path, tracked] of paths) {
    const file = describe(path, tracked, attributesOf(path), fileSystem, roleOf);
    if (file !== undefined) {
      files.push(file);
    }
    sinceBreath += 1;
    if (sinceBreath === FILES_BETWEEN_BREATHS) {
      sinceBreath = 0;
      await cancellation.breathe();
    }
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, truncated };
}

/**
 * One listed file as it is on disk now, for example after a save; undefined where it is gone. Its attributes and role stay.
 */
export function relistFile(file: FileOnDisk, fileSystem: FileSystem): FileOnDisk | undefined {
  const stat = fileSystem.stat(file.path);
  return stat?.kind === 'file' ? { ...file, bytes: stat.size, mtimeMs: stat.mtimeMs } : undefined;
}

function describe(
  path: RepoPath,
  tracked: boolean,
  attributes: LinguistAttributes,
  fileSystem: FileSystem,
  roleOf: RoleClassifier,
): FileOnDisk | undefined {
  const stat = fileSystem.stat(path);
  if (stat?.kind !== 'file') {
    return undefined;
  }
  const language = languageOf(path).id;
  return {
    path,
    language,
    ...roleOf(path, language, attributes),
    tracked,
    bytes: stat.size,
    mtimeMs: stat.mtimeMs,
    attributes,
  };
}

function readAttributes(paths: readonly RepoPath[], fileSystem: FileSystem): (path: RepoPath) => LinguistAttributes {
  const decoder = new TextDecoder();
  const files = paths
    .filter((path) => path.endsWith(ATTRIBUTES_FILE) && baseNameOf(path) === ATTRIBUTES_FILE)
    .flatMap((path) => {
      const bytes = fileSystem.read(path, LARGEST_ATTRIBUTES_FILE);
      return bytes === undefined ? [] : [{ path, text: decoder.decode(bytes) }];
    });
  return parseLinguistAttributes(files);
}
