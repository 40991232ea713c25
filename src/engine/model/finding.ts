import type { RepoPath } from './repoPath.ts';

/** The rules of this version. */
export type RuleId = 'hot-spot' | 'large-file' | 'missing-test' | 'expired-suppression';

/** Severities in VS Code's order; `hint` shows no squiggle. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A value in a finding's evidence. */
type EvidenceValue = string | number | boolean | null | readonly string[];

/** One thing worth saying about one place. Plain read-only JSON. */
export interface Finding {
  readonly ruleId: RuleId;
  readonly path: RepoPath;
  /** 1-based line that the finding is shown on. */
  readonly line: number;
  readonly severity: Severity;
  /** What it is, why it matters: short, plain and kind. */
  readonly message: string;
  /** Standards that apply, the most specific first. */
  readonly standardIds: readonly string[];
  /** The measured values behind the message. */
  readonly evidence: Readonly<Record<string, EvidenceValue>>;
  /** Shown in lists and summaries only, not as a diagnostic. */
  readonly listOnly: boolean;
}
