import type { FilesWithFacts } from '../../facts/contentFacts.ts';
import type { CodePath } from '../../facts/testLinks/codeIndex.ts';
import type { LinkedNames } from '../../facts/testLinks/linkNames.ts';
import type { Links } from '../../facts/testLinks/links.ts';
import type { TestFacts, TestLink } from '../../model/fact.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { TestReason } from '../../model/testReason.ts';
import type { History } from '../../sources/history/fileHistory.ts';
import type { CoverageReport } from '../../sources/tests/coverage.ts';
import type { ImportGraph } from '../../sources/tests/importGraph.ts';
import type { TestOptionsFor } from './testOptions.ts';

/** The facts that files are assessed by: what names, contents and coverage reports say. */
export interface TestEvidence {
  readonly read: FilesWithFacts;
  readonly graph: ImportGraph;
  readonly names: LinkedNames;
  readonly links: Links;
  /** Places of the files whose links may be others than in the assessment before; undefined where that may be any. */
  readonly touched: ReadonlySet<number> | undefined;
  readonly coverage: readonly CoverageReport[];
  readonly optionsFor: TestOptionsFor;
  /** Where a test of a source would go. */
  readonly expectedPathOf: (source: CodePath) => RepoPath;
  /** When a file was last written, milliseconds since 1970. */
  readonly modifiedAt?: (path: RepoPath) => number | undefined;
}

/** What the history and the time add to it. */
export interface SettlingInput {
  readonly read: FilesWithFacts;
  /** null where it does not rank. */
  readonly history: History | null;
  readonly optionsFor: TestOptionsFor;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** When a file that git does not track was last written, milliseconds since 1970. */
  readonly modifiedAt?: (path: RepoPath) => number | undefined;
}

/** One step's answer. */
export interface Verdict {
  readonly status: TestFacts['status'];
  readonly links: readonly TestLink[];
  readonly reason: TestReason;
}
