import type { DefinitionInForce } from '../../model/definitionInForce.ts';

/** The steps of the verdict, each of which the team may turn off. */
export type TestStep =
  | 'coverage'
  | 'imports'
  | 'inlineTests'
  | 'mirroredNames'
  | 'mirroredNamesWithGaps'
  | 'uniqueNames'
  | 'reachability'
  | 'mentions'
  | 'coChange';

/** A naming convention that the team adds: `{path}` stands for any folders, `{name}` for one name; the rest is a minimatch glob. */
export interface TeamConvention {
  /** For example "src/{path}/{name}.ts". */
  readonly source: string;
  /** For example "spec/{path}/{name}.spec.ts". */
  readonly test: string;
}

/** Which files are never asked for a test. */
interface TestExclusions {
  /** Folders and names that rarely need a test. */
  readonly builtIn: boolean;
  /** Barrels, interfaces, types and the like. */
  readonly byContent: boolean;
  /** Globs (minimatch) of files that are looked at although an exclusion names them. */
  readonly except: readonly string[];
}

/** Everything that the team can set about test linking. */
export interface TestOptions {
  readonly conventions: readonly TeamConvention[];
  readonly steps: Readonly<Record<TestStep, boolean>>;
  readonly exclusions: TestExclusions;
  /** A file is listed from this many code lines and decisions on. */
  readonly minCodeLines: number;
  readonly minDecisions: number;
  /** With fewer tests of a language in the package, nothing is said. */
  readonly minTests: number;
  /** Siblings: the files below the nearest ancestor with at least so many others, and the share of them that must be tested. */
  readonly minSiblings: number;
  readonly minTestedShare: number;
  /** Months since the last change within which a diagnostic is worth it. */
  readonly changedWithinMonths: number;
}

/** The options of a team that sets none. */
export const DEFAULT_TEST_OPTIONS: TestOptions = {
  conventions: [],
  steps: {
    coverage: true,
    imports: true,
    inlineTests: true,
    mirroredNames: true,
    mirroredNamesWithGaps: true,
    uniqueNames: true,
    reachability: true,
    mentions: true,
    coChange: true,
  },
  exclusions: { builtIn: true, byContent: true, except: [] },
  minCodeLines: 20,
  minDecisions: 3,
  minTests: 3,
  minSiblings: 8,
  minTestedShare: 0.5,
  changedWithinMonths: 4,
};

/** The options that a quality definition sets at the root, over the defaults. The definition's own reader has checked their types. */
export function testOptionsOf(definition: DefinitionInForce): TestOptions {
  const { options } = definition.ruleFor('missing-test', '');
  return { ...over(DEFAULT_TEST_OPTIONS, options), conventions: definition.testConventionsFor('') };
}

/** Known options over defaults, each only where it has the default's type. */
function over<Options extends object>(defaults: Options, options: Readonly<Record<string, unknown>>): Options {
  const merged = Object.entries(defaults).map(([name, fallback]: [string, unknown]) => {
    const value = options[name];
    if (value === undefined || typeof value !== typeof fallback || Array.isArray(value) !== Array.isArray(fallback)) {
      return [name, fallback];
    }
    return [name, isRecord(value) && isRecord(fallback) ? over(fallback, value) : value];
  });
  return Object.fromEntries(merged) as Options;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
