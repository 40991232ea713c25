import type { RuleId, Severity } from './finding.ts';

/** What a rule says of itself: all that a surface needs to show the findings of a rule that it does not know. Plain read-only JSON. */
export interface RuleDescription {
  readonly id: RuleId;
  /** Short name of one finding, for example "Hot spot". */
  readonly title: string;
  /** Heading of a list of findings, for example "Hot spots". */
  readonly heading: string;
  /** What its findings are counted as: one, and several. */
  readonly counted: readonly [one: string, several: string];
  /** One plain sentence: what the rule looks for. */
  readonly description: string;
  /** One character for badges; null for none. */
  readonly badge: string | null;
  /** Where several rules are listed, the smallest number comes first. */
  readonly order: number;
  /** Severity of its findings where neither the rule's check nor the team says otherwise. */
  readonly severity: Severity;
  /** Id of the bundled standard that its findings link to, behind those of the team. */
  readonly standard: string;
  /** Its page, relative to the project's root. */
  readonly page: string;
  /** Whether its number stands in the headline of a summary, even where it is 0. */
  readonly headline: boolean;
  /** Whether the team can accept its findings by a suppression. */
  readonly suppressible: boolean;
}
