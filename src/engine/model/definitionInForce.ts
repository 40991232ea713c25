import type { RuleId, Severity } from './finding.ts';
import type { RuleOptions, Suppression, TestConvention, TestTemplate } from './qualityDefinition.ts';
import type { RepoPath } from './repoPath.ts';

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
  /** 1-based line of the suppression in its file. */
  readonly line: number;
  matches(path: RepoPath): boolean;
}

/** All quality definitions of one repository, merged: what holds for each path. All globs are relative to the repository's root. */
export interface DefinitionInForce {
  /** Months of history that count; undefined leaves it to the caller. */
  readonly windowMonths: number | 'all' | undefined;
  /** Globs of coverage reports beside the usual paths. */
  readonly coverageReports: readonly string[];
  readonly suppressions: readonly PlacedSuppression[];
  /** Whether no rule looks at the file. */
  isExcluded(path: RepoPath): boolean;
  ruleFor(ruleId: RuleId, path: RepoPath): RuleSetting;
  /** The team's conventions for the files of a folder, the nearest definition first. */
  testConventionsFor(path: RepoPath): readonly TestConvention[];
  /** The template for the test of a source file; undefined where the team set none. */
  testTemplateFor(path: RepoPath): TestTemplate | undefined;
}
