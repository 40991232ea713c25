import type { FileFacts } from '../model/fact.ts';
import type { DefinitionInForce } from '../model/definitionInForce.ts';
import type { Finding } from '../model/finding.ts';
import type { Rule, RuleInput } from '../rules/rule.ts';
import { raiseLargeHotSpots } from './largeHotSpots.ts';
import type { GradedFinding } from './largeHotSpots.ts';

/** What all rules find in the files that the definition gives them, with the severities in force; in the order of the rules. */
export function ruleFindings(
  input: RuleInput,
  rules: readonly Rule<object>[],
  definition: DefinitionInForce,
): readonly Finding[] {
  const files = inPathOrder(input.files.filter(({ path }) => !definition.isExcluded(path)));
  const graded = rules.flatMap((rule) => findingsOf(rule, { ...input, files }, definition));
  return raiseLargeHotSpots(graded, files);
}

function findingsOf(rule: Rule<object>, input: RuleInput, definition: DefinitionInForce): GradedFinding[] {
  const files = input.files.filter(({ path }) => definition.ruleFor(rule.id, path).applies);
  // Files under the same definitions get the same object, so that a rule can prepare what it needs once for each.
  const inForce = new Map<object, object>();
  const optionsFor = (path: string): object => {
    const { options } = definition.ruleFor(rule.id, path);
    const known = inForce.get(options) ?? withDefaults(rule.defaults, options);
    inForce.set(options, known);
    return known;
  };
  return rule.check({ ...input, files }, optionsFor).flatMap((found) => {
    const setting = definition.ruleFor(rule.id, found.path);
    const severity = setting.severity ?? found.severity ?? rule.defaultSeverity;
    const finding: Finding = { ...found, ruleId: rule.id, severity };
    return setting.applies ? [{ finding, severitySet: setting.severity !== undefined }] : [];
  });
}

/** The options of a rule that hold for a path; with "" those of the root. */
export function optionsInForce<Options extends object>(
  { id, defaults }: Rule<Options>,
  path: string,
  definition: DefinitionInForce,
): Options {
  // The schema of the quality definition has let only options of the rule through.
  return withDefaults(defaults, definition.ruleFor(id, path).options) as Options;
}

/** Options over defaults; objects in them (such as steps) are merged, lists are replaced. */
function withDefaults(defaults: object, options: object): object {
  const merged: Record<string, unknown> = { ...defaults };
  for (const [option, value] of Object.entries(options) as [string, unknown][]) {
    const fallback = merged[option];
    merged[option] = isObject(value) && isObject(fallback) ? withDefaults(fallback, value) : (value ?? fallback);
  }
  return merged;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Rules see the files in one order, whatever the order of the listing, so that equal files give equal findings. */
function inPathOrder(files: readonly FileFacts[]): readonly FileFacts[] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
