import assert from 'node:assert/strict';
import { defineRule } from '../../../../src/engine/rules/defineRule.ts';
import type { RuleFinding } from '../../../../src/engine/rules/defineRule.ts';
import { rules } from '../../../../src/engine/rules/registry.ts';

const words = {
  id: 'some-rule',
  title: 'Some rule',
  heading: 'Some rules',
  counted: ['finding', 'findings'],
  description: 'Some rule.',
  order: 1,
  severity: 'hint',
  standard: 'some-standard',
} as const;
const nothing: readonly RuleFinding[] = [];

// What a rule needs is all that the compiler lets it read. The compiler is the test: an error that does not come fails `npm run typecheck`.
defineRule({
  ...words,
  needs: ['size'],
  // @ts-expect-error churn is not needed, so it is not there
  check: ({ files }) => files.filter(({ churn }) => churn === null).flatMap(() => nothing),
});
defineRule({
  ...words,
  needs: ['churn'],
  // @ts-expect-error neither is whether git tracks the file
  check: ({ files }) => files.filter(({ tracked }) => !tracked).flatMap(() => nothing),
});
defineRule({
  ...words,
  needs: [],
  // @ts-expect-error the history comes with churn
  check: ({ history }) => (history === null ? nothing : []),
});
defineRule({
  ...words,
  needs: ['tests'],
  check: () => nothing,
  // @ts-expect-error what is read in texts comes with text
  remarks: ({ textFactsOf }) => (textFactsOf === null ? [] : ['read']),
});
defineRule({
  ...words,
  needs: ['churn', 'size', 'tests', 'tracked', 'text'],
  check: ({ files, history, textFactsOf }) =>
    files
      .filter(
        ({ churn, size, minified, tests, tracked }) =>
          !tracked && !minified && size.lines > 0 && !tests.listed && churn,
      )
      .filter(({ path }) => history.ranks && textFactsOf(path) === undefined)
      .flatMap(() => nothing),
});

describe('what a rule needs', () => {
  it('is named once', () => {
    assert.deepEqual(
      rules.filter(({ needs }) => new Set(needs).size !== needs.length).map(({ id }) => id),
      [],
    );
  });
});
