import type { Size } from './fact.ts';
import type { Finding, RuleId } from './finding.ts';

/** What is said of the size of a document's text before it is saved. */
export interface MeasuredText {
  readonly size: Size;
  /** The rules that were asked again: those that look at nothing but size. */
  readonly rules: readonly RuleId[];
  /** Their findings that a save would bring. */
  readonly findings: readonly Finding[];
}
