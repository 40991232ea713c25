import type { FileFacts } from '../model/fact.ts';
import type { Rule, RuleFinding } from './rule.ts';

/** What the team can set. */
export interface MissingTestOptions {
  /** Show every listed file as a diagnostic, not only those whose siblings are tested and that changed lately. */
  readonly showAll: boolean;
}

/** Says where a file of some size and branching has no test that was found. */
export const missingTest: Rule<MissingTestOptions> = {
  id: 'missing-test',
  title: 'Missing test',
  defaultSeverity: 'information',
  standardId: 'test-what-you-change',
  defaults: { showAll: false },
  check: ({ files }, optionsFor) =>
    files
      .filter(({ tests }) => tests.status === 'none' && tests.listed)
      .map((file) => toFinding(file, optionsFor(file.path).showAll || file.tests.worthDiagnostic)),
};

function toFinding({ path, tests, size, churn }: FileFacts, shown: boolean): RuleFinding {
  const place = tests.expectedPath === undefined ? '' : ` One is expected at ${tests.expectedPath}.`;
  return {
    path,
    line: 1,
    message: `No test found that imports or reaches this file.${place}`,
    standardIds: [],
    evidence: {
      expectedPath: tests.expectedPath ?? null,
      lookedFor: tests.reason,
      codeLines: size.codeLines,
      lastChanged: churn?.lastChanged ?? null,
    },
    listOnly: !shown,
  };
}
