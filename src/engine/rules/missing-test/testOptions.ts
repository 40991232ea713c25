import type { DefinitionInForce } from '../../model/definitionInForce.ts';
import type { RuleOptions, TestConvention } from '../../model/qualityDefinition.ts';
import { directoryOf } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';

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

/** Which files are never asked for a test. */
export interface TestExclusions {
  /** Folders and names that rarely need a test. */
  readonly builtIn: boolean;
  /** Barrels, interfaces, types and the like. */
  readonly byContent: boolean;
  /** Globs (minimatch) of files that are looked at although an exclusion names them. */
  readonly except: readonly string[];
}

/** Everything that the team can set about test linking. */
export interface TestOptions {
  /** The nearest definition's first, relative to the repository's root. */
  readonly conventions: readonly TestConvention[];
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

/** The options in force for a file: the same object for all files of the same definitions. */
export type TestOptionsFor = (path: RepoPath) => TestOptions;

/**
 * The options that quality definitions set, each for the files below its folder, over the defaults. The definitions' own reader has
 * checked their types.
 */
export function testOptionsOf(definition: DefinitionInForce): TestOptionsFor {
  const byFolder = new Map<RepoPath, TestOptions>();
  const made = new Map<RuleOptions, TestOptions>();
  return (path) => {
    const folder = directoryOf(path);
    const known = byFolder.get(folder);
    if (known !== undefined) {
      return known;
    }
    const { options } = definition.ruleFor('missing-test', path);
    const merged = made.get(options) ?? {
      ...over(DEFAULT_TEST_OPTIONS, options),
      conventions: definition.testConventionsFor(path),
    };
    made.set(options, merged);
    byFolder.set(folder, merged);
    return merged;
  };
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
