import type { RuleDescription } from '../model/ruleDescription.ts';
import type { Rule } from './defineRule.ts';
import { expiredSuppression } from './expired-suppression/expiredSuppression.ts';
import { hotSpot } from './hot-spot/hotSpot.ts';
import { largeFile } from './large-file/largeFile.ts';
import { missingTest } from './missing-test/missingTest.ts';
import { teamPattern } from './team-pattern/teamPattern.ts';

/** All rules, in the order in which they and their findings are listed. */
export const rules: readonly Rule[] = [hotSpot, largeFile, missingTest, teamPattern, expiredSuppression].toSorted(
  (a: Rule, b: Rule) => a.order - b.order,
);

/** What the rules say of themselves, in the same order: plain data for those who do not run them. */
export const ruleDescriptions: readonly RuleDescription[] = rules.map(
  ({ id, title, heading, counted, description, badge, order, severity, standard, page, headline, suppressible }) => ({
    id,
    title,
    heading,
    counted,
    description,
    badge,
    order,
    severity,
    standard,
    page,
    headline,
    suppressible,
  }),
);
