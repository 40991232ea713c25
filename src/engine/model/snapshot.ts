import type { FileFacts } from './fact.ts';
import type { Finding, RuleId } from './finding.ts';
import type { HotSpotRanking } from './hotSpotRanking.ts';
import type { HistoryState } from './historyState.ts';
import type { DefinitionProblem } from './definitionProblem.ts';
import type { RepoPath } from './repoPath.ts';
import type { RuleDescription } from './ruleDescription.ts';
import type { Standard } from './standard.ts';

/** The repository (or plain folder) that was analyzed. */
interface AnalyzedRepository {
  /** Absolute path of the root. */
  readonly root: string;
  /** Full object id of HEAD's commit; null on an unborn branch and outside git. */
  readonly head: string | null;
  readonly history: HistoryState;
}

/** Sums over one snapshot. */
export interface Totals {
  readonly files: number;
  readonly productionFiles: number;
  readonly testFiles: number;
  readonly codeLines: number;
  /** Number of findings by rule id: of every rule, 0 too. */
  readonly findings: Readonly<Record<string, number>>;
  readonly suppressed: number;
}

/** Milliseconds of each step and what they cost. */
interface Timings {
  readonly totalMs: number;
  readonly listMs: number;
  readonly historyMs: number;
  readonly filesMs: number;
  readonly testsMs: number;
  readonly rulesMs: number;
  readonly gitProcesses: number;
  /** Commits read by this run, without those that came from the cache. */
  readonly commitsRead: number;
  /** Files whose content this run read, without those that came from the cache. */
  readonly filesRead: number;
}

/** A finding that the team accepted. */
export interface SuppressedFinding {
  readonly finding: Finding;
  /** The team's own words. */
  readonly reason: string;
  /** Last day on which it holds, as YYYY-MM-DD; null for one without an end. */
  readonly until: string | null;
  /** Where the suppression stands: in a quality definition, or in the file itself. */
  readonly place: {
    readonly path: RepoPath;
    /** 1-based. */
    readonly line: number;
  };
}

/** The immutable result of one analysis. */
export interface Snapshot {
  readonly repository: AnalyzedRepository;
  /** Time of the analysis that ages are counted from, ISO 8601. */
  readonly asOf: string;
  readonly files: readonly FileFacts[];
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** All rules, in the order in which they are listed. */
  readonly rules: readonly RuleDescription[];
  /** All standards, those nearest to the team first: where an analysis read the same as the last one, the same array. */
  readonly standards: readonly Standard[];
  /** What rules say beside their findings, by rule id: plain sentences, about the whole repository. */
  readonly remarks: Readonly<Record<RuleId, readonly string[]>>;
  readonly hotSpotRanking: HotSpotRanking;
  /** True where a folder outside git has more files than are listed. */
  readonly truncated: boolean;
  /** Mistakes in the quality definition and in standards, with their places. */
  readonly problems: readonly DefinitionProblem[];
  readonly totals: Totals;
  readonly timings: Timings;
}
