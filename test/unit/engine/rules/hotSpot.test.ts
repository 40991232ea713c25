import assert from 'node:assert/strict';
import { churnOf } from '../../../../src/engine/facts/churn.ts';
import type { FileFacts, FileRole } from '../../../../src/engine/model/fact.ts';
import type { HistoryState } from '../../../../src/engine/model/historyState.ts';
import type { HotSpotOptions } from '../../../../src/engine/model/hotSpotRanking.ts';
import { hotSpot } from '../../../../src/engine/rules/hot-spot/hotSpot.ts';
import type { RuleFinding } from '../../../../src/engine/rules/defineRule.ts';
import { plainFile } from '../../../fixtures/plainFile.ts';
import { checkRule, evidenceOf } from './checkRule.ts';

const complete: HistoryState = { state: 'complete', ranks: true, from: '2023-07-01T00:00:00.000Z', commits: 10 };

function file(path: string, weight: number, nonBlankLines = 300, role: FileRole = 'production'): FileFacts {
  const history = {
    weightedRevisions: weight,
    revisions: 9,
    revisionsLast4Months: 5,
    revisionsLast12Months: 8,
    authors: 3,
    lastChanged: Date.parse('2025-06-01T00:00:00Z'),
    bulkCommits: 1,
    ignoredRevisions: 2,
    renamedFrom: ['old.ts'],
  };
  const size = { lines: 400, nonBlankLines, codeLines: 250, bytes: 9000 };
  return plainFile(path, { role, size, churn: churnOf(history, nonBlankLines) });
}

function check(
  files: readonly FileFacts[],
  options: Partial<HotSpotOptions> = {},
  history: HistoryState = complete,
): readonly RuleFinding[] {
  return checkRule(hotSpot, files, { values: options, history });
}

describe('the hot-spot rule', () => {
  it('ranks the production files by score and says what it measured', () => {
    const files = [
      ...Array.from({ length: 40 }, (_, index) => file(`quiet${String(index)}.ts`, 1)),
      file('hot.ts', 12.346),
      file('short.ts', 12.5, 150),
      file('a.test.ts', 50, 300, 'test'),
    ];
    const findings = check(files);
    assert.deepEqual(
      findings.map(({ path }) => path),
      ['hot.ts', 'short.ts'],
    );
    assert.deepEqual(
      { ...findings[0], evidence: evidenceOf(findings[0]) },
      {
        path: 'hot.ts',
        message: 'Hot spot #1 of 42: 8 commits in 12 months, 250 lines. Small, tested changes pay off most here.',
        rank: { rank: 1, of: 42 },
        evidence: {
          rank: 1,
          outOf: 42,
          score: 12.35,
          commitsLast4Months: 5,
          commitsLast12Months: 8,
          lastChanged: '2025-06-01T00:00:00.000Z',
          nonBlankLines: 300,
          codeLines: 250,
          authors: 3,
          bulkCommits: 1,
          renames: 1,
          ignoredRevisions: 2,
          historyState: 'complete',
        },
      },
    );
    assert.equal(evidenceOf(findings[1])['score'], 6.25, 'half the lines, half the score');
  });

  it('stops at the share, at the least score and at the greatest number, all of them options', () => {
    const files = Array.from({ length: 1000 }, (_, index) => file(`f${String(1000 + index)}.ts`, 30 - index / 10));
    assert.equal(check(files).length, 20);
    assert.equal(check(files, { maxFindings: 500 }).length, 30);
    assert.equal(check(files, { maxFindings: 500, topShare: 0.0401 }).length, 41, 'rounded up');
    assert.equal(check(files, { maxFindings: 500, topShare: 1 }).length, 261);
    assert.equal(check(files, { maxFindings: 500, topShare: 1, minScore: 29 }).length, 11);
    assert.deepEqual(
      check([file('b.ts', 9), file('a.ts', 9)], { topShare: 1 }).map(({ path }) => path),
      ['a.ts', 'b.ts'],
    );
  });

  it('says nothing where the history does not rank', () => {
    const shallow: HistoryState = { state: 'shallow', ranks: false, from: null, commits: 0, reason: 'shallow' };
    assert.deepEqual(check([file('hot.ts', 50)], {}, shallow), []);
    assert.deepEqual(check([{ ...file('hot.ts', 50), churn: null }]), []);
  });
});
