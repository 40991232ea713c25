/** How the tests of a family of languages are named and where they lie: the one table that everything about test names is read from. */
export interface LanguageConvention {
  /** Name for people; files of one family test each other. */
  readonly family: string;
  /** VS Code's language ids. */
  readonly languages: readonly string[];
  /** Ends of a test's stem that mark it anywhere. */
  readonly suffixes: readonly string[];
  /** Starts of a test's stem that mark it anywhere. */
  readonly prefixes: readonly string[];
  /** Ends that mark a test inside a test tree; elsewhere only where the content is a suite ("isConditionalTest.ts" may be production code). */
  readonly treeSuffixes: readonly string[];
  readonly treePrefixes: readonly string[];
  /** Whole stems that are tests. */
  readonly wholeNames: readonly string[];
  /** Extensions that are tests whatever the stem. */
  readonly testExtensions: readonly string[];
  /** Directory names, lower case, that make a test tree. */
  readonly directories: readonly string[];
  /** Ends of directory names, lower case, that make a test tree ("Shop.UnitTests"). */
  readonly directoryEnds: readonly string[];
  /** What a file of the tree is that has no mark in its name: a test, a helper, or a test where its content is a suite. */
  readonly bareInTree: 'test' | 'support' | 'suite';
  /** Where a new test goes where the repository shows no habit of its own. */
  readonly placement: Placement;
}

/** The path of a new test, from the path of its source. */
interface Placement {
  /** Source roots, longest first, that are replaced by `to`; where none is in the path, `to` is put at the package's root. null: beside the source. */
  readonly from: readonly string[] | null;
  readonly to: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Extension where it differs from the source's. */
  readonly extension: string | null;
  /** Only files in `to` itself are run, none of its folders. */
  readonly flat: boolean;
}

const NONE = {
  suffixes: [],
  prefixes: [],
  treeSuffixes: [],
  treePrefixes: [],
  wholeNames: [],
  testExtensions: [],
  directoryEnds: [],
} as const;

const BESIDE = { from: null, to: '', prefix: '', suffix: '', extension: null, flat: false } as const;

const JVM_DIRECTORIES = [
  'test',
  'tests',
  'it',
  'inttest',
  'androidtest',
  'integrationtest',
  'testfixtures',
  'functionaltest',
];
const JVM_PLACEMENT = { ...BESIDE, from: ['src/main'], to: 'src/test', suffix: 'Test' } as const;

/** One row for each family of languages. */
export const TEST_CONVENTIONS: readonly LanguageConvention[] = [
  {
    ...NONE,
    family: 'JavaScript and TypeScript',
    languages: ['typescript', 'typescriptreact', 'javascript', 'javascriptreact', 'vue', 'svelte'],
    suffixes: ['.test', '.tests', '.spec', '.specs', '.e2e', '.cy', '.test-d'],
    treeSuffixes: ['-test', '-tests', '-spec', '_test', '_tests', '_spec', 'Test', 'Tests', 'Spec'],
    treePrefixes: ['test-', 'test_', 'test.'],
    wholeNames: ['test', 'tests', 'spec'],
    directories: ['test', 'tests', '__tests__', '__test__', 'spec', 'specs', '__specs__', 'e2e', 'cypress', 'test-d'],
    bareInTree: 'suite',
    placement: { ...BESIDE, suffix: '.test' },
  },
  {
    ...NONE,
    family: 'Python',
    languages: ['python'],
    suffixes: ['_test', '_tests', '_unittest', '-test'],
    prefixes: ['test_'],
    treePrefixes: ['test'],
    wholeNames: ['test', 'tests'],
    directories: ['test', 'tests', 'unittests', 'unit_tests', 'integration_tests', 'functional_tests'],
    directoryEnds: ['_tests'],
    bareInTree: 'suite',
    placement: { ...BESIDE, from: ['src'], to: 'tests', prefix: 'test_' },
  },
  {
    ...NONE,
    family: 'Java, Kotlin and Scala',
    languages: ['java', 'kotlin', 'scala', 'groovy'],
    suffixes: ['Test', 'Tests', 'TestCase', 'TestSuite', 'ITCase', 'IntegrationTest'],
    treeSuffixes: ['Spec', 'Specs', 'Suite', 'Specification', 'Properties', 'Props', 'IT'],
    treePrefixes: ['Test'],
    directories: JVM_DIRECTORIES,
    directoryEnds: ['test'],
    bareInTree: 'suite',
    placement: JVM_PLACEMENT,
  },
  {
    ...NONE,
    family: 'Go',
    languages: ['go'],
    suffixes: ['_test'],
    directories: ['e2e', 'test', 'tests'],
    bareInTree: 'support',
    placement: { ...BESIDE, suffix: '_test' },
  },
  {
    ...NONE,
    family: 'Rust',
    languages: ['rust'],
    suffixes: ['_test', '_tests'],
    treePrefixes: ['test_'],
    wholeNames: ['test', 'tests'],
    directories: ['test', 'tests'],
    bareInTree: 'test',
    // Cargo takes each file of tests/ as a test, and looks no deeper.
    placement: { ...BESIDE, from: ['src'], to: 'tests', flat: true },
  },
  {
    ...NONE,
    family: 'C#',
    languages: ['csharp', 'fsharp', 'vb'],
    suffixes: ['Tests', 'UnitTest', 'UnitTests'],
    treeSuffixes: ['Test', 'Spec', 'Specs', 'Facts', 'Should'],
    treePrefixes: ['Test'],
    directories: ['test', 'tests'],
    directoryEnds: ['.test', '.tests', '.unittests', '.integrationtests', '.specs', 'tests'],
    bareInTree: 'suite',
    placement: { ...BESIDE, from: ['src'], to: 'tests', suffix: 'Tests' },
  },
  {
    ...NONE,
    family: 'Ruby',
    languages: ['ruby'],
    suffixes: ['_spec', '_test'],
    prefixes: ['test_'],
    directories: ['spec', 'specs', 'test', 'tests', 'features'],
    bareInTree: 'support',
    placement: { ...BESIDE, from: ['lib', 'app'], to: 'spec', suffix: '_spec' },
  },
  {
    ...NONE,
    family: 'PHP',
    languages: ['php'],
    suffixes: ['Test', 'Cest', '.spec'],
    treeSuffixes: ['Spec', 'TestCase', '_test'],
    testExtensions: ['phpt'],
    directories: ['test', 'tests', 'spec', 'specs'],
    bareInTree: 'support',
    placement: { ...BESIDE, from: ['src', 'lib', 'app'], to: 'tests', suffix: 'Test' },
  },
  {
    ...NONE,
    family: 'Swift',
    languages: ['swift'],
    suffixes: ['Tests', 'Test'],
    treeSuffixes: ['Spec'],
    directories: ['test', 'tests'],
    directoryEnds: ['tests'],
    bareInTree: 'suite',
    placement: { ...BESIDE, from: ['Sources'], to: 'Tests', suffix: 'Tests' },
  },
  {
    ...NONE,
    family: 'C and C++',
    languages: ['c', 'cpp', 'objective-c', 'objective-cpp', 'cuda-cpp'],
    suffixes: ['_test', '_tests', '_unittest', '_unittests', '-test', '_gtest'],
    treeSuffixes: ['Test', 'Tests', '.test'],
    prefixes: ['test_'],
    treePrefixes: ['test-', 'test', 'Test', 't-', 'unit-'],
    directories: ['test', 'tests', 'unittest', 'unittests', 'unit_tests', 'gtest', 'testing'],
    directoryEnds: ['tests'],
    bareInTree: 'suite',
    placement: { ...BESIDE, from: ['src', 'lib', 'source'], to: 'tests', suffix: '_test' },
  },
  {
    ...NONE,
    family: 'Elixir',
    languages: ['elixir'],
    suffixes: ['_test'],
    directories: ['test', 'tests'],
    bareInTree: 'support',
    placement: { ...BESIDE, from: ['lib'], to: 'test', suffix: '_test', extension: 'exs' },
  },
  {
    ...NONE,
    family: 'Dart',
    languages: ['dart'],
    suffixes: ['_test'],
    directories: ['test', 'integration_test', 'test_driver'],
    bareInTree: 'support',
    placement: { ...BESIDE, from: ['lib/src', 'lib'], to: 'test', suffix: '_test' },
  },
  {
    ...NONE,
    family: 'Shell',
    languages: ['shellscript'],
    suffixes: ['_test', '.test', '_spec', '.bats'],
    prefixes: ['test_'],
    treeSuffixes: ['-test', '-tests', '_tests'],
    treePrefixes: ['test-', 't-'],
    testExtensions: ['bats'],
    directories: ['t', 'test', 'tests', 'spec'],
    bareInTree: 'test',
    placement: { ...BESIDE, from: ['src', 'bin', 'lib'], to: 'test', extension: 'bats' },
  },
  {
    ...NONE,
    family: 'Clojure',
    languages: ['clojure'],
    suffixes: ['_test'],
    treePrefixes: ['test_', 't_'],
    directories: ['test', 'tests'],
    bareInTree: 'suite',
    placement: { ...BESIDE, from: ['src'], to: 'test', suffix: '_test' },
  },
];

/** Stems that say nothing about what the file is; "index" of a directory stands for the directory. */
export const GENERIC_STEMS: ReadonlySet<string> = new Set(
  (
    'index main mod lib init __init__ __main__ utils util helpers helper common base core types constants config ' +
    'misc shared api test tests app setup interfaces errors exceptions models model views default'
  ).split(' '),
);

/** Stems that stand for their directory. */
export const DIRECTORY_STEMS: ReadonlySet<string> = new Set(['index', 'mod', '__init__', 'lib', 'main']);

const ROW_OF_LANGUAGE: ReadonlyMap<string, LanguageConvention> = new Map(
  TEST_CONVENTIONS.flatMap((row) => row.languages.map((language) => [language, row] as const)),
);

/** The row of a language; undefined where tests are not linked for it (data, markup, styles). */
export function conventionOf(language: string): LanguageConvention | undefined {
  return ROW_OF_LANGUAGE.get(language);
}
