import type { FirstStep, HotSpotRow, LargeFileRow, MissingTestFolder } from '../model/workspaceSummary.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { quantity } from '../model/quantity.ts';

/** More than this is not a start. */
const MOST_STEPS = 3;

/** What first steps are chosen from. */
export interface StepInput {
  readonly hotSpots: readonly HotSpotRow[];
  readonly largeFiles: readonly LargeFileRow[];
  readonly missingTests: readonly MissingTestFolder[];
  /** Number of suppressions that have ended. */
  readonly expired: number;
  /**
   * Id of the standard that says how: the most specific one of the file's finding in a list, or of what the list is about where the file
   * is not in it; null where there is none.
   */
  readonly standardOf: (list: StepList, path: RepoPath | null) => string | null;
}

/** The lists that steps are chosen from. */
type StepList = 'hotSpots' | 'largeFiles' | 'missingTests' | 'expired';

/**
 * What to do first: hot spots before anything else, at most three steps, none where nothing stands out.
 * A large test is a start only where there is no other.
 */
export function firstSteps(input: StepInput): readonly FirstStep[] {
  const steps = [
    ...hotSpotSteps(input),
    ...missingTestSteps(input),
    ...largeFileSteps(input, 'production'),
    ...decisionSteps(input),
  ];
  return steps.length === 0 ? largeFileSteps(input, 'test') : steps.slice(0, MOST_STEPS);
}

/** The first hot spot, and the first one without a test. */
function hotSpotSteps({ hotSpots, largeFiles, standardOf }: StepInput): readonly FirstStep[] {
  const [first] = hotSpots;
  if (first === undefined) {
    return [];
  }
  const large = largeFiles.some((row) => row.path === first.path);
  const steps = [step(first, `${changesOf(first)}. ${adviceFor(first, large)}`, standardOf('hotSpots', first.path))];
  const untested = hotSpots.find((row) => row !== first && row.tests === 'none');
  if (untested) {
    const text = `${changesOf(untested)}. It is a hot spot, and no test was found: write one with the next change.`;
    steps.push(step(untested, text, standardOf('missingTests', untested.path)));
  }
  return steps;
}

function changesOf(row: HotSpotRow): string {
  return `${quantity(row.revisionsLast12Months, 'commit')} in 12 months, ${quantity(row.codeLines, 'line')}`;
}

function adviceFor(row: HotSpotRow, large: boolean): string {
  if (row.tests === 'none') {
    return 'No test was found: write down what it does today in a test before the next change.';
  }
  return large
    ? 'It is over its size limit too: where it holds more than one subject, move one to a file of its own.'
    : 'A small improvement pays off here more than anywhere else: leave it clearer with the next change.';
}

function missingTestSteps({ missingTests, hotSpots, standardOf }: StepInput): readonly FirstStep[] {
  const hot = new Set(hotSpots.map((row) => row.path));
  const rows = missingTests.flatMap((folder) => folder.files).filter((row) => !hot.has(row.path));
  const [most] = [...rows].sort((a, b) => (b.revisionsLast4Months ?? 0) - (a.revisionsLast4Months ?? 0));
  if (most === undefined || (most.revisionsLast4Months ?? 0) === 0) {
    return [];
  }
  const changes = `${quantity(most.revisionsLast4Months ?? 0, 'commit')} in 4 months`;
  const text = `${changes}, and no test was found: add one with the next change.`;
  return [step(most, text, standardOf('missingTests', most.path))];
}

function largeFileSteps(
  { largeFiles, hotSpots, standardOf }: StepInput,
  kind: LargeFileRow['kind'],
): readonly FirstStep[] {
  const first = hotSpots[0]?.path;
  const largest = largeFiles.find((row) => row.kind === kind && row.path !== first);
  if (largest === undefined) {
    return [];
  }
  const limit = largest.limit === null ? '' : `, the limit is ${quantity(largest.limit, 'line')}`;
  const advice =
    kind === 'test'
      ? 'Where it tests more than one subject, give each a file of its own.'
      : 'Where it holds more than one subject, move one to a file of its own.';
  const text = `${quantity(largest.codeLines, 'code line')}${limit}. ${advice}`;
  return [step(largest, text, standardOf('largeFiles', largest.path))];
}

function decisionSteps({ expired, standardOf }: StepInput): readonly FirstStep[] {
  if (expired === 0) {
    return [];
  }
  const text = `${quantity(expired, 'suppression')} ended: decide again whether the reason still holds.`;
  return [{ text, file: null, standardId: standardOf('expired', null) }];
}

function step(row: FirstStep['file'] & object, text: string, standardId: string | null): FirstStep {
  const { path, shown, line, codeLines } = row;
  return { text, file: { path, shown, line, codeLines }, standardId };
}
