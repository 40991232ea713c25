import type { FilesWithFacts } from '../contentFacts.ts';
import type { TestConvention } from '../../model/qualityDefinition.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { ImportGraph } from '../../sources/tests/importGraph.ts';

/** Ways from a test to a file that can be left out. */
type LinkStep = 'imports' | 'mirroredNames' | 'mirroredNamesWithGaps' | 'uniqueNames';

/** What can be set about linking the tests of some files. */
export interface LinkOptions {
  /** The nearest definition's first, relative to the repository's root. */
  readonly conventions: readonly TestConvention[];
  readonly steps: Readonly<Record<LinkStep, boolean>>;
}

/** The options in force for a file: the same object for all files of the same definitions. */
export type LinkOptionsFor = (path: RepoPath) => LinkOptions;

/** What tests are linked by: names, imports and contents. */
export interface LinkInput {
  readonly read: FilesWithFacts;
  readonly graph: ImportGraph;
  readonly optionsFor: LinkOptionsFor;
}
