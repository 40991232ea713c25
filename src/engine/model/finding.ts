import type { Rank } from './rank.ts';
import type { RepoPath } from './repoPath.ts';
import type { TextRange } from './textRange.ts';

/** Id of a rule: lower-case words joined by "-". Which there are, the registry of rules says; for views it is `Snapshot.rules`. */
export type RuleId = string;

/** Severities in VS Code's order; `hint` shows no squiggle. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** One measured value behind a message, for display. What other code reads back is a field of the finding instead. */
export interface Evidence {
  /** Name in the public JSON, in camelCase; unique in its finding. */
  readonly name: string;
  /** The same for people, for example "Code lines". */
  readonly label: string;
  readonly value: string | number | boolean | null | readonly string[];
}

/** Another place that helps to understand a finding. */
export interface RelatedPlace {
  readonly path: RepoPath;
  /** null for the whole file. */
  readonly range: TextRange | null;
  /** What is there, in a few words. */
  readonly message: string;
}

/** One thing worth saying about one place. Plain read-only JSON. */
export interface Finding {
  readonly ruleId: RuleId;
  /**
   * Identity within the repository, unique in a snapshot. It survives line shifts and renames and moves of the file that git history
   * knows of. Opaque: compare it, read nothing from it.
   */
  readonly key: string;
  readonly path: RepoPath;
  /** Where it is; null for a finding about the whole file, which views show on the first line. */
  readonly range: TextRange | null;
  readonly severity: Severity;
  /** What it is, why it matters: short, plain and kind. */
  readonly message: string;
  /** Standards that apply, the most specific first. */
  readonly standardIds: readonly string[];
  /** The measured values behind the message, in the order of display. */
  readonly evidence: readonly Evidence[];
  readonly related: readonly RelatedPlace[];
  /** Shown in lists and summaries only, not as a diagnostic. */
  readonly listOnly: boolean;
  /** For rules that rank files. */
  readonly rank?: Rank;
  /** For rules that limit the size of files: the limit in force, in code lines. */
  readonly limit?: number;
  /** For rules that miss a test: where one is expected. */
  readonly expectedPath?: RepoPath;
}

/** The 1-based line that a finding is shown on. */
export function lineOf({ range }: Pick<Finding, 'range'>): number {
  return range?.startLine ?? 1;
}
