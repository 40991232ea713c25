import type { HistoryState } from '../model/historyState.ts';
import type { FirstStep, HotSpotRow, LargeFileRow, MissingTestFolder, SummaryNote } from '../model/workspaceSummary.ts';
import { quantity } from '../model/quantity.ts';

/** More than this is not a start. */
const MOST_STEPS = 3;

/** What first steps are chosen from. */
export interface StepInput {
  readonly history: HistoryState;
  readonly hotSpots: readonly HotSpotRow[];
  readonly largeFiles: readonly LargeFileRow[];
  readonly missingTests: readonly MissingTestFolder[];
  readonly expiredSuppressions: readonly SummaryNote[];
}

/** What to do first: hot spots before anything else, at most three steps, none where nothing stands out. */
export function firstSteps(input: StepInput): readonly FirstStep[] {
  const steps = [...hotSpotSteps(input), ...missingTestSteps(input), ...largeFileSteps(input), ...decisionSteps(input)];
  return steps.slice(0, MOST_STEPS);
}

/** The first hot spot, and the first one without a test. */
function hotSpotSteps({ hotSpots, largeFiles }: StepInput): readonly FirstStep[] {
  const [first] = hotSpots;
  if (first === undefined) {
    return [];
  }
  const large = largeFiles.some((row) => row.path === first.path);
  const steps = [step(first, `${changesOf(first)}. ${adviceFor(first, large)}`, 'change-hot-spots-safely')];
  const untested = hotSpots.find((row) => row !== first && row.tests === 'none');
  if (untested) {
    const text = `${changesOf(untested)}. It is a hot spot, and no test was found: write one with the next change.`;
    steps.push(step(untested, text, 'test-next-to-the-change'));
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
    ? 'Split off the part that changes most.'
    : 'A small improvement pays off here more than anywhere else: leave it clearer with the next change.';
}

function missingTestSteps({ missingTests, hotSpots }: StepInput): readonly FirstStep[] {
  const hot = new Set(hotSpots.map((row) => row.path));
  const rows = missingTests.flatMap((folder) => folder.files).filter((row) => !hot.has(row.path));
  const [most] = [...rows].sort((a, b) => (b.revisionsLast4Months ?? 0) - (a.revisionsLast4Months ?? 0));
  if (most === undefined || (most.revisionsLast4Months ?? 0) === 0) {
    return [];
  }
  const changes = `${quantity(most.revisionsLast4Months ?? 0, 'commit')} in 4 months`;
  return [step(most, `${changes}, and no test was found: add one with the next change.`, 'test-next-to-the-change')];
}

function largeFileSteps({ largeFiles, hotSpots }: StepInput): readonly FirstStep[] {
  const first = hotSpots[0]?.path;
  const largest = largeFiles.find((row) => row.path !== first);
  if (largest === undefined) {
    return [];
  }
  const limit = largest.limit === null ? '' : `, the limit is ${quantity(largest.limit, 'line')}`;
  const text = `${quantity(largest.codeLines, 'code line')}${limit}. Move a part with a subject of its own to a new file.`;
  return [step(largest, text, 'keep-files-small')];
}

function decisionSteps({ expiredSuppressions: expired }: StepInput): readonly FirstStep[] {
  if (expired.length === 0) {
    return [];
  }
  const text = `${quantity(expired.length, 'suppression')} ended: decide again whether the reason still holds.`;
  return [{ text, file: null, standardId: 'revisit-suppressions' }];
}

function step(row: FirstStep['file'] & object, text: string, standardId: string): FirstStep {
  const { path, shown, line, codeLines } = row;
  return { text, file: { path, shown, line, codeLines }, standardId };
}
