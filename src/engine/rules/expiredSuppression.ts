import type { PlacedSuppression } from '../model/definitionInForce.ts';
import type { RuleDescription, RuleFinding } from './rule.ts';

/** Says which suppressions have ended. It looks at the quality definition instead of facts, so it has no `check`. */
export const expiredSuppression: RuleDescription = {
  id: 'expired-suppression',
  title: 'Expired suppression',
  defaultSeverity: 'information',
  standardId: 'revisit-suppressions',
};

/**
 * The finding for a suppression whose last day has passed, at its place in the definition.
 * @param shownAgain number of findings that it would have hidden
 */
export function expiredSuppressionFinding(
  suppression: PlacedSuppression,
  until: string,
  shownAgain: number,
): RuleFinding {
  const consequence =
    shownAgain === 0
      ? 'it would hide nothing now, so it can go.'
      : `${shownAgain === 1 ? 'one finding is' : `${shownAgain} findings are`} shown again. Set a new day, or remove it.`;
  return {
    path: suppression.definedIn,
    line: suppression.line,
    message: `The suppression of ${suppression.rule} for ${suppression.glob} ended on ${until}; ${consequence}`,
    standardIds: [expiredSuppression.standardId],
    evidence: { rule: suppression.rule, glob: suppression.glob, reason: suppression.reason, until, shownAgain },
    listOnly: false,
  };
}
