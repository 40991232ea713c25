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
  /** In the list of files. */
  readonly place: number;
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
  /** What its path says of the file at a place; undefined where tests are not linked for its language. */
  readonly codeAt: (place: number) => CodePath | undefined;
  /** Whether tests are linked for its language, and it is neither among the tests by its folder nor input of tests. */
  readonly isSource: (place: number) => boolean;
  /** Root of the package that the file at a place is in, "" at the repository's root. */
  readonly packageRootAt: (place: number) => RepoPath;
  /** Whether it belongs to the tests: files of any type. */
  readonly isAmongTests: (place: number) => boolean;
  /** How many files belong to the tests. */
  readonly amongTests: number;
  readonly columns: CodeColumns;
}

/** The same as it is written. */
export interface CodeColumns {
  /** Of each file: what its path is ({@link KINDS}), and flags. */
  readonly kinds: Uint8Array;
  /** Folders with a manifest. */
  readonly packageRoots: readonly RepoPath[];
}

const KINDS: readonly TestPathKind[] = ['none', 'test', 'suite', 'support', 'fixture'];
const KIND = 7;
const IN_TREE = 8;
const AMONG_TESTS = 16;

/** Folders of any language that say nothing of the place in the code. */
const STRUCTURE: ReadonlySet<string> = new Set([...'src source sources lib app main'.split(' '), ...sourceFolders]);
const TEST_QUALIFIERS = new Set(
  'unit units integration functional acceptance system server client browser node'.split(' '),
);

/** Classifies the listed files by their paths. */
export function createCodeIndex(files: readonly ListedFile[]): CodeIndex {
  const paths = createTestPathClassifier();
  const kinds = Uint8Array.from(files, (file) => {
    const kind = kindOf(file, paths);
    const inTree = paths.isInTree(file.path, file.language);
    const isAmong = inTree || kind === 'test' || kind === 'fixture';
    return KINDS.indexOf(kind) | (inTree ? IN_TREE : 0) | (isAmong ? AMONG_TESTS : 0);
  });
  return codeIndexOf(files, { kinds, packageRoots: [...packageRoots(files)] });
}

/** The index that its columns tell of the same list of files. */
export function codeIndexOf(files: readonly ListedFile[], columns: CodeColumns): CodeIndex {
  const { kinds } = columns;
  const packageOf = nearestRoot(new Set(columns.packageRoots));
  const known: CodePath[] = [];
  const codeAt = (place: number): CodePath | undefined => {
    const file = files[place];
    const row = testConventionOf(file?.language ?? '');
    if (file === undefined || row === undefined) {
      return undefined;
    }
    known[place] ??= codePathOf(file, row, place, kinds[place] ?? 0, packageOf);
    return known[place];
  };
  const isAmongTests = (place: number): boolean => ((kinds[place] ?? 0) & AMONG_TESTS) !== 0;
  let amongTests = 0;
  for (let place = 0; place < kinds.length; place++) {
    amongTests += isAmongTests(place) ? 1 : 0;
  }
  const packageRootAt = (place: number): RepoPath => packageOf(directoryOf(files[place]?.path ?? ''));
  const isSource = (place: number): boolean => {
    const flags = kinds[place] ?? 0;
    return (
      (flags & IN_TREE) === 0 &&
      KINDS[flags & KIND] !== 'fixture' &&
      testConventionOf(files[place]?.language ?? '') !== undefined
    );
  };
  return { codeAt, isSource, packageRootAt, isAmongTests, amongTests, columns };
}

function codePathOf(
  { path, language }: ListedFile,
  row: TestConvention,
  place: number,
  flags: number,
  packageOf: (directory: RepoPath) => RepoPath,
): CodePath {
  const kind = KINDS[flags & KIND] ?? 'none';
  const inTree = (flags & IN_TREE) !== 0;
  const directory = directoryOf(path);
  const places = placesOf(directory, row, inTree);
  const packageRoot = packageOf(directory);
  return { path, place, language, row, kind, inTree, directory, ...splitName(baseNameOf(path)), places, packageRoot };
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
