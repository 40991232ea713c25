import type { TestFacts } from '../../model/fact.ts';
import type { TestReason } from '../../model/testReason.ts';

/** Where a file stands before the history and the time are looked at: what names, contents and coverage reports say of it. */
export interface Standing {
  readonly kind: 'test' | 'of tests' | 'other' | 'asked';
  /** As they are where the history adds nothing; `worthDiagnostic` is false. */
  readonly facts: TestFacts;
  /** The same with `worthDiagnostic`, where the file is listed; else `facts`. */
  readonly worth: TestFacts;
  /** Whether it could have a test, and so counts among its siblings. */
  readonly counts: boolean;
  /** Whether a test that changes together with it would still be evidence. */
  readonly open: boolean;
}

/** Of every listed file that could be read, at the same place as the file. */
export type Standings = readonly Standing[];

export const TEST = notAsked('test', { id: 'test' });
export const OF_TESTS = notAsked('of tests', { id: 'part-of-tests' });
export const OTHER = notAsked('other', { id: 'not-linked' });

/** Of every file, where linking went wrong. */
export const UNLINKED = notAsked('other', { id: 'linking-failed' });

/** The standing of a file that is asked for a test. */
export function asked(facts: TestFacts, counts: boolean, open: boolean): Standing {
  return { kind: 'asked', facts, worth: facts.listed ? { ...facts, worthDiagnostic: true } : facts, counts, open };
}

function notAsked(kind: Standing['kind'], reason: TestReason): Standing {
  const facts: TestFacts = { status: 'unknown', links: [], reason, listed: false, worthDiagnostic: false };
  return { kind, facts, worth: facts, counts: false, open: false };
}
