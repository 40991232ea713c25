import { baseNameOf, directoryOf, splitName } from '../model/repoPath.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { packageFolders, testConventionOf, testConventions } from './registry.ts';
import type { TestConvention } from './testConvention.ts';

/**
 * What a path alone says:
 * - `test`: a test by its name or place;
 * - `suite`: a test where its content is a suite ({@link isTest}); otherwise a helper inside a test tree and production code outside;
 * - `support`: a helper or data in a test tree;
 * - `fixture`: input of tests, never a test itself whatever its name;
 * - `none`: not part of the tests.
 */
export type TestPathKind = 'test' | 'suite' | 'support' | 'fixture' | 'none';

const FIXTURE_DIRECTORIES = new Set([
  'fixtures',
  'fixture',
  '__fixtures__',
  'testdata',
  'test-data',
  'test_data',
  '__testdata__',
  '__snapshots__',
  'snapshots',
  'test-fixtures',
  'testresources',
  'test-resources',
  '__mocks__',
  'mocks',
]);
/** These are fixtures only inside a test tree. */
const TREE_FIXTURE_DIRECTORIES = new Set(['resources', 'data', 'golden', 'goldens']);
const DIRECTORIES: ReadonlySet<string> = new Set(testConventions.flatMap((row) => row.directories));
/** Any language: directory names that hold tests and nothing else; names such as "it" and "t" need a language that uses them so. */
const CLEAR_DIRECTORIES: ReadonlySet<string> = new Set(
  [...DIRECTORIES].filter((name) => name.length > 2 && name !== 'features' && name !== 'testing'),
);

/** What the names of a directory and those above it say. */
interface FolderKind {
  /** Production code, whatever else its folders are called. */
  readonly jvmMain: boolean;
  /** Name of the outermost folder that makes a test tree; undefined outside of one. */
  readonly tree: string | undefined;
  /** Name of the folder that makes it fixtures. */
  readonly fixture: string | undefined;
}

type Row = TestConvention | undefined;

/** Classifies one path; for many, {@link createTestPathClassifier} is faster. @param language VS Code's id, "unknown" otherwise */
export function classifyTestPath(path: RepoPath, language: string): TestPathKind {
  const row = testConventionOf(language);
  return classifyInFolder(path, row, folderKindOf(directoryOf(path), row));
}

/** Classifies paths; what the names of folders say is worked out once for each folder. */
export interface TestPathClassifier {
  kindOf(path: RepoPath, language: string): TestPathKind;
  /** As {@link isInTestTree}. */
  isInTree(path: RepoPath, language: string): boolean;
  /** Whether the name of a test is enough, wherever it lies in a test tree. */
  isNamed(path: RepoPath, language: string): boolean;
  /** Name of the folder that puts a path among the tests: one of fixtures, else the outermost of the tree; undefined for none. */
  folderOf(path: RepoPath, language: string): string | undefined;
}

/** For the files of one analysis. */
export function createTestPathClassifier(): TestPathClassifier {
  const known = new Map<Row, Map<RepoPath, FolderKind>>();
  const folderOf = (path: RepoPath, row: Row): FolderKind => {
    let folders = known.get(row);
    if (folders === undefined) {
      folders = new Map();
      known.set(row, folders);
    }
    const directory = directoryOf(path);
    let folder = folders.get(directory);
    if (folder === undefined) {
      folder = folderKindOf(directory, row);
      folders.set(directory, folder);
    }
    return folder;
  };
  return {
    kindOf(path, language) {
      const row = testConventionOf(language);
      return classifyInFolder(path, row, folderOf(path, row));
    },
    isInTree: (path, language) => isTree(folderOf(path, testConventionOf(language))),
    isNamed(path, language) {
      const row = testConventionOf(language);
      return row !== undefined && classifyName(splitName(baseNameOf(path)), row, false) !== 'none';
    },
    folderOf(path, language) {
      const { tree, fixture } = folderOf(path, testConventionOf(language));
      return fixture ?? tree;
    },
  };
}

function folderKindOf(directory: RepoPath, row: Row): FolderKind {
  const segments = directory === '' ? [] : directory.split('/');
  const tree = segments[treeDepth(segments, row)];
  const jvmMain = row !== undefined && isJvmMain(row, segments);
  return { jvmMain, tree, fixture: fixtureDirectoryIn(segments, tree !== undefined) };
}

function classifyInFolder(path: RepoPath, row: Row, { jvmMain, tree, fixture }: FolderKind): TestPathKind {
  if (jvmMain) {
    return 'none';
  }
  if (fixture !== undefined) {
    return 'fixture';
  }
  if (row === undefined) {
    return tree === undefined ? 'none' : 'support';
  }
  return classifyName(splitName(baseNameOf(path)), row, tree !== undefined);
}

/** Whether a file is a test, its content taken into account. */
export function isTest(kind: TestPathKind, looksLikeSuite: boolean): boolean {
  return kind === 'test' || (kind === 'suite' && looksLikeSuite);
}

/** Whether a file lies in a tree of tests, as a test, a helper or data of any type. */
export function isInTestTree(path: RepoPath, language: string): boolean {
  return isTree(folderKindOf(directoryOf(path), testConventionOf(language)));
}

function isTree({ jvmMain, tree, fixture }: FolderKind): boolean {
  return !jvmMain && (tree ?? fixture) !== undefined;
}

/**
 * Names of what a test may be about, the most likely first: affixes go one at a time ("isConditionalTest.test" is about
 * "isConditionalTest" before "isConditional"), then dotted qualifiers ("changeEvent.node" before "changeEvent").
 */
export function subjectStems(stem: string, row: TestConvention): readonly string[] {
  const found = [stem];
  for (let at = 0; at < found.length && found.length < 12; at++) {
    for (const shorter of withoutOneAffix(found[at] ?? '', row)) {
      if (!found.includes(shorter)) {
        found.push(shorter);
      }
    }
  }
  const whole = [...found];
  for (const name of whole) {
    for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      const shorter = name.slice(0, dot);
      if (!found.includes(shorter)) {
        found.push(shorter);
      }
    }
  }
  return found;
}

/** Depth of the outermost directory that makes a test tree, -1 outside. Public headers of C and C++ are product: "include/gtest/gtest.h". */
function treeDepth(segments: readonly string[], row: TestConvention | undefined): number {
  const headers = row?.publicHeaders === null || row === undefined ? -1 : segments.indexOf(row.publicHeaders);
  return segments.findIndex((segment, at) => (headers < 0 || at < headers) && isTestDirectory(segment, row));
}

/** Whether a directory's name makes a test tree. */
export function isTestDirectory(segment: string, row: TestConvention | undefined): boolean {
  const name = segment.toLowerCase();
  if (row === undefined) {
    return CLEAR_DIRECTORIES.has(name);
  }
  return (
    row.directories.includes(name) ||
    row.directoryEnds.some((end) => name.endsWith(end) && isWordStart(segment, end.length))
  );
}

function classifyName(name: ReturnType<typeof splitName>, row: TestConvention, inTree: boolean): TestPathKind {
  const { stem, extension } = name;
  if (row.testExtensions.includes(extension) || row.suffixes.some((suffix) => endsWith(stem, suffix))) {
    return 'test';
  }
  if (row.prefixes.some((prefix) => startsWith(stem, prefix)) || row.wholeNames.includes(stem)) {
    return 'test';
  }
  const marked =
    row.treeSuffixes.some((suffix) => endsWith(stem, suffix)) ||
    row.treePrefixes.some((prefix) => startsWith(stem, prefix));
  if (!inTree) {
    return marked ? 'suite' : 'none';
  }
  return marked ? 'test' : row.bareInTree;
}

function fixtureDirectoryIn(segments: readonly string[], inTree: boolean): string | undefined {
  return segments.slice(0, jvmPackageDepth(segments)).find((segment) => {
    const name = segment.toLowerCase();
    return FIXTURE_DIRECTORIES.has(name) || (inTree && TREE_FIXTURE_DIRECTORIES.has(name));
  });
}

/** Depth of the first package of a path such as src/test/java/org/example, whose folders say nothing; the whole depth elsewhere. */
export function jvmPackageDepth(segments: readonly string[]): number {
  const at = segments.findIndex((segment, index) => segment === 'src' && packageFolders.has(segments[index + 2] ?? ''));
  return at < 0 ? segments.length : at + 3;
}

/** `src/main` (or `src/commonMain`) holds production code even where a package is called "test". */
function isJvmMain(row: TestConvention, segments: readonly string[]): boolean {
  return (
    row.sourceSets &&
    segments.some((segment, at) => segments[at - 1] === 'src' && (segment === 'main' || segment.endsWith('Main')))
  );
}

/** A suffix counts where something stands before it, and a capitalized one where a lower-case letter or digit does ("latest" is no test). */
function endsWith(stem: string, suffix: string): boolean {
  return stem.length > suffix.length && stem.endsWith(suffix);
}

function startsWith(stem: string, prefix: string): boolean {
  if (stem.length <= prefix.length || !stem.startsWith(prefix)) {
    return false;
  }
  const first = prefix.charAt(0);
  const next = stem.charAt(prefix.length);
  return /[-_.]$/u.test(prefix) || (first === first.toUpperCase() ? isUpper(next) : !isLower(next));
}

/** "shopTests" ends with "tests" as a word, "contests" does not. */
function isWordStart(segment: string, length: number): boolean {
  const first = segment.charAt(segment.length - length);
  const before = segment.charAt(segment.length - length - 1);
  return first === '.' || first === '_' || (isUpper(first) && !isUpper(before));
}

function withoutOneAffix(stem: string, row: TestConvention): readonly string[] {
  const shorter: string[] = [];
  for (const suffix of [...row.suffixes, ...row.treeSuffixes]) {
    if (endsWith(stem, suffix)) {
      shorter.push(stem.slice(0, -suffix.length));
    }
  }
  for (const prefix of [...row.prefixes, ...row.treePrefixes]) {
    if (startsWith(stem, prefix)) {
      shorter.push(stem.slice(prefix.length).replace(/^[-_.]/u, ''));
    }
  }
  return shorter.filter((name) => name !== '').sort((a, b) => b.length - a.length);
}

function isUpper(character: string): boolean {
  return character >= 'A' && character <= 'Z';
}

function isLower(character: string): boolean {
  return character >= 'a' && character <= 'z';
}
