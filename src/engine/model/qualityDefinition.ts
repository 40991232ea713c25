import * as z from 'zod/mini';
import { about } from './about.ts';
import type { RuleId } from './finding.ts';

/** Name of the file, at the root of the repository and in any subfolder that overrides it. */
export const definitionFileName = 'plumbline.json';

const optional = <S extends z.ZodMiniType>(schema: S, description: string, fallback?: unknown): z.ZodMiniOptional<S> =>
  about(z.optional(schema), description, fallback);

const globs = z.array(z.string());
const count = z.int().check(z.minimum(0));
const share = z.number().check(z.minimum(0), z.maximum(1));

const ruleProperties = {
  enabled: optional(z.boolean(), 'False switches the rule off.', true),
  severity: optional(
    z.enum(['error', 'warning', 'information', 'hint', 'off']),
    'How its findings are shown. "off" switches the rule off. Without it, the rule decides.',
  ),
  include: optional(globs, 'Globs of the only files that the rule looks at, relative to the folder of this file.'),
  exclude: optional(globs, 'Globs of files that the rule leaves out, relative to the folder of this file.'),
};

const hotSpot = z.strictObject({
  ...ruleProperties,
  topShare: optional(
    share,
    'Share of the production files that may be hot spots, highest scores first. Root file only.',
    0.03,
  ),
  minScore: optional(z.number().check(z.minimum(0)), 'Least score of a hot spot. Root file only.', 4),
  maxFindings: optional(count, 'Greatest number of hot spots in the repository. Root file only.', 20),
  windowMonths: optional(
    z.union([z.number().check(z.positive(), z.maximum(1200)), z.literal('all')]),
    'Months of history that count, or "all". Root file only.',
    24,
  ),
});

const largeFile = z.strictObject({
  ...ruleProperties,
  production: optional(count, 'Greatest number of code lines of a production file.', 600),
  test: optional(count, 'Greatest number of code lines of a test file.', 1200),
  limits: optional(
    z.array(
      z.strictObject({
        glob: about(z.string(), 'Files that this limit is for, relative to the folder of this file.'),
        lines: about(count, 'Greatest number of code lines.'),
      }),
    ),
    'Limits for some files; the first glob that matches a file counts.',
    [],
  ),
});

const step = (description: string): z.ZodMiniOptional<z.ZodMiniBoolean> => optional(z.boolean(), description, true);

const missingTest = z.strictObject({
  ...ruleProperties,
  exclusions: optional(
    z.strictObject({
      builtIn: step('Leave out folders and files that rarely need a test, such as docs, migrations and configuration.'),
      byContent: step('Leave out files without a decision worth a test, such as barrels, interfaces and types.'),
      except: optional(globs, 'Globs of files that are looked at although an exclusion names them.', []),
    }),
    'Which files are never asked for a test.',
  ),
  steps: optional(
    z.strictObject({
      coverage: step('A coverage report that is newer than the file decides.'),
      imports: step('A test that imports the file by value.'),
      inlineTests: step('Tests inside the source file itself, such as Rust test modules and doctests.'),
      mirroredNames: step('A test at the mirrored path, by the conventions.'),
      mirroredNamesWithGaps: step('A test at the mirrored path where some folders are left out.'),
      uniqueNames: step('A test with the same name, where the name is unique in the repository.'),
      reachability: step('Files that a test reaches through the imports of other files.'),
      mentions: step('Files whose folder or class is mentioned in a few test files.'),
      coChange: step('Files that change in the same commits as a test.'),
    }),
    'How tests are found. A step that is switched off finds nothing.',
  ),
  minCodeLines: optional(count, 'Least number of code lines of a file that is listed.', 20),
  minDecisions: optional(count, 'Least number of branches of a file that is listed.', 3),
  minTests: optional(count, 'With fewer tests of its language in its package, nothing is said about a file.', 3),
  minSiblings: optional(count, 'Number of neighboring files that tell whether tests are usual there.', 8),
  minTestedShare: optional(share, 'Share of the neighboring files with tests that makes a missing one a finding.', 0.5),
  changedWithinMonths: optional(
    z.number().check(z.minimum(0)),
    'Only files that changed in the last months become diagnostics; older ones are listed.',
    4,
  ),
});

const expiredSuppression = z.strictObject({
  enabled: ruleProperties.enabled,
  severity: ruleProperties.severity,
});

const rules = {
  'hot-spot': optional(hotSpot, 'Files that change often and lately, and are not small.'),
  'large-file': optional(largeFile, 'Files with more code lines than the limit.'),
  'missing-test': optional(missingTest, 'Files that no test imports or reaches.'),
  'expired-suppression': optional(expiredSuppression, 'Suppressions whose end date has passed.'),
} satisfies Record<RuleId, z.ZodMiniType>;

/** Ids of all rules, in the order in which they are listed. */
export const ruleIds = Object.keys(rules) as readonly RuleId[];

const ruleName = z.union([z.enum(ruleIds), z.string()]);

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
  rules: optional(z.catchall(z.object(rules), z.looseObject({})), 'The rules and their options, by rule id.'),
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
    z.union([z.array(z.unknown()), z.looseObject({})]),
    'Sources of the team’s engineering standards. Not used by this version. Root file only.',
  ),
  goals: optional(
    z.union([z.array(z.unknown()), z.looseObject({})]),
    'Goals that the team sets itself. Not used by this version. Root file only.',
  ),
});

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** The team's own definition of quality, as one `plumbline.json` says it. Every property may be absent. */
export type QualityDefinition = DeepReadonly<z.infer<typeof qualityDefinitionSchema>>;

/** One accepted finding, as written. `until` is an ISO 8601 date, the last day on which it holds. */
export interface Suppression {
  readonly rule: string;
  /** minimatch glob, relative to the folder of the definition. */
  readonly glob: string;
  readonly reason: string;
  readonly until?: string | undefined;
}

/** Where the tests of some sources are. `{name}` and `{path}` stand for the same text in both. */
export interface TestConvention {
  readonly source: string;
  readonly test: string;
}

/** What a new test starts with. `{name}`, `{path}` and `{import}` are replaced. */
export interface TestTemplate {
  readonly glob: string;
  readonly template: string;
}

/** The settings of one rule that stand in a definition, without those that every rule has. */
export type RuleOptions = Readonly<Record<string, unknown>>;
