import type { TestStatus } from './fact.ts';
import type { RuleId, Severity } from './finding.ts';
import type { HistoryStateName } from './historyState.ts';
import type { Rank } from './rank.ts';
import type { RepoPath } from './repoPath.ts';
import type { RuleDescription } from './ruleDescription.ts';

/** A file in a summary. */
export interface SummaryFile {
  readonly path: RepoPath;
  /** The path for people: odd bytes percent-encoded, control characters made visible. */
  readonly shown: string;
  /** 1-based line to open it at. */
  readonly line: number;
  readonly codeLines: number;
}

/** One row of the hot spots table. */
export interface HotSpotRow extends SummaryFile {
  readonly rank: Rank | null;
  readonly score: number;
  readonly revisionsLast4Months: number;
  readonly revisionsLast12Months: number;
  /** ISO 8601. */
  readonly lastChanged: string | null;
  /** A count, never names. */
  readonly authors: number;
  readonly tests: TestStatus;
  /** Tests that can be opened; 0 where only a report, or the file itself, says that it is tested. */
  readonly testCount: number;
}

/** One row of the large files table. */
export interface LargeFileRow extends SummaryFile {
  /** The limit in force, in code lines; null where the finding does not carry it. */
  readonly limit: number | null;
  readonly severity: Severity;
  readonly isHotSpot: boolean;
  readonly kind: 'production' | 'test';
}

/** One file without a test. */
export interface MissingTestRow extends SummaryFile {
  /** null where the history does not rank. */
  readonly revisionsLast4Months: number | null;
  /** Where the repository's convention would put a test; null where none is known. */
  readonly expectedPath: string | null;
}

/** The files without a test of one folder. */
export interface MissingTestFolder {
  /** For people; "" for the root. */
  readonly folder: string;
  readonly files: readonly MissingTestRow[];
}

/** A place in a file with something to decide: an expired suppression, a mistake in the quality definition. */
export interface SummaryNote {
  readonly path: RepoPath;
  readonly shown: string;
  /** 1-based; null where only the file is known. */
  readonly line: number | null;
  readonly message: string;
}

/** What one rule found: enough for a section about a rule that a surface knows nothing else of. */
export interface RuleSection {
  readonly id: RuleId;
  /** Heading of the section. */
  readonly heading: string;
  /** What the findings are counted as: one, and several. */
  readonly counted: RuleDescription['counted'];
  /** Whether the number stands in the headline, even where it is 0. */
  readonly headline: boolean;
  readonly findings: number;
  /** One for each finding; empty for a rule whose rows stand in a list of this summary of its own. */
  readonly notes: readonly SummaryNote[];
  /** Plain sentences beside the findings. */
  readonly remarks: readonly string[];
}

/** A finding that the team accepted. */
export interface SuppressedRow extends SummaryFile {
  readonly ruleId: RuleId;
  /** The team's own words, for people. */
  readonly reason: string;
}

/** One thing to do next. */
export interface FirstStep {
  readonly text: string;
  /** The file that it is about; null where it is about the repository. */
  readonly file: SummaryFile | null;
  /** Id of the standard that says how; null where there is none. */
  readonly standardId: string | null;
}

/** A standard that findings link to. */
export interface LinkedStandard {
  readonly id: string;
  readonly title: string;
  readonly findings: number;
}

/** How far the history can be trusted, in words. */
interface SummaryHistory {
  readonly state: HistoryStateName;
  readonly ranks: boolean;
  readonly commits: number;
  /** ISO 8601; null where no commit was read. */
  readonly from: string | null;
  /** One or two plain sentences. */
  readonly sentence: string;
}

/** The headline numbers. */
interface SummaryNumbers {
  readonly files: number;
  readonly productionFiles: number;
  readonly testFiles: number;
  readonly codeLines: number;
}

/** A report on one repository, drawn from one snapshot. Plain JSON; no grade, and no word about people. */
export interface WorkspaceSummary {
  /** Absolute path of the repository. */
  readonly root: string;
  /** The root's last segment, for people. */
  readonly name: string;
  /** Full object id; null on an unborn branch and outside git. */
  readonly head: string | null;
  /** ISO 8601. */
  readonly asOf: string;
  readonly history: SummaryHistory;
  readonly numbers: SummaryNumbers;
  /** At most three, the most useful first. */
  readonly firstSteps: readonly FirstStep[];
  readonly hotSpots: readonly HotSpotRow[];
  /** Why there are few hot spots or none, and which files come next, one plain sentence each; empty where there are some. */
  readonly hotSpotNotes: readonly string[];
  /** Production files before tests, then the largest first. */
  readonly largeFiles: readonly LargeFileRow[];
  /** The folder with the most files first; in it the file that changes most. */
  readonly missingTests: readonly MissingTestFolder[];
  /** Every rule, in the order in which rules are listed. */
  readonly rules: readonly RuleSection[];
  readonly problems: readonly SummaryNote[];
  readonly suppressed: readonly SuppressedRow[];
  /** The one with the most findings first. */
  readonly standards: readonly LinkedStandard[];
  /** What the numbers do not contain, one plain sentence each. */
  readonly leftOut: readonly string[];
}
