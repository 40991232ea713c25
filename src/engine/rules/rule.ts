import type { FileFacts } from '../model/fact.ts';
import type { Finding, RuleId, Severity } from '../model/finding.ts';
import type { HistoryState } from '../model/historyState.ts';

/** What a rule looks at: all files of one repository at one moment. */
export interface RuleInput {
  readonly files: readonly FileFacts[];
  readonly history: HistoryState;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a rule finds, before severity, overrides and suppressions of the quality definition are applied. */
export type RuleFinding = Omit<Finding, 'ruleId' | 'severity'> & { readonly severity?: Severity };

/** What a rule says of itself. */
export interface RuleDescription {
  readonly id: RuleId;
  /** Short name for lists, for example "Hot spot". */
  readonly title: string;
  readonly defaultSeverity: Severity;
  /** Id of the bundled standard that it links to. */
  readonly standardId: string;
}

/** One rule: turns facts into findings. Pure. */
export interface Rule<Options> extends RuleDescription {
  readonly defaults: Options;
  /**
   * @param optionsFor options in force for a path (monorepos override per subtree); with "" for those of the root. Paths under the
   * same definitions get the same object.
   */
  check(input: RuleInput, optionsFor: (path: string) => Options): readonly RuleFinding[];
}
