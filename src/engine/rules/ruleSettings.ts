import type { RuleSeverity } from '../model/qualityDefinition.ts';
import type { Rule } from './defineRule.ts';
import { entry, option, optional } from './options/option.ts';
import type { Options, ValuesOf } from './options/option.ts';
import { flag, glob, listOf, oneOf } from './options/valueTypes.ts';
import type { ValueType } from './options/valueTypes.ts';

const common = {
  enabled: option(flag, 'False switches the rule off.', true),
  severity: optional<RuleSeverity>(
    oneOf('error', 'warning', 'information', 'hint', 'off'),
    'How its findings are shown. "off" switches the rule off. Without it, the rule decides.',
  ),
};

const globs = listOf(glob);
const files = {
  include: optional(globs, 'Globs of the only files that the rule looks at, relative to the folder of this file.'),
  exclude: optional(globs, 'Globs of files that the rule leaves out, relative to the folder of this file.'),
};

/** What stands under a rule's id in a quality definition: what every rule has, and its own options. */
export function settingsOf({ looksAt, options }: Rule): Options {
  return { ...common, ...(looksAt === 'files' ? files : {}), ...optionsAt(options, false) };
}

/** Options of a rule that stand at the top of a quality definition, under their own names. */
export function topLevelSettingsOf({ options }: Rule): Options {
  return optionsAt(options, true);
}

function optionsAt(options: Options, topLevel: boolean): Options {
  return Object.fromEntries(Object.entries(options).filter(([, option]) => option.topLevel === topLevel));
}

/** The kind of value that stands under the rule's id in a quality definition. */
export function settingsTypeOf(rule: Rule): ValueType<ValuesOf<Options>> {
  return entry(settingsOf(rule));
}
