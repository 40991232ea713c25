import { isIsoDate } from '../../model/isoDate.ts';
import type { JsonPath } from '../../model/jsonPath.ts';
import type { RuleId } from '../../model/finding.ts';
import type { Rule } from '../../rules/defineRule.ts';
import { rules } from '../../rules/registry.ts';
import { entry } from '../../rules/options/option.ts';
import type { StandardReference } from '../../rules/options/valueTypes.ts';
import { settingsOf, settingsTypeOf, topLevelSettingsOf } from '../../rules/ruleSettings.ts';
import { globProblem } from './globs.ts';
import type { QualityDefinition } from './qualityDefinitionSchema.ts';

/** A mistake that the schema cannot express. What stands at its path is left out of the definition. */
export interface SemanticIssue {
  /** Where to show it. */
  readonly at: JsonPath;
  /** What to leave out: `at`, or the whole entry that it belongs to. */
  readonly leaveOut: JsonPath;
  readonly on: 'key' | 'value';
  readonly message: string;
}

const ruleIds: readonly RuleId[] = rules.map(({ id }) => id);

/** @param inSubfolder whether the definition overrides that of the root */
export function semanticIssues(definition: QualityDefinition, inSubfolder: boolean): readonly SemanticIssue[] {
  return [
    ...ruleIssues(definition),
    ...topLevelIssues(definition),
    ...globListIssues(['exclude'], definition.exclude),
    ...globListIssues(['coverageReports'], definition.coverageReports),
    ...globListIssues(['standards'], definition.standards),
    ...entryGlobIssues(['testTemplates'], definition.testTemplates),
    ...suppressionIssues(definition),
    ...conventionIssues(definition),
    ...(inSubfolder ? rootOnlyIssues(definition) : []),
  ];
}

/** Where a definition names standards; which of them there are is known once the standards are read. */
export function standardReferences(definition: QualityDefinition): readonly StandardReference[] {
  return rules.flatMap((rule) => [
    ...entry(topLevelSettingsOf(rule)).standardsIn(definition),
    ...settingsTypeOf(rule)
      .standardsIn(definition.rules?.[rule.id] ?? {})
      .map(({ at, id }) => ({ at: ['rules', rule.id, ...at], id })),
  ]);
}

/** Whether a text names a rule of this version. */
export function isRuleId(text: string): boolean {
  return ruleIds.includes(text);
}

/** A sentence that says which rule was perhaps meant. */
export function unknownRuleMessage(id: string): string {
  const nearest = ruleIds.find((known) => known.replaceAll('-', '') === id.toLowerCase().replaceAll(/[^a-z]/g, ''));
  const guess = nearest ?? ruleIds.find((known) => known.includes(id) || id.includes(known));
  return guess === undefined
    ? `There is no rule "${id}". The rules are ${ruleIds.join(', ')}.`
    : `There is no rule "${id}". Perhaps "${guess}" is meant.`;
}

function ruleIssues({ rules: set = {} }: QualityDefinition): SemanticIssue[] {
  const unknown = Object.keys(set)
    .filter((id) => !isRuleId(id))
    .map((id) => issue(['rules', id], unknownRuleMessage(id), { on: 'key' }));
  return [...unknown, ...rules.flatMap((rule) => settingIssues(rule, set[rule.id]))];
}

function topLevelIssues(definition: QualityDefinition): SemanticIssue[] {
  return rules.flatMap((rule) =>
    entry(topLevelSettingsOf(rule))
      .issues(definition, globProblem)
      .map(({ at, leaveOut, message }) => issue(at, message, { leaveOut })),
  );
}

function settingIssues(rule: Rule, settings: Readonly<Record<string, unknown>> = {}): SemanticIssue[] {
  return settingsTypeOf(rule)
    .issues(settings, globProblem)
    .map(({ at, leaveOut, message }) =>
      issue(['rules', rule.id, ...at], message, { leaveOut: ['rules', rule.id, ...leaveOut] }),
    );
}

function globListIssues(at: JsonPath, globs: readonly string[] = []): SemanticIssue[] {
  return globs.flatMap((glob, index) => {
    const message = globProblem(glob);
    return message === undefined ? [] : [issue([...at, index], message)];
  });
}

function entryGlobIssues(at: JsonPath, entries: readonly { readonly glob: string }[] = []): SemanticIssue[] {
  return entries.flatMap(({ glob }, index) => {
    const message = globProblem(glob);
    return message === undefined ? [] : [issue([...at, index, 'glob'], message, { leaveOut: [...at, index] })];
  });
}

function suppressionIssues({ suppressions = [] }: QualityDefinition): SemanticIssue[] {
  return suppressions
    .flatMap(({ rule, reason, until }, index) => {
      const entry = ['suppressions', index];
      const found: SemanticIssue[] = [];
      if (!isRuleId(rule)) {
        found.push(issue([...entry, 'rule'], unknownRuleMessage(rule), { leaveOut: entry }));
      }
      if (reason === undefined || reason.trim() === '') {
        const at = reason === undefined ? entry : [...entry, 'reason'];
        found.push(issue(at, 'This suppression needs a reason: why is the finding accepted?', { leaveOut: entry }));
      }
      if (until !== undefined && !isIsoDate(until)) {
        const message = 'Write the last day as YYYY-MM-DD, for example "2030-06-30".';
        found.push(issue([...entry, 'until'], message, { leaveOut: entry }));
      }
      return found;
    })
    .concat(entryGlobIssues(['suppressions'], suppressions));
}

function conventionIssues({ tests = [] }: QualityDefinition): SemanticIssue[] {
  return tests.flatMap((convention, index) =>
    (['source', 'test'] as const).flatMap((side) => {
      const message = patternProblem(convention[side]);
      return message === undefined ? [] : [issue(['tests', index, side], message, { leaveOut: ['tests', index] })];
    }),
  );
}

function patternProblem(pattern: string): string | undefined {
  if (!pattern.includes('{name}')) {
    return 'Both sides need {name}, the part of the file name that a source and its test share.';
  }
  const [unknown] = pattern.match(/\{(?!name\}|path\})[^{},]*\}/) ?? [];
  if (unknown !== undefined) {
    return `${unknown} is not known here; {name} and {path} are.`;
  }
  if (pattern.startsWith('/')) {
    return 'Both sides are relative to the folder of this file; remove the "/" at the beginning.';
  }
  return globProblem(pattern.replaceAll(/\{(?:name|path)\}/g, 'x'));
}

function rootOnlyIssues(definition: QualityDefinition): SemanticIssue[] {
  const message = 'This counts for the whole repository. Set it in the plumbline.json at its root.';
  const whole: Readonly<Record<string, unknown>> = definition;
  return [
    ...rules.flatMap((rule) => {
      const rootOnly = Object.entries(topLevelSettingsOf(rule)).filter(([, option]) => option.rootOnly);
      return rootOnly.flatMap(([name]) => (whole[name] === undefined ? [] : [[name]]));
    }),
    ...rules.flatMap((rule) => {
      const settings = definition.rules?.[rule.id] ?? {};
      const rootOnly = Object.entries(settingsOf(rule)).filter(([, option]) => option.rootOnly);
      return rootOnly.flatMap(([name]) => (settings[name] === undefined ? [] : [['rules', rule.id, name]]));
    }),
    ...(['standards', 'goals'] as const).filter((key) => definition[key] !== undefined).map((key) => [key] as const),
  ].map((at) => issue(at, message, { on: 'key' }));
}

function issue(
  at: JsonPath,
  message: string,
  { leaveOut = at, on = 'value' }: { readonly leaveOut?: JsonPath; readonly on?: 'key' | 'value' } = {},
): SemanticIssue {
  return { at, leaveOut, on, message };
}
