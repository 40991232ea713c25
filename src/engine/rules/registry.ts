import { expiredSuppression } from './expiredSuppression.ts';
import { hotSpot } from './hotSpot.ts';
import type { Rule, RuleDescription } from './rule.ts';

/** Rules that look at facts, in the order in which their findings are listed. */
export const rules: readonly Rule<object>[] = [hotSpot];

/** All rules, with those that look at the quality definition itself. */
export const ruleDescriptions: readonly RuleDescription[] = [...rules, expiredSuppression];
