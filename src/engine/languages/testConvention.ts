/** How the tests of a family of languages are named and where they lie: everything about test names is read from it. */
export interface TestConvention {
  /** Name for people; files of one family test each other. */
  readonly family: string;
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
  /** Whether `src/main` (or `src/commonMain`) holds production code even where a folder in it is called "test". */
  readonly sourceSets: boolean;
  /** The folder of public headers, in which nothing is a test: "include/gtest/gtest.h". null where the family has none. */
  readonly publicHeaders: string | null;
  /** Stems that stand for their directory, beside those that do in every language. */
  readonly directoryStems: readonly string[];
  /** What a file of the tree is that has no mark in its name: a test, a helper, or a test where its content is a suite. */
  readonly bareInTree: 'test' | 'support' | 'suite';
  /** Where a new test goes where the repository shows no habit of its own. */
  readonly placement: Placement;
}

/** The path of a new test, from the path of its source. */
export interface Placement {
  /** Source roots, longest first, that are replaced by `to`; where none is in the path, `to` is put at the package's root. null: beside the source. */
  readonly from: readonly string[] | null;
  readonly to: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Its extension, from the source's. */
  readonly extension: (source: string) => string;
  /** Only files in `to` itself are run, none of its folders. */
  readonly flat: boolean;
}

/** What a convention need not say. */
const NO_MARKS = {
  suffixes: [],
  prefixes: [],
  treeSuffixes: [],
  treePrefixes: [],
  wholeNames: [],
  testExtensions: [],
  directoryEnds: [],
  sourceSets: false,
  publicHeaders: null,
  directoryStems: [],
} as const;

const BESIDE: Placement = {
  from: null,
  to: '',
  prefix: '',
  suffix: '',
  extension: (source) => source,
  flat: false,
};

/** A convention by what is special about it: marks that are not given are none, and a new test lies beside its source. */
export function defineTests(
  convention: Pick<TestConvention, 'family' | 'directories' | 'bareInTree'> &
    Partial<Omit<TestConvention, 'placement'>> & { readonly placement: Partial<Placement> },
): TestConvention {
  return { ...NO_MARKS, ...convention, placement: { ...BESIDE, ...convention.placement } };
}

/** Stems that say nothing about what the file is; "index" of a directory stands for the directory. */
export const GENERIC_STEMS: ReadonlySet<string> = new Set(
  (
    'index main mod lib init __init__ __main__ utils util helpers helper common base core types constants config ' +
    'misc shared api test tests app setup interfaces errors exceptions models model views default'
  ).split(' '),
);

const DIRECTORY_STEMS: ReadonlySet<string> = new Set(['index', 'mod', '__init__', 'lib', 'main']);

/** Whether a stem is one that stands for its directory. */
export function standsForDirectory(stem: string, { directoryStems }: TestConvention): boolean {
  return DIRECTORY_STEMS.has(stem) || directoryStems.includes(stem);
}
