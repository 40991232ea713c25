import * as z from 'zod/mini';
import { about } from '../../model/about.ts';
import { rules } from '../../rules/registry.ts';
import { schemaOf } from '../../rules/options/option.ts';
import { settingsTypeOf, topLevelSettingsOf } from '../../rules/ruleSettings.ts';

const optional = <S extends z.ZodMiniType>(schema: S, description: string, fallback?: unknown): z.ZodMiniOptional<S> =>
  about(z.optional(schema), description, fallback);

const globs = z.array(z.string());

/** What is set of a rule; the rule itself says which options there are and which values they take. */
type Settings = Readonly<Record<string, unknown>>;

const ruleSettings: Readonly<Record<string, z.ZodMiniType<Settings | undefined>>> = Object.fromEntries(
  rules.map((rule) => [rule.id, optional(settingsTypeOf(rule).schema as z.ZodMiniType<Settings>, rule.description)]),
);

/** Options of rules that stand at the top, by their own names. */
const topLevelSettings: Readonly<Record<string, z.ZodMiniType>> = Object.fromEntries(
  rules.flatMap((rule) => Object.entries(topLevelSettingsOf(rule)).map(([name, option]) => [name, schemaOf(option)])),
);

const ruleName = z.union([z.enum(rules.map(({ id }) => id)), z.string()]);

const suppression = z.strictObject({
  rule: about(ruleName, 'Id of the rule, for example "large-file".'),
  glob: about(z.string(), 'The files whose findings are hidden, relative to the folder of this file.'),
  // Plumbline itself says that a reason is missing, at the suppression and with what to do.
  reason: optional(z.string(), 'Why the finding is accepted, for whoever reads this later. Needed.'),
  until: optional(z.string(), 'Last day on which it holds, as YYYY-MM-DD. Afterwards the finding comes back.'),
});

/** `plumbline.json` as it is written. Unknown rules, globs, dates and reasons are checked by `parseDefinition`. */
export const qualityDefinitionSchema = z.strictObject({
  $schema: optional(z.string(), 'Address of the JSON schema; editors with Plumbline do not need it.'),
  exclude: optional(globs, 'Globs of files that no rule looks at, relative to the folder of this file.', []),
  // A rule that this version does not know is reported with the nearest name instead of as a type error.
  rules: optional(z.catchall(z.object(ruleSettings), z.looseObject({})), 'The rules and their options, by rule id.'),
  ...topLevelSettings,
  tests: optional(
    z.array(
      z.strictObject({
        source: about(z.string(), 'Path of a source file, for example "src/{path}/{name}.ts".'),
        test: about(z.string(), 'Path of its test, for example "spec/{path}/{name}.spec.ts".'),
      }),
    ),
    'Where tests are, beside the usual places. {name} and {path} stand for the same text on both sides.',
    [],
  ),
  testTemplates: optional(
    z.array(
      z.strictObject({
        glob: about(z.string(), 'Source files that the template is for.'),
        template: about(
          z.union([z.string(), z.array(z.string())]),
          'Text of a new test, or its lines. {name}, {path} and {import} stand for the source file, its path from the root and its path from the test without the ending.',
        ),
      }),
    ),
    'What a new test starts with; the first glob that matches the source file counts.',
    [],
  ),
  coverageReports: optional(
    globs,
    'Globs of coverage reports beside those at the usual paths: lcov, Cobertura, JaCoCo, Clover, Go, Istanbul JSON.',
    [],
  ),
  suppressions: optional(z.array(suppression), 'Findings that the team accepts, each with its reason.', []),
  standards: optional(
    globs,
    'Folders, or globs of folders, with the team’s engineering standards: Markdown files. Root file only.',
    [],
  ),
  goals: optional(
    z.union([z.array(z.unknown()), z.looseObject({})]),
    'Goals that the team sets itself. Not used by this version. Root file only.',
  ),
});

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** The team's own definition of quality, as one `plumbline.json` says it. Every property may be absent. */
export type QualityDefinition = DeepReadonly<z.infer<typeof qualityDefinitionSchema>>;
