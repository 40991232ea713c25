import type { TestConvention } from '../../model/qualityDefinition.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { ValuesOf } from '../options/option.ts';
import type { missingTestOptions } from './missingTestOptions.ts';

/** Everything that the team can set about tests: the options of the rule, and how its tests are named. */
export interface TestOptions extends ValuesOf<typeof missingTestOptions> {
  /** The nearest definition's first, relative to the repository's root. */
  readonly conventions: readonly TestConvention[];
}

/** The steps of the verdict, each of which the team may turn off. */
export type TestStep = keyof TestOptions['steps'];

/** The options in force for a file: the same object for all files of the same definitions. */
export type TestOptionsFor = (path: RepoPath) => TestOptions;
