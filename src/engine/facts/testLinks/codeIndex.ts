import { baseNameOf, directoryOf, splitName } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { ListedFile } from '../../sources/files/listedFile.ts';
import { isManifest, sourceFolders, testConventionOf } from '../../languages/registry.ts';
import type { TestConvention } from '../../languages/testConvention.ts';
import type { TestPathClassifier, TestPathKind } from '../../languages/testPaths.ts';
import { classifyTestPath, createTestPathClassifier, isTestDirectory } from '../../languages/testPaths.ts';

/** What the paths alone say of one file of a language that tests are linked for. */
export interface CodePath {
  readonly path: RepoPath;
  readonly language: string;
  readonly row: TestConvention;
  readonly kind: TestPathKind;
  /** In a folder of tests. */
  readonly inTree: boolean;
  readonly directory: RepoPath;
  readonly stem: string;
  readonly extension: string;
  /** Folders that say where in the code it belongs: without source roots and test folders. */
  readonly places: readonly string[];
  /** Root of the package that it is in, "" at the repository's root. */
  readonly packageRoot: RepoPath;
}

/** What the list of files alone says; kept as long as the list stays the same. */
export interface CodeIndex {
  readonly code: ReadonlyMap<RepoPath, CodePath>;
  /** Files of any type in test trees, with the root of their package. */
  readonly testTree: ReadonlyMap<RepoPath, RepoPath>;
}

/** Folders of any language that say nothing of the place in the code. */
const STRUCTURE: ReadonlySet<string> = new Set([...'src source sources lib app main'.split(' '), ...sourceFolders]);
const TEST_QUALIFIERS = new Set(
  'unit units integration functional acceptance system server client browser node'.split(' '),
);

/** Indexes the listed files by path. */
export function createCodeIndex(files: readonly ListedFile[]): CodeIndex {
  const roots = packageRoots(files);
  const packageOf = nearestRoot(roots);
  const paths = createTestPathClassifier();
  const code = new Map<RepoPath, CodePath>();
  const testTree = new Map<RepoPath, RepoPath>();
  for (const file of files) {
    const row = testConventionOf(file.language);
    const kind = kindOf(file, paths);
    const directory = directoryOf(file.path);
    const packageRoot = packageOf(directory);
    const inTree = paths.isInTree(file.path, file.language);
    if (inTree || kind === 'test' || kind === 'fixture') {
      testTree.set(file.path, packageRoot);
    }
    if (row !== undefined) {
      const { stem, extension } = splitName(baseNameOf(file.path));
      const { path, language } = file;
      const places = placesOf(directory, row, inTree);
      code.set(path, { path, language, row, kind, inTree, directory, stem, extension, places, packageRoot });
    }
  }
  return { code, testTree };
}

/** A name without case and separators, so that "my-part", "my_part" and "MyPart" are one. */
export function foldName(name: string): string {
  return name.toLowerCase().replace(/[-_]/gu, '');
}

function kindOf(file: ListedFile, paths: TestPathClassifier): TestPathKind {
  const kind = paths.kindOf(file.path, file.language);
  if (kind !== 'none') {
    return kind;
  }
  return file.role === 'test' ? 'test' : file.role === 'fixture' ? 'fixture' : 'none';
}

function placesOf(directory: RepoPath, row: TestConvention, inTree: boolean): readonly string[] {
  if (directory === '') {
    return [];
  }
  const segments = directory.split('/');
  const tree = inTree ? segments.findIndex((segment) => isTestDirectory(segment, row)) : -1;
  return segments.filter((segment, at) => {
    const name = segment.toLowerCase();
    if (STRUCTURE.has(name)) {
      return false;
    }
    return tree < 0 || at < tree || !(isTestDirectory(segment, row) || TEST_QUALIFIERS.has(name));
  });
}

function packageRoots(files: readonly ListedFile[]): ReadonlySet<RepoPath> {
  const roots = new Set<RepoPath>();
  for (const { path } of files) {
    const slash = path.lastIndexOf('/');
    const name = path.slice(slash + 1);
    if (isManifest(name) && classifyTestPath(path, 'unknown') === 'none') {
      roots.add(slash < 0 ? '' : path.slice(0, slash));
    }
  }
  return roots;
}

function nearestRoot(roots: ReadonlySet<RepoPath>): (directory: RepoPath) => RepoPath {
  const known = new Map<RepoPath, RepoPath>();
  const find = (directory: RepoPath): RepoPath => {
    const seen = known.get(directory);
    if (seen !== undefined) {
      return seen;
    }
    const root = directory === '' || roots.has(directory) ? directory : find(directoryOf(directory));
    known.set(directory, root);
    return root;
  };
  return find;
}
