import { expiredSuppression } from './expiredSuppression.ts';
import { hotSpot } from './hotSpot.ts';
import { largeFile } from './largeFile.ts';
import { missingTest } from './missingTest.ts';
import type { Rule, RuleDescription } from './rule.ts';

/** Rules that look at facts, in the order in which their findings are listed. */
export const rules: readonly Rule<object>[] = [hotSpot, largeFile, missingTest];

/** All rules, with those that look at the quality definition itself. */
export const ruleDescriptions: readonly RuleDescription[] = [...rules, expiredSuppression];
