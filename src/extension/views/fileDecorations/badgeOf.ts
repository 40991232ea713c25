import type { Finding } from '../../../engine/model/finding.ts';
import type { ColorId } from '../../contributions.ts';

/** What the explorer shows beside a file name. */
export interface Badge {
  /** One or two letters. */
  readonly text: string;
  /** Plain text: the evidence. */
  readonly tooltip: string;
  readonly color: ColorId;
}

/** Letters that git's own badges do not use, the most important first. */
const LETTERS: readonly { readonly ruleId: Finding['ruleId']; readonly letter: string; readonly color: ColorId }[] = [
  { ruleId: 'hot-spot', letter: 'H', color: 'plumbline.hotSpotForeground' },
  { ruleId: 'large-file', letter: 'L', color: 'plumbline.largeFileForeground' },
  { ruleId: 'missing-test', letter: '?', color: 'plumbline.missingTestForeground' },
];

/** @returns undefined where nothing is worth a badge */
export function badgeOf(findings: readonly Finding[]): Badge | undefined {
  const shown = LETTERS.flatMap((row) => {
    const finding = findings.find(({ ruleId, listOnly }) => ruleId === row.ruleId && !listOnly);
    return finding ? [{ ...row, message: finding.message }] : [];
  });
  const [first] = shown;
  return (
    first && {
      text: shown
        .slice(0, 2)
        .map(({ letter }) => letter)
        .join(''),
      tooltip: shown.map(({ message }) => message).join('\n'),
      color: first.color,
    }
  );
}
