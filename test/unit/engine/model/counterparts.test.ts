import assert from 'node:assert/strict';
import { createCounterparts } from '../../../../src/engine/model/counterparts.ts';
import type { FileFacts, FileRole, TestFacts } from '../../../../src/engine/model/fact.ts';

function file(
  path: string,
  role: FileRole,
  status: TestFacts['status'] = 'unknown',
  ...links: readonly string[]
): FileFacts {
  return {
    path,
    language: 'typescript',
    role,
    churn: null,
    size: { lines: 1, nonBlankLines: 1, codeLines: 1, bytes: 1 },
    minified: false,
    tests: {
      status,
      links: links.map((link) => ({ path: link, evidence: 'imports it' })),
      reason: '',
      listed: false,
      worthDiagnostic: false,
    },
  };
}

describe('counterparts', () => {
  const counterparts = createCounterparts([
    file('src/b.ts', 'production', 'indirect', 'test/a.test.ts'),
    file('src/a.ts', 'production', 'direct', 'lcov.info', 'src/a.ts', 'test/a.test.ts', 'test/flow.test.ts'),
    file('test/a.test.ts', 'test'),
    file('test/flow.test.ts', 'test'),
    file('lcov.info', 'data'),
  ]);

  it('lead from a source to its tests, without reports and without itself', () => {
    assert.deepEqual(counterparts.of('src/a.ts'), ['test/a.test.ts', 'test/flow.test.ts']);
  });

  it('lead from a test to its sources, its own first', () => {
    assert.deepEqual(counterparts.of('test/a.test.ts'), ['src/a.ts', 'src/b.ts']);
  });

  it('are empty where nothing is linked', () => {
    assert.deepEqual(counterparts.of('src/none.ts'), []);
  });
});
