import { ruleDescriptions } from '../../../../src/engine/rules/registry.ts';
import { createRuleLookup } from '../../../../src/extension/wording/ruleLookup.ts';

/** The lookup of a snapshot's rules. */
export const ruleOf = createRuleLookup(ruleDescriptions);
