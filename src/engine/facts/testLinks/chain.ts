import type { TestFacts, TestLink } from '../../model/fact.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { ContentFacts } from '../../sources/files/contentFacts.ts';
import type { ListedFile } from '../../sources/files/listedFile.ts';
import type { History } from '../../sources/history/fileHistory.ts';
import type { CoverageReport } from '../../sources/tests/coverage.ts';
import type { ImportGraph } from '../../sources/tests/importGraph.ts';
import type { CodeIndex, CodePath } from './codeIndex.ts';
import type { PathExclusion } from './exclusions.ts';
import type { ExpectedPaths } from './expectedTestPath.ts';
import type { MentionIndex } from './mentionIndex.ts';
import type { NameLink } from './nameLinks.ts';
import type { PackageTests } from './packageTests.ts';
import type { TestOptionsFor } from './testOptions.ts';

/** What names, contents and coverage reports say: the same for the same files. */
export interface StandingInput {
  readonly files: readonly ListedFile[];
  readonly contents: ReadonlyMap<RepoPath, ContentFacts>;
  readonly graph: ImportGraph;
  readonly coverage: readonly CoverageReport[];
  readonly optionsFor: TestOptionsFor;
  /** When a file was last written, milliseconds since 1970. */
  readonly modifiedAt?: (path: RepoPath) => number | undefined;
}

/** What the history and the time add to it. */
export interface SettlingInput {
  readonly files: readonly ListedFile[];
  /** null outside git. */
  readonly history: History | null;
  readonly optionsFor: TestOptionsFor;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** When a file was last written, milliseconds since 1970; where absent, the history says when it was committed. */
  readonly modifiedAt?: (path: RepoPath) => number | undefined;
}

/** What the chain looks at. */
export type LinkTestsInput = StandingInput & SettlingInput;

/** What the tests are, next to the verdicts: the same for one list of files and suites. */
export interface LinkedNames {
  readonly index: CodeIndex;
  /** Production code of languages with a convention. */
  readonly sources: readonly CodePath[];
  readonly tests: readonly CodePath[];
  readonly isTest: (path: RepoPath) => boolean;
  readonly nameLinks: readonly NameLink[];
  /** Where reachability starts: tests first, so that a way from a test is named rather than one from a helper. */
  readonly starts: readonly RepoPath[];
  /** Resources that name classes to load, such as "META-INF/services/...". */
  readonly registries: readonly RepoPath[];
  readonly packageTests: PackageTests;
  readonly mentions: MentionIndex;
  readonly expected: ExpectedPaths;
  readonly exclusion: PathExclusion;
}

/** One step's answer. */
export interface Verdict {
  readonly status: TestFacts['status'];
  readonly links: readonly TestLink[];
  readonly reason: string;
}
