/** The time. */
export interface Clock {
  /** Milliseconds since 1970: what ages are counted from (`--as-of` changes it). */
  now(): number;
  /** Milliseconds from an arbitrary start, for timings; never goes back. */
  elapsed(): number;
}
