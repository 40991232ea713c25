import type { LinkInput } from '../facts/testLinks/linkInput.ts';
import { linkTests } from '../facts/testLinks/linkTests.ts';
import type { LinkedTests } from '../facts/testLinks/linkTests.ts';
import { createExpectedPaths } from '../newTest/expectedTestPath.ts';
import type { ExpectedPaths } from '../newTest/expectedTestPath.ts';
import type { TestEvidence } from '../rules/missing-test/assessment.ts';
import type { Standings } from '../rules/missing-test/standings.ts';
import { assessTests } from '../rules/missing-test/verdicts.ts';

/** What names, contents and coverage reports say: the same for the same files. */
export type StandingInput = LinkInput & Pick<TestEvidence, 'optionsFor' | 'coverage' | 'modifiedAt'>;

/** Standings with what the next ones of the same repository are made from. */
export interface KeptStandings {
  /** Where every listed file stands before the history is asked. */
  readonly standings: Standings;
  readonly evidence: TestEvidence;
  readonly tests: LinkedTests;
  readonly expected: ExpectedPaths;
}

/**
 * Links the tests of a repository, and lets the rule missing-test assess every file by them. After a saved file only those standings are
 * computed again that it touches.
 * @param kept of an earlier call; it stays as it is
 */
export function standTests(input: StandingInput, kept?: KeptStandings): KeptStandings {
  const tests = linkTests(input, kept?.tests);
  const expected = expectedOf(tests, kept);
  return { ...assessTests(evidenceOf(input, tests, expected), kept), tests, expected };
}

/** What {@link standTests} left of the same files, from links and standings that were written. */
export function restoredKept(input: StandingInput, tests: LinkedTests, standings: Standings): KeptStandings {
  const expected = expectedOf(tests, undefined);
  return { standings, evidence: evidenceOf(input, tests, expected), tests, expected };
}

function expectedOf({ names }: LinkedTests, kept: KeptStandings | undefined): ExpectedPaths {
  return kept?.tests.names === names ? kept.expected : createExpectedPaths(names.nameLinks, names.team);
}

function evidenceOf(
  input: StandingInput,
  { names, links, touched }: LinkedTests,
  expected: ExpectedPaths,
): TestEvidence {
  return { ...input, names, links, touched, expectedPathOf: (source) => expected.of(source) };
}
