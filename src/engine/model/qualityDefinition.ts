import type { Severity } from './finding.ts';

/** Name of the file, at the root of the repository and in any subfolder that overrides it. */
export const definitionFileName = 'plumbline.json';

/** How a team can set the severity of a rule; "off" switches it off. */
export type RuleSeverity = Severity | 'off';

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
