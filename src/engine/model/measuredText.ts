import type { Size } from './fact.ts';
import type { Finding } from './finding.ts';

/** What is said of the size of a document's text before it is saved. */
export interface MeasuredText {
  readonly size: Size;
  /** The `large-file` finding that a save would bring; null for none. */
  readonly finding: Finding | null;
}
