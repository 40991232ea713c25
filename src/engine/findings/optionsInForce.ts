import type { DefinitionInForce } from '../model/definitionInForce.ts';
import { isRecord } from '../model/isRecord.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { Rule } from '../rules/defineRule.ts';
import { defaultsOf } from '../rules/options/option.ts';
import type { Options, ValuesOf } from '../rules/options/option.ts';

/** The options of a rule that hold for a path; with "" those of the root. */
export function optionsInForce<O extends Options>(
  rule: Rule<O>,
  path: RepoPath,
  definition: DefinitionInForce,
): ValuesOf<O> {
  return createOptionsFor(rule, definition)(path);
}

/** The options of a rule by path: the same object for paths under the same definitions, so that a rule can prepare what it needs once. */
export function createOptionsFor<O extends Options>(
  { id, options }: Rule<O>,
  definition: DefinitionInForce,
): (path: RepoPath) => ValuesOf<O> {
  const defaults = defaultsOf(options);
  const inForce = new Map<object, ValuesOf<O>>();
  // Most paths are asked for in their order, and have the options of the one before.
  let last: { readonly set: object; readonly values: ValuesOf<O> } | undefined;
  return (path) => {
    const set = definition.ruleFor(id, path).options;
    if (last?.set !== set) {
      // The schema of the quality definition has let only options of the rule through.
      const values = inForce.get(set) ?? (withDefaults(defaults, set) as ValuesOf<O>);
      inForce.set(set, values);
      last = { set, values };
    }
    return last.values;
  };
}

/** Options over defaults; objects in them (such as steps) are merged, lists are replaced. */
function withDefaults(defaults: object, options: object): object {
  const merged: Record<string, unknown> = { ...defaults };
  for (const [option, value] of Object.entries(options) as [string, unknown][]) {
    const fallback = merged[option];
    merged[option] = isRecord(value) && isRecord(fallback) ? withDefaults(fallback, value) : (value ?? fallback);
  }
  return merged;
}
