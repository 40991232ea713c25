import type { Finding, RuleId } from '../../../engine/model/finding.ts';
import { colorIds } from '../../contributions.ts';
import type { ColorId } from '../../contributions.ts';
import { byImportance } from '../../wording/ruleLookup.ts';
import type { RuleLookup } from '../../wording/ruleLookup.ts';

/** What the explorer shows beside a file name. */
export interface Badge {
  /** One or two letters. */
  readonly text: string;
  /** Plain text: the messages. */
  readonly tooltip: string;
  /** undefined for a rule without a color of its own. */
  readonly color: ColorId | undefined;
}

/** Messages that a tooltip has room for. */
const MOST_MESSAGES = 6;

/** The letters of the most important rules. @returns undefined if nothing is worth a badge */
export function badgeOf(findings: readonly Finding[], ruleOf: RuleLookup): Badge | undefined {
  const shown = byImportance(
    findings.filter(({ ruleId, listOnly }) => !listOnly && ruleOf(ruleId).badge !== null),
    ruleOf,
  );
  const [first] = shown;
  if (first === undefined) {
    return undefined;
  }
  const letters = new Set(shown.map(({ ruleId }) => ruleOf(ruleId).badge ?? ''));
  const more = shown.length - MOST_MESSAGES;
  const lines = shown.slice(0, MOST_MESSAGES).map(({ message }) => message);
  return {
    text: [...letters].slice(0, 2).join(''),
    tooltip: [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'),
    color: colorOf(first.ruleId),
  };
}

/** package.json may contribute a color for a rule, named after it: `plumbline.hotSpotForeground` for hot-spot. */
function colorOf(ruleId: RuleId): ColorId | undefined {
  const name = ruleId.replace(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase());
  return Object.values(colorIds).find((id) => id === `plumbline.${name}Foreground`);
}
