import type { FileFacts } from '../model/fact.ts';
import { displayPath } from '../model/repoPath.ts';
import type { Rule, RuleFinding } from './rule.ts';

/** Says where a file of some size and branching has no test that was found. */
export const missingTest: Rule<object> = {
  id: 'missing-test',
  title: 'Missing test',
  defaultSeverity: 'information',
  standardId: 'test-next-to-the-change',
  // What the team sets about tests is in force where facts are computed.
  defaults: {},
  check: ({ files }) =>
    files.filter(({ tests }) => tests.status === 'none' && tests.listed).map((file) => toFinding(file)),
};

function toFinding({ path, tests, size, churn }: FileFacts): RuleFinding {
  const expectedPath = tests.expectedPath === undefined ? null : displayPath(tests.expectedPath).path;
  const place = expectedPath === null ? '' : ` One is expected at ${expectedPath}.`;
  return {
    path,
    line: 1,
    message: `No test found that imports or reaches this file.${place}`,
    standardIds: [missingTest.standardId],
    evidence: {
      expectedPath,
      lookedFor: tests.reason,
      codeLines: size.codeLines,
      lastChanged: churn?.lastChanged ?? null,
    },
    listOnly: !tests.worthDiagnostic,
  };
}
