import assert from 'node:assert/strict';
import { useRepositories } from '../repositories.ts';
import { readTestHistory, revisionsOf } from './readTestHistory.ts';

const day = (number: number): string => `2025-05-${String(number).padStart(2, '0')}T12:00:00Z`;

describe('renames in the history', () => {
  const repositories = useRepositories();

  it('are followed where the content is the same, and are no revision', async () => {
    const repository = repositories.create();
    repository.commitAll([
      { at: day(1), write: { 'a.ts': '1\n' } },
      { at: day(2), write: { 'a.ts': '2\n' } },
      { at: day(3), rename: [['a.ts', 'b.ts']] },
      { at: day(4), write: { 'b.ts': '3\n' } },
    ]);
    const { history } = await readTestHistory(repository);
    const found = history.of('b.ts');
    assert.equal(found?.revisions, 3);
    assert.deepEqual(found.renamedFrom, ['a.ts']);
    assert.equal(history.of('a.ts')?.revisions, 2, 'what the old name had is still known under it');
  });

  it('are followed through chains, there and back, and over a folder', async () => {
    const repository = repositories.create();
    repository.commitAll([
      { at: day(1), write: { 'old/a.ts': 'a\n', 'old/deep/b.ts': 'b\n', 'back.ts': 'back\n' } },
      { at: day(2), rename: [['old', 'mid']] },
      { at: day(3), rename: [['back.ts', 'away.ts']] },
      { at: day(4), write: { 'away.ts': 'back 2\n' } },
      { at: day(5), rename: [['mid', 'new']] },
      { at: day(6), rename: [['away.ts', 'back.ts']] },
    ]);
    const { history } = await readTestHistory(repository);
    assert.deepEqual(history.of('new/a.ts')?.renamedFrom, ['mid/a.ts', 'old/a.ts']);
    assert.deepEqual(revisionsOf(history, ['new/a.ts', 'new/deep/b.ts', 'back.ts']), {
      'new/a.ts': 1,
      'new/deep/b.ts': 1,
      'back.ts': 2,
    });
    assert.deepEqual(history.of('back.ts')?.renamedFrom, ['away.ts']);
  });

  it('that swap or rotate names carry each history along', async () => {
    const repository = repositories.create();
    repository.commitAll([
      { at: day(1), write: { 'a.ts': 'a\n', 'b.ts': 'b\n', 'x.ts': 'x\n', 'y.ts': 'y\n' } },
      { at: day(2), write: { 'a.ts': 'a2\n' } },
      { at: day(3), write: { 'a.ts': 'a3\n' } },
      { at: day(4), write: { 'a.ts': 'b\n', 'b.ts': 'a3\n' } },
      { at: day(5), write: { 'x.ts': 'x2\n' } },
      { at: day(6), remove: ['x.ts'], write: { 'y.ts': 'x2\n', 'z.ts': 'y\n' } },
    ]);
    const { history } = await readTestHistory(repository);
    assert.deepEqual(revisionsOf(history, ['a.ts', 'b.ts', 'y.ts', 'z.ts']), {
      'a.ts': 1,
      'b.ts': 3,
      'y.ts': 2,
      'z.ts': 1,
    });
  });

  it('on one branch keep what the other branch did to the old name', async () => {
    const repository = repositories.create();
    repository.commitAll([
      { at: day(1), write: { 'a.ts': '1\n' } },
      { at: day(2), on: 'rename', from: 'main', rename: [['a.ts', 'b.ts']] },
      { at: day(3), write: { 'a.ts': '2\n' } },
      { at: day(4), write: { 'a.ts': '3\n' } },
      { at: day(5), merge: ['rename'], remove: ['a.ts'], write: { 'b.ts': '3\n' } },
      { at: day(6), write: { 'b.ts': '4\n' } },
    ]);
    const { history } = await readTestHistory(repository);
    assert.equal(history.of('b.ts')?.revisions, 4);
  });

  it('in letter case alone are followed', async () => {
    const repository = repositories.create();
    repository.commitAll([
      { at: day(1), write: { 'readme.ts': '1\n' } },
      { at: day(2), rename: [['readme.ts', 'README.ts']] },
    ]);
    const { history } = await readTestHistory(repository);
    assert.equal(history.of('README.ts')?.revisions, 1);
  });

  it('are not invented for copies, for edited moves, or for empty files of another name', async () => {
    const repository = repositories.create();
    repository.commitAll([
      { at: day(1), write: { 'a.ts': 'a\n', 'e.ts': 'long\nenough\nto be similar\n', 'x/one.py': '' } },
      { at: day(2), write: { 'copy.ts': 'a\n' } },
      { at: day(3), remove: ['e.ts'], write: { 'f.ts': 'long\nenough\nto be similar!\n' } },
      { at: day(4), remove: ['x/one.py'], write: { 'y/two.py': '' } },
    ]);
    const { history } = await readTestHistory(repository);
    assert.deepEqual(revisionsOf(history, ['a.ts', 'copy.ts', 'f.ts', 'y/two.py']), {
      'a.ts': 1,
      'copy.ts': 1,
      'f.ts': 1,
      'y/two.py': 1,
    });
    assert.deepEqual(history.of('copy.ts')?.renamedFrom, []);
  });

  it('do not join a file with another one that used its name before', async () => {
    const repository = repositories.create();
    repository.commitAll([
      { at: day(1), write: { 'a.ts': 'first\n' } },
      { at: day(2), write: { 'a.ts': 'first, changed\n' } },
      { at: day(3), remove: ['a.ts'] },
      { at: day(4), write: { 'a.ts': 'another file\n' } },
      { at: day(5), write: { 'r.ts': 'kept\n' } },
      { at: day(6), remove: ['r.ts'] },
      { at: day(7), write: { 'r.ts': 'kept\n' }, message: 'Revert the removal' },
    ]);
    const { history } = await readTestHistory(repository);
    assert.equal(history.of('a.ts')?.revisions, 1);
    assert.equal(history.of('r.ts')?.revisions, 2, 'the same content came back: the same file');
  });

  it('count once in the size of their commit', async () => {
    const names = Array.from({ length: 15 }, (_, index) => `f${String(index)}.ts`);
    const repository = repositories.create();
    repository.commitAll([
      { at: day(1), write: Object.fromEntries(names.map((name) => [`a/${name}`, `${name}\n`])) },
      { at: day(2), rename: [['a', 'b']], write: { 'other.ts': 'x\n' } },
    ]);
    const { history } = await readTestHistory(repository);
    assert.equal(history.of('other.ts')?.bulkCommits, 0, '16 entries, not 31');
  });
});
