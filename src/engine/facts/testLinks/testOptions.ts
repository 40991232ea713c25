/** The steps of the verdict, each of which the team may turn off. */
export type TestStep =
  | 'exclude'
  | 'coverage'
  | 'imports'
  | 'inline'
  | 'names'
  | 'gaps'
  | 'uniqueNames'
  | 'reachability'
  | 'mentions'
  | 'coChange'
  | 'unknown';

/** A naming convention that the team adds: `{path}` stands for any folders, `{name}` for one name; the rest is a minimatch glob. */
export interface TeamConvention {
  /** For example "src/{path}/{name}.ts". */
  readonly source: string;
  /** For example "spec/{path}/{name}.spec.ts". */
  readonly test: string;
}

/** Everything that the team can set about test linking. */
export interface TestOptions {
  readonly conventions: readonly TeamConvention[];
  readonly stepsOff: readonly TestStep[];
  /** Directory names, lower case, whose files are never flagged. */
  readonly excludedDirectories: readonly string[];
  /** As above, where they lie at the root or one folder below. */
  readonly excludedNearRoot: readonly string[];
  /** Stems, lower case, of files that are never flagged. */
  readonly excludedStems: readonly string[];
  /** Globs (minimatch) of files that are never flagged. */
  readonly excludedGlobs: readonly string[];
  /** Fewer code lines than this: never flagged. */
  readonly minCodeLines: number;
  /** Listed from this many code lines and decisions on. */
  readonly listedCodeLines: number;
  readonly listedDecisions: number;
  /** Fewer tests of a language in the package than this: nothing is said. */
  readonly minTests: number;
  /** From this many other files for each test in the test trees on, tests are data and nothing is said. */
  readonly dataDrivenRatio: number;
  /** A name that more test-tree files mention than the larger of this number and this share of them proves nothing. */
  readonly mentionFiles: number;
  readonly mentionShare: number;
  /** Commits shared with a test, and their share of the file's own. */
  readonly coChangeCommits: number;
  readonly coChangeShare: number;
  /** Siblings: files below the nearest ancestor with at least so many others, and the share of them that must be tested. */
  readonly siblings: number;
  readonly siblingShare: number;
  /** Days since the last change within which a diagnostic is worth it. */
  readonly recentDays: number;
}

const words = (text: string): readonly string[] => text.split(' ');

/** The options of a team that sets none. */
export const DEFAULT_TEST_OPTIONS: TestOptions = {
  conventions: [],
  stepsOff: [],
  excludedDirectories: words(
    'node_modules bower_components vendor vendored third_party third-party thirdparty 3rdparty dist build out target generated ' +
      '__generated__ docs doc documentation examples example samples sample demo demos bench benches benchmark benchmarks stories ' +
      '__stories__ storybook .storybook migrations fixtures fixture __fixtures__ testdata test-data mocks __mocks__ locales locale i18n ' +
      'translations .github .circleci .vscode .yarn',
  ),
  excludedNearRoot: words('scripts script tools tool templates template config configs .config website site ci .ci'),
  excludedStems: words(
    'types type typings constants constant consts const enums enum interfaces styles style theme version __version__ _version ' +
      'main __main__ extension setup conftest package-info module-info gruntfile gulpfile rakefile gemfile fastfile podfile dangerfile ' +
      'noxfile fabfile manage wsgi asgi program startup setuptests setup-tests globals env environment',
  ),
  excludedGlobs: [],
  minCodeLines: 5,
  listedCodeLines: 20,
  listedDecisions: 3,
  minTests: 3,
  dataDrivenRatio: 10,
  mentionFiles: 20,
  mentionShare: 0.03,
  coChangeCommits: 5,
  coChangeShare: 0.5,
  siblings: 8,
  siblingShare: 0.5,
  recentDays: 121.75,
};
