import { displayPath } from '../../model/repoPath.ts';
import { testSentence } from '../../model/testReason.ts';
import { defineRule } from '../defineRule.ts';
import type { RuleFile, RuleFinding } from '../defineRule.ts';
import { missingTestOptions } from './missingTestOptions.ts';

/** Says where a file of some size and branching has no test that was found. */
export const missingTest = defineRule({
  id: 'missing-test',
  title: 'No test found',
  heading: 'No test found',
  counted: ['file where no test was found', 'files where no test was found'],
  description: 'Files that no test imports or reaches.',
  badge: '?',
  order: 30,
  severity: 'information',
  standard: 'test-next-to-the-change',
  // They are in force where files are assessed (verdicts.ts), before findings are made of it.
  options: missingTestOptions,
  needs: ['tests', 'size', 'churn'],
  check: ({ files }) =>
    files.filter(({ tests }) => tests.status === 'none' && tests.listed).map((file) => toFinding(file)),
});

function toFinding({ path, tests, size, churn }: RuleFile<'tests' | 'size' | 'churn'>): RuleFinding {
  const expectedPath = tests.expectedPath === undefined ? null : displayPath(tests.expectedPath).path;
  const place = expectedPath === null ? '' : ` One is expected at ${expectedPath}.`;
  return {
    path,
    message: `No test found that imports or reaches this file.${place}`,
    ...(tests.expectedPath === undefined ? {} : { expectedPath: tests.expectedPath }),
    evidence: [
      { name: 'expectedPath', label: 'Test expected at', value: expectedPath },
      { name: 'lookedFor', label: 'What was looked for', value: testSentence(tests.reason) },
      { name: 'codeLines', label: 'Code lines', value: size.codeLines },
      { name: 'lastChanged', label: 'Last change', value: churn?.lastChanged ?? null },
    ],
    listOnly: !tests.worthDiagnostic,
  };
}
