import { languageOf } from '../../languages/registry.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import { baseNameOf } from '../../model/repoPath.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { FileSystem } from '../../ports/fileSystem.ts';
import type { Tree, TreeFile } from '../../ports/tree.ts';
import { createRoleClassifier } from '../files/classifyRole.ts';
import type { FileInTree } from '../files/listedFile.ts';
import type { LinguistAttributes } from './gitAttributes.ts';
import { parseLinguistAttributes } from './gitAttributes.ts';

/** The files of one tree. */
export interface FileListing {
  /** In code-unit order of their paths. */
  readonly files: readonly FileInTree[];
  /** True where the walk outside git stopped at its greatest number of files. */
  readonly truncated: boolean;
  /** What a path says in this tree, whether it is listed or not. */
  readonly describe: (path: RepoPath) => DescribedPath;
}

/** What the path of a file says: its language, and the role that names and attributes give it. */
type DescribedPath = Omit<FileInTree, keyof TreeFile>;

const ATTRIBUTES_FILE = '.gitattributes';
const LARGEST_ATTRIBUTES_FILE = 1_000_000;
const FILES_BETWEEN_BREATHS = 1000;

/**
 * Lists the files of a tree with their languages, and with the roles that their paths and the tree's .gitattributes give them.
 * @throws UserError where git fails; CancelledError
 */
export async function listFiles(tree: Tree, cancellation: Cancellation): Promise<FileListing> {
  const { files, truncated } = await tree.list(cancellation);
  const attributesOf = await readAttributes(tree, files, cancellation);
  const roleOf = createRoleClassifier();
  const describe = (path: RepoPath): DescribedPath => {
    const attributes = attributesOf(path);
    const language = languageOf(path).id;
    return { language, ...roleOf(path, language, attributes), attributes };
  };
  const listed: FileInTree[] = [];
  for (const { path, tracked, bytes, mtimeMs, ctimeMs } of files) {
    const { language, role, roleReason, attributes } = describe(path);
    listed.push({ path, language, role, roleReason, tracked, bytes, mtimeMs, ctimeMs, attributes });
    if (listed.length % FILES_BETWEEN_BREATHS === 0) {
      await cancellation.breathe();
    }
  }
  return { files: listed, truncated, describe };
}

/**
 * One listed file as it is on disk now, for example after a save; undefined where it is gone. Its attributes and role stay.
 */
export function relistFile(file: FileInTree, fileSystem: FileSystem): FileInTree | undefined {
  const stat = fileSystem.stat(file.path);
  return stat?.kind === 'file'
    ? { ...file, bytes: stat.size, mtimeMs: stat.mtimeMs, ctimeMs: stat.ctimeMs }
    : undefined;
}

async function readAttributes(
  tree: Tree,
  files: readonly TreeFile[],
  cancellation: Cancellation,
): Promise<(path: RepoPath) => LinguistAttributes> {
  const paths = files
    .map(({ path }) => path)
    .filter((path) => path.endsWith(ATTRIBUTES_FILE) && baseNameOf(path) === ATTRIBUTES_FILE);
  await tree.load(paths, LARGEST_ATTRIBUTES_FILE, cancellation);
  const decoder = new TextDecoder();
  const texts = paths.flatMap((path) => {
    const bytes = tree.read(path, LARGEST_ATTRIBUTES_FILE);
    return bytes === undefined ? [] : [{ path, text: decoder.decode(bytes) }];
  });
  return parseLinguistAttributes(texts);
}
