import assert from 'node:assert/strict';
import { scopeSnapshot } from '../../../../src/engine/summary/scope.ts';
import { summarizeWorkspace } from '../../../../src/engine/summary/workspaceSummary.ts';
import { accepted, fileFacts, finding, snapshotOf } from './snapshotBuilder.ts';

describe('a snapshot of one folder', () => {
  const problem = (path: string) => ({ path, offset: 0, length: 1, line: 1, column: 1, message: `in ${path}` });
  const whole = snapshotOf(
    [fileFacts('src/api/a.ts'), fileFacts('src/api/b.ts'), fileFacts('src/apiOld.ts'), fileFacts('lib/c.ts')],
    [finding('large-file', 'src/api/a.ts'), finding('large-file', 'lib/c.ts')],
    {
      suppressed: [
        accepted(finding('hot-spot', 'src/api/b.ts'), 'inside'),
        accepted(finding('hot-spot', 'src/apiOld.ts'), 'beside'),
        accepted(finding('large-file', 'lib/c.ts'), 'elsewhere'),
      ],
      hotSpotRanking: {
        options: { topShare: 0.03, minScore: 4, maxFindings: 20 },
        ranked: 4,
        closest: ['lib/c.ts', 'src/api/a.ts'],
      },
      problems: [
        'plumbline.json',
        'src/plumbline.json',
        'src/api/plumbline.json',
        'src/apiOld/plumbline.json',
        'a.ts',
      ].map(problem),
    },
  );
  const part = scopeSnapshot(whole, 'src/api');

  it('counts the findings and the suppressed ones below the folder, and no others', () => {
    assert.deepEqual(
      [part.totals.files, part.totals.findings['large-file'], part.totals.findings['hot-spot'], part.totals.suppressed],
      [2, 1, 0, 1],
    );
    assert.deepEqual(
      part.suppressed.map(({ reason }) => reason),
      ['inside'],
    );
    assert.ok(summarizeWorkspace(part).leftOut.includes('Suppressed by the team: 1 finding.'));
  });

  it('ranks within the repository and names the closest files of the folder', () => {
    assert.equal(part.hotSpotRanking.ranked, 4);
    assert.deepEqual(part.hotSpotRanking.closest, ['src/api/a.ts']);
  });

  it('keeps the mistakes in all definitions that hold in the folder', () => {
    assert.deepEqual(
      part.problems.map(({ path }) => path),
      ['plumbline.json', 'src/plumbline.json', 'src/api/plumbline.json'],
    );
  });

  it('is the snapshot itself for the root', () => {
    assert.equal(scopeSnapshot(whole, ''), whole);
  });
});
