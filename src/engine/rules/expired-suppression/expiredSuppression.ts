import { hasEnded, hides } from '../../model/definitionInForce.ts';
import type { PlacedSuppression } from '../../model/definitionInForce.ts';
import type { Finding } from '../../model/finding.ts';
import { defineRule } from '../defineRule.ts';
import type { RuleFinding } from '../defineRule.ts';

/** Suppressions whose last day has passed, at their places in the quality definition. */
export const expiredSuppression = defineRule({
  id: 'expired-suppression',
  title: 'Expired suppression',
  heading: 'Expired suppressions',
  counted: ['expired suppression', 'expired suppressions'],
  description: 'Suppressions whose last day has passed.',
  order: 90,
  severity: 'information',
  standard: 'revisit-suppressions',
  looksAt: 'definition',
  needs: [],
  after: 'all',
  check: ({ suppressions, shown, now }) =>
    suppressions.filter((suppression) => hasEnded(suppression, now)).map((ended) => findingOf(ended, shown)),
});

function findingOf(suppression: PlacedSuppression, shown: readonly Finding[]): RuleFinding {
  const { rule, glob, reason, until = '' } = suppression;
  const shownAgain = shown.filter((finding) => hides(suppression, finding)).length;
  const consequence =
    shownAgain === 0
      ? 'it would hide nothing now, so it can go.'
      : `${shownAgain === 1 ? 'one finding is' : `${shownAgain} findings are`} shown again. Set a new day, or remove it.`;
  return {
    path: suppression.definedIn,
    range: suppression.range,
    anchor: `${rule} ${glob}`,
    message: `The suppression of ${rule} for ${glob} ended on ${until}; ${consequence}`,
    evidence: [
      { name: 'rule', label: 'Rule', value: rule },
      { name: 'glob', label: 'Files', value: glob },
      { name: 'reason', label: 'Reason', value: reason },
      { name: 'until', label: 'Last day', value: until },
      { name: 'shownAgain', label: 'Findings shown again', value: shownAgain },
    ],
  };
}
