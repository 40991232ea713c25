import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodePath } from '../../../src/engine/model/repoPath.ts';
import { cleanGitEnvironment } from '../../fixtures/repositoryBuilder.ts';
import { useRepositories } from '../repositories.ts';
import { NOW, readTestHistory, revisionsOf } from './readTestHistory.ts';

const day = (number: number): string => `2025-05-${String(number).padStart(2, '0')}T12:00:00Z`;
const near = (actual: number | undefined, expected: number): void => {
  assert.ok(Math.abs((actual ?? NaN) - expected) < 1e-8, `${String(actual)} is not ${String(expected)}`);
};

describe('commits that count', () => {
  const repositories = useRepositories();

  it('weigh half after 120 days, and less where they touch more than 20 files', async () => {
    const repository = repositories.create();
    const many = Object.fromEntries(Array.from({ length: 39 }, (_, index) => [`bulk/${String(index)}.ts`, 'x\n']));
    repository.commitAll([
      { at: NOW / 1000 - 240 * 86_400, write: { 'a.ts': '1\n' } },
      { at: NOW / 1000 - 120 * 86_400, write: { 'a.ts': '2\n' }, author: 'Bo <bo@example.com>' },
      { at: NOW / 1000, write: { 'a.ts': '3\n', ...many } },
    ]);
    const { history } = await readTestHistory(repository);
    const found = history.of('a.ts');
    near(found?.weightedRevisions, 0.25 + 0.5 + 20 / 40);
    assert.deepEqual(
      [found?.revisions, found?.revisionsLast4Months, found?.revisionsLast12Months, found?.bulkCommits, found?.authors],
      [3, 2, 3, 1, 2],
    );
    assert.equal(found?.lastChanged, NOW);
    assert.equal(history.state.commits, 3);
    assert.equal(history.state.state, 'complete');
  });

  it('are inside the window and not later than now', async () => {
    const repository = repositories.create();
    repository.commitAll([
      { at: '2020-01-01T00:00:00Z', write: { 'a.ts': '1\n' } },
      { at: '2024-01-01T00:00:00Z', write: { 'a.ts': '2\n' } },
      { at: '2025-01-01T00:00:00Z', write: { 'a.ts': '3\n' } },
      { at: '2026-01-01T00:00:00Z', write: { 'a.ts': '4\n' } },
    ]);
    const windowed = await readTestHistory(repository);
    const whole = await readTestHistory(repository, { windowDays: null });
    const earlier = await readTestHistory(repository, { now: Date.parse('2024-06-01T00:00:00Z') });
    assert.equal(windowed.history.of('a.ts')?.revisions, 2);
    assert.equal(windowed.history.state.from, '2023-07-01T12:00:00.000Z');
    assert.equal(whole.history.of('a.ts')?.revisions, 3);
    assert.equal(whole.history.state.from, '2020-01-01T00:00:00.000Z');
    assert.equal(earlier.history.of('a.ts')?.revisions, 1);
    assert.equal(earlier.history.state.commits, 1);
  });

  it('leave out merges and the resolution of their conflicts', async () => {
    const repository = repositories.create();
    repository.commitAll([
      { at: day(1), write: { 'a.ts': '1\n', 'side.ts': 's\n' } },
      { at: day(2), on: 'side', from: 'main', write: { 'a.ts': 'side\n', 'side.ts': 's2\n' } },
      { at: day(3), write: { 'a.ts': 'main\n' } },
      { at: day(4), merge: ['side'], write: { 'a.ts': 'resolved\n', 'side.ts': 's2\n', 'evil.ts': 'in the merge\n' } },
    ]);
    const { history } = await readTestHistory(repository);
    assert.deepEqual(revisionsOf(history, ['a.ts', 'side.ts', 'evil.ts']), { 'a.ts': 3, 'side.ts': 2, 'evil.ts': 0 });
    assert.equal(history.state.commits, 3);
  });

  it('include every root', async () => {
    const repository = repositories.create();
    repository.commitAll([
      { at: day(1), write: { 'a.ts': '1\n' } },
      { at: day(2), on: 'other-root', write: { 'b.ts': '1\n' } },
      { at: day(3), merge: ['other-root'], write: { 'b.ts': '1\n' } },
    ]);
    repository.git('config', 'log.showRoot', 'false');
    const { history } = await readTestHistory(repository);
    assert.deepEqual(revisionsOf(history, ['a.ts', 'b.ts']), { 'a.ts': 1, 'b.ts': 1 });
  });

  it('may have equal dates, or dates in the wrong order', async () => {
    const repository = repositories.create();
    const recent = Date.parse(day(1)) / 1000;
    repository.commitAll([
      { at: recent, write: { 'a.ts': '1\n' } },
      { at: recent, rename: [['a.ts', 'b.ts']] },
      { at: recent, write: { 'b.ts': '2\n' } },
      // A wrong clock: long before the window, with commits of the window behind it.
      ...Array.from({ length: 20 }, (_, index) => ({
        at: 1_000_000 + index,
        write: { 'old.ts': `${String(index)}\n` },
      })),
      { at: recent - 3600, write: { 'b.ts': '3\n' } },
    ]);
    for (const windowDays of [730.5, null]) {
      const { history } = await readTestHistory(repository, { windowDays });
      assert.equal(history.of('b.ts')?.revisions, 3);
    }
  });

  it('keep names with spaces, quotes, line breaks, emoji and bytes that are not UTF-8', async () => {
    const odd = decodePath(Uint8Array.from([0x64, 0x2f, 0xff, 0xfe, 0x2e, 0x74, 0x73]));
    const names = ['a b.ts', 'quote".ts', "it's.ts", 'line\nbreak.ts', ':colon.ts', 'tab\t.ts', '🙂/ünï.ts', odd];
    const repository = repositories.create();
    repository.commitAll([
      { at: day(1), write: Object.fromEntries(names.map((name) => [name, `${name}\n`])) },
      { at: day(2), write: Object.fromEntries(names.map((name) => [name, `${name}2\n`])) },
    ]);
    const { history } = await readTestHistory(repository);
    assert.deepEqual(revisionsOf(history, names), Object.fromEntries(names.map((name) => [name, 2])));
  });

  it('see submodules and symbolic links as entries like others, and go into neither', async () => {
    const repository = repositories.create();
    repository.commitAll([
      { at: day(1), write: { lib: { submodule: '1'.repeat(40) }, link: { link: 'a.ts' }, 'a.ts': '1\n' } },
      { at: day(2), write: { lib: { submodule: '2'.repeat(40) }, run: { executable: '#!\n' } } },
    ]);
    repository.git('config', 'diff.ignoreSubmodules', 'all');
    const { history } = await readTestHistory(repository);
    assert.deepEqual(revisionsOf(history, ['lib', 'link', 'a.ts', 'run']), { lib: 2, link: 1, 'a.ts': 1, run: 1 });
  });

  it('count authors after .mailmap, and never name them', async () => {
    const repository = repositories.create();
    repository.commitAll([
      { at: day(1), write: { 'a.ts': '1\n', '.mailmap': 'Ada <ada@example.com> <ada@old.example>\n' } },
      { at: day(2), write: { 'a.ts': '2\n' }, author: 'Ada <ada@old.example>' },
      { at: day(3), write: { 'a.ts': '3\n' }, author: 'ADA <ADA@example.com>' },
      { at: day(4), write: { 'a.ts': '4\n' }, author: 'Bo <bo@example.com>' },
    ]);
    repository.git('config', 'log.mailmap', 'false');
    assert.equal((await readTestHistory(repository)).history.of('a.ts')?.authors, 3, 'not checked out: no .mailmap');
    repository.checkout();
    assert.equal((await readTestHistory(repository)).history.of('a.ts')?.authors, 2);
  });

  it('weigh nothing where .git-blame-ignore-revs names them, and are counted as such', async () => {
    const repository = repositories.create();
    repository.commit({ at: day(1), write: { 'a.ts': '1\n' } });
    const format = repository.commit({ at: day(2), write: { 'a.ts': 'formatted\n' } });
    repository.commit({
      at: day(3),
      write: { '.git-blame-ignore-revs': `# formatting\n${format.toUpperCase()} # all\n` },
    });
    repository.checkout();
    const { history } = await readTestHistory(repository);
    const found = history.of('a.ts');
    assert.deepEqual([found?.revisions, found?.ignoredRevisions, found?.lastChanged], [1, 1, Date.parse(day(1))]);
    assert.equal(history.state.commits, 3);
  });

  it('are those that were recorded, whatever grafts and replace refs say', async () => {
    const repository = repositories.create();
    const [first, , third] = repository.commitAll([
      { at: day(1), write: { 'a.ts': '1\n' } },
      { at: day(2), write: { 'a.ts': '2\n' } },
      { at: day(3), write: { 'a.ts': '3\n' } },
    ]);
    repository.git('replace', '--graft', String(third));
    assert.equal((await readTestHistory(repository)).history.of('a.ts')?.revisions, 3);
    repository.git('replace', '-d', String(third));
    writeFileSync(join(repository.root, '.git', 'info', 'grafts'), `${String(third)} ${String(first)}\n`);
    assert.equal((await readTestHistory(repository)).history.of('a.ts')?.revisions, 3);
  });

  it('are read the same under a configuration that changes what git prints', async () => {
    const repository = repositories.create();
    repository.commitAll([
      { at: day(1), write: { 'a.ts': '1\n', 'sub/b.ts': 'b\n' } },
      { at: day(2), rename: [['a.ts', 'sub/c.ts']] },
    ]);
    repository.checkout();
    for (const [name, value] of [
      ['diff.relative', 'true'],
      ['diff.renames', 'copies'],
      ['diff.external', '/bin/false'],
      ['diff.noprefix', 'true'],
      ['diff.orderFile', 'sub/b.ts'],
      ['log.showSignature', 'true'],
      ['log.follow', 'true'],
      ['log.decorate', 'full'],
      ['log.diffMerges', 'separate'],
      ['format.notes', '*'],
      ['color.ui', 'always'],
      ['core.abbrev', '5'],
      ['core.quotePath', 'true'],
      ['core.pager', '/bin/false'],
      ['core.fsmonitor', '/bin/false'],
    ] as const) {
      repository.git('config', name, value);
    }
    const { history } = await readTestHistory(repository, { folder: join(repository.root, 'sub') });
    assert.deepEqual(revisionsOf(history, ['sub/b.ts', 'sub/c.ts']), { 'sub/b.ts': 1, 'sub/c.ts': 1 });
  });

  it('do not depend on where the environment of the editor points git', async () => {
    const repository = repositories.create();
    const other = repositories.create();
    repository.commit({ at: day(1), write: { 'a.ts': '1\n' } });
    other.commitAll([{ at: day(1), write: { 'b.ts': '1\n' } }]);
    const environment = { ...cleanGitEnvironment(), GIT_DIR: join(other.root, '.git'), GIT_WORK_TREE: other.root };
    const result = await readTestHistory(repository, { environment });
    assert.equal(result.repository?.root, repository.root);
    assert.equal(result.history.of('a.ts')?.revisions, 1);
  });

  it('are found in SHA-256 repositories, work trees, subfolders, nested repositories and on a detached HEAD', async () => {
    const repository = repositories.create({ objectFormat: 'sha256' });
    const [first] = repository.commitAll([
      { at: day(1), write: { 'dir/a.ts': '1\n' } },
      { at: day(2), write: { 'dir/a.ts': '2\n' } },
    ]);
    repository.checkout();
    const tree = repositories.keep(repository.addWorktree('other'));
    assert.equal((await readTestHistory(repository)).history.of('dir/a.ts')?.revisions, 2);
    assert.equal((await readTestHistory(tree)).history.of('dir/a.ts')?.revisions, 2);
    const below = await readTestHistory(repository, { folder: join(repository.root, 'dir') });
    assert.equal(below.repository?.root, repository.root);
    assert.equal(below.history.of('dir/a.ts')?.revisions, 2);
    repository.checkout(String(first));
    assert.equal((await readTestHistory(repository)).history.of('dir/a.ts')?.revisions, 1);
    repository.git('init', '--quiet', 'dir/nested');
    const nested = await readTestHistory(repository, { folder: join(repository.root, 'dir/nested') });
    assert.equal(nested.repository?.root, join(repository.root, 'dir/nested'));
    assert.equal(nested.history.state.state, 'none');
  });

  it('are all there in a sparse checkout', async () => {
    const repository = repositories.create();
    repository.commitAll([
      { at: day(1), write: { 'in/a.ts': '1\n', 'out/b.ts': '1\n' } },
      { at: day(2), write: { 'out/b.ts': '2\n' } },
    ]);
    repository.checkout();
    repository.git('sparse-checkout', 'set', 'in');
    const { history } = await readTestHistory(repository);
    assert.deepEqual(revisionsOf(history, ['in/a.ts', 'out/b.ts']), { 'in/a.ts': 1, 'out/b.ts': 2 });
  });

  it('tell which tests change along with a file, by their present names and without bulk commits', async () => {
    const repository = repositories.create();
    const bulk = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`bulk${String(index)}.test.ts`, 'x\n']));
    repository.commitAll([
      { at: day(1), write: { 'a.ts': '1\n', 'old.test.ts': '1\n', 'b.test.ts': '1\n' } },
      { at: day(2), rename: [['old.test.ts', 'a.test.ts']] },
      { at: day(3), write: { 'a.ts': '2\n', 'a.test.ts': '2\n', 'c.ts': '1\n' } },
      { at: day(4), write: { 'a.ts': '3\n', ...bulk } },
    ]);
    const { history } = await readTestHistory(repository);
    assert.deepEqual(
      history.changedWith('a.ts', (path) => path.endsWith('.test.ts')),
      [
        { path: 'a.test.ts', commits: 2 },
        { path: 'b.test.ts', commits: 1 },
      ],
    );
  });

  it('read a work tree without touching it', async () => {
    const repository = repositories.create();
    repository.commit({ at: day(1), write: { 'a.ts': '1\n' } });
    repository.checkout();
    const index = readFileSync(join(repository.root, '.git', 'index'));
    await readTestHistory(repository, { windowDays: null });
    assert.deepEqual(readFileSync(join(repository.root, '.git', 'index')), index);
    assert.equal(repository.git('status', '--porcelain'), '');
  });
});
