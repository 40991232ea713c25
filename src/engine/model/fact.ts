import type { RepoPath } from './repoPath.ts';
import type { RoleReason } from './roleReason.ts';
import type { TestReason } from './testReason.ts';

/** What a file is for; only `production` files are ranked as hot spots and asked for tests. */
export type FileRole =
  'production' | 'test' | 'fixture' | 'generated' | 'vendored' | 'docs' | 'lock' | 'data' | 'config' | 'example';

/** What a file is for, and why that is known. */
export interface ClassifiedRole {
  readonly role: FileRole;
  readonly roleReason: RoleReason;
}

/** How often and how recently a file changes, from git history. Dates are ISO 8601 in UTC. */
export interface Churn {
  /** min(1, nonBlankLines / 300) x weightedRevisions. */
  readonly score: number;
  /** Sum over the file's revisions of 2^(-age in days / 120) x min(1, 20 / files in the commit). */
  readonly weightedRevisions: number;
  /** Non-merge commits in the window that touch the file, without deletions, pure moves and those named in .git-blame-ignore-revs. */
  readonly revisions: number;
  /** Revisions not older than 121.75 days. */
  readonly revisionsLast4Months: number;
  /** Revisions not older than 365.25 days. */
  readonly revisionsLast12Months: number;
  /** Distinct authors of the revisions, after .mailmap: a count, never names. */
  readonly authors: number;
  /** Committer date of the latest revision; null where there is none in the window. */
  readonly lastChanged: string | null;
  /** Revisions by commits of more than 20 files, whose weight is scaled down. */
  readonly bulkCommits: number;
  /** Revisions left out because .git-blame-ignore-revs names their commit. */
  readonly ignoredRevisions: number;
  /** Earlier paths, the latest first. */
  readonly renamedFrom: readonly RepoPath[];
}

/** Sizes of one file. */
export interface Size {
  /** Physical lines. */
  readonly lines: number;
  /** Lines with anything but white space. */
  readonly nonBlankLines: number;
  /** Lines with code: neither blank nor comment; equal to `nonBlankLines` for a language without a comment table. */
  readonly codeLines: number;
  readonly bytes: number;
}

/** Whether tests were found: a test names or imports the file, reaches it, none was found, or it cannot be said. */
export type TestStatus = 'direct' | 'indirect' | 'none' | 'unknown';

/**
 * What a link leads to: a test that one can open; the file itself, which holds its own tests; a coverage report; or something among the
 * tests that is none, such as data that names the file.
 */
export type TestLinkKind = 'test' | 'inline' | 'report' | 'data';

/** Evidence that a file is tested, and where it stands. */
export interface TestLink {
  readonly kind: TestLinkKind;
  readonly path: RepoPath;
  /** Why it is linked, in a few plain words: "imports it", "same name", "covered in lcov.info". */
  readonly evidence: string;
}

/** What is known about the tests of one file. */
export interface TestFacts {
  readonly status: TestStatus;
  readonly links: readonly TestLink[];
  /** Why the status is what it is. */
  readonly reason: TestReason;
  /** Where the repository's convention would put a test; for production code to which no test is linked that one could open. */
  readonly expectedPath?: RepoPath;
  /** Whether the file is large and branched enough to be listed (status `none` only). */
  readonly listed: boolean;
  /** Whether a diagnostic is worth it: at least half of the siblings are tested and the file changed lately. */
  readonly worthDiagnostic: boolean;
}

/** All facts about one file. */
export interface FileFacts extends ClassifiedRole {
  readonly path: RepoPath;
  /** VS Code's language id where one exists, "unknown" otherwise. */
  readonly language: string;
  /** Whether git tracks it; false outside git too. */
  readonly tracked: boolean;
  /** null where the history state does not rank. */
  readonly churn: Churn | null;
  readonly size: Size;
  /** True for files too dense to be written by hand (minified); exempt from size rules. */
  readonly minified: boolean;
  readonly tests: TestFacts;
}
