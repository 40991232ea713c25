import assert from 'node:assert/strict';
import type { TestFacts } from '../../../../src/engine/model/fact.ts';
import { missingTest } from '../../../../src/engine/rules/missing-test/missingTest.ts';
import type { RuleFinding } from '../../../../src/engine/rules/defineRule.ts';
import { plainFile } from '../../../fixtures/plainFile.ts';
import { checkRule, evidenceOf } from './checkRule.ts';

const NONE: TestFacts = {
  status: 'none',
  links: [],
  reason: { id: 'none-found' },
  expectedPath: 'test/cart.test.ts',
  listed: true,
  worthDiagnostic: true,
};

function check(tests: Partial<TestFacts>): readonly RuleFinding[] {
  return checkRule(missingTest, [plainFile('src/cart.ts', { tests: { ...NONE, ...tests } })]);
}

describe('the missing-test rule', () => {
  it('says what was looked for and where a test is expected', () => {
    const [finding] = check({});
    assert.equal(
      finding?.message,
      'No test found that imports or reaches this file. One is expected at test/cart.test.ts.',
    );
    assert.deepEqual(
      [evidenceOf(finding)['expectedPath'], evidenceOf(finding)['lookedFor'], finding.listOnly],
      ['test/cart.test.ts', 'No test imports it, has its name, reaches it, mentions it or changes with it.', false],
    );
  });

  it('percent-encodes the expected path where it is not UTF-8', () => {
    const [finding] = check({ expectedPath: 'test/\udcff%.test.ts' });
    assert.match(finding?.message ?? '', /expected at test\/%FF%25\.test\.ts\.$/u);
    assert.equal(evidenceOf(finding)['expectedPath'], 'test/%FF%25.test.ts');
  });

  it('only lists what is not worth a diagnostic', () => {
    assert.equal(check({ worthDiagnostic: false })[0]?.listOnly, true);
  });

  it('is silent about small files and about every other status', () => {
    assert.deepEqual(check({ listed: false }), []);
    for (const status of ['direct', 'indirect', 'unknown'] as const) {
      assert.deepEqual(check({ status }), []);
    }
  });
});
