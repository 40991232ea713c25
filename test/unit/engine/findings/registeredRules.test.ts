import assert from 'node:assert/strict';
import { runRules } from '../../../../src/engine/findings/runRules.ts';
import type { FileFacts } from '../../../../src/engine/model/fact.ts';
import { rules } from '../../../../src/engine/rules/registry.ts';
import { createDefinitionInForce } from '../../../../src/engine/sources/definition/definitionInForce.ts';
import { parseDefinition } from '../../../../src/engine/sources/definition/parseDefinition.ts';
import { plainFile } from '../../../fixtures/plainFile.ts';

function file(path: string, codeLines: number, score: number): FileFacts {
  return plainFile(path, {
    codeLines,
    churn: {
      score,
      weightedRevisions: score,
      revisions: 9,
      revisionsLast4Months: 9,
      revisionsLast12Months: 9,
      authors: 1,
      lastChanged: '2027-01-01T00:00:00.000Z',
      bulkCommits: 0,
      ignoredRevisions: 0,
      renamedFrom: [],
    },
    tests: { status: 'none', links: [], reason: { id: 'none-found' }, listed: true, worthDiagnostic: false },
  });
}

function findingsUnder(definitions: Readonly<Record<string, unknown>>): readonly string[] {
  const parsed = Object.entries(definitions).map(([path, value]) => parseDefinition(JSON.stringify(value), path));
  assert.deepEqual(
    parsed.flatMap(({ problems }) => problems),
    [],
  );
  const files = [file('src/big.ts', 1300, 9), file('src/mid.ts', 700, 1), file('packages/a/mid.ts', 700, 1)];
  const history = { state: 'complete', ranks: true, from: null, commits: 9 } as const;
  const policy = { rules, definition: createDefinitionInForce(parsed), standards: [], commentsOf: () => [] };
  return runRules({ files, history, now: Date.UTC(2027, 0, 15) }, policy).findings.map(
    ({ ruleId, path, severity, listOnly }) => `${severity} ${ruleId} ${path}${listOnly ? ', listed' : ''}`,
  );
}

describe('the registered rules under a definition', () => {
  const noTests = { 'missing-test': { enabled: false } };

  it('use their defaults without one', () => {
    assert.deepEqual(findingsUnder({}), [
      'warning large-file src/big.ts',
      'information hot-spot src/big.ts',
      'information large-file packages/a/mid.ts',
      'information large-file src/mid.ts',
      'information missing-test packages/a/mid.ts, listed',
      'information missing-test src/big.ts, listed',
      'information missing-test src/mid.ts, listed',
    ]);
  });

  it('use the limits of the nearest definition', () => {
    assert.deepEqual(
      findingsUnder({
        'plumbline.json': { rules: { ...noTests, 'large-file': { limits: [{ glob: 'src/big.*', lines: 1300 }] } } },
        'packages/a/plumbline.json': { rules: { 'large-file': { limits: [{ glob: 'mid.ts', lines: 800 }] } } },
      }),
      ['information hot-spot src/big.ts', 'information large-file src/mid.ts'],
    );
  });

  it('take the options of hot spots from the root', () => {
    const hotSpot = { topShare: 1, minScore: 0.5, maxFindings: 2 };
    const rulesOnly = { ...noTests, 'large-file': { severity: 'off' } };
    assert.deepEqual(findingsUnder({ 'plumbline.json': { rules: { ...rulesOnly, 'hot-spot': hotSpot } } }), [
      'information hot-spot src/big.ts',
      'information hot-spot packages/a/mid.ts',
    ]);
  });
});
