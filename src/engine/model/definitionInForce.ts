import type { Finding, RuleId, Severity } from './finding.ts';
import type { RuleOptions, Suppression, TestConvention, TestTemplate } from './qualityDefinition.ts';
import type { RepoPath } from './repoPath.ts';
import type { TextRange } from './textRange.ts';

/** What the definitions say of one rule for one file. */
export interface RuleSetting {
  /** False where the rule is off, or leaves the file out. */
  readonly applies: boolean;
  /** The severity that the team set; undefined leaves it to the rule. */
  readonly severity: Severity | undefined;
  /** The options that the team set; globs in them are relative to the repository's root. */
  readonly options: RuleOptions;
}

/** A suppression with its place. */
export interface PlacedSuppression extends Suppression {
  readonly definedIn: RepoPath;
  /** Where it stands in that file. */
  readonly range: TextRange;
  matches(path: RepoPath): boolean;
}

/** Whether the last day of a suppression, which ends with that day in UTC, has passed. `now` is in milliseconds since 1970. */
export function hasEnded({ until }: Suppression, now: number): boolean {
  return until !== undefined && until < new Date(now).toISOString().slice(0, 10);
}

/** Whether a suppression is about a finding, ended or not. */
export function hides(suppression: PlacedSuppression, { ruleId, path }: Pick<Finding, 'ruleId' | 'path'>): boolean {
  return suppression.rule === ruleId && suppression.matches(path);
}

/** All quality definitions of one repository, merged: what holds for each path. All globs are relative to the repository's root. */
export interface DefinitionInForce {
  /** Globs of coverage reports beside the usual paths. */
  readonly coverageReports: readonly string[];
  /** Globs of the folders with the team's standards. */
  readonly standardFolders: readonly string[];
  readonly suppressions: readonly PlacedSuppression[];
  /** Whether no rule looks at the file. */
  isExcluded(path: RepoPath): boolean;
  ruleFor(ruleId: RuleId, path: RepoPath): RuleSetting;
  /** The team's conventions for the files of a folder, the nearest definition first. */
  testConventionsFor(path: RepoPath): readonly TestConvention[];
  /** The template for the test of a source file; undefined where the team set none. */
  testTemplateFor(path: RepoPath): TestTemplate | undefined;
}
