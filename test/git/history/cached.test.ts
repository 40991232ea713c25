import assert from 'node:assert/strict';
import { createMemoryCache } from '../../fixtures/memoryFileSystem.ts';
import { useRepositories } from '../repositories.ts';
import { NOW, readTestHistory } from './readTestHistory.ts';
import type { CommitSpec, TestRepository } from '../../fixtures/repositoryBuilder.ts';
import type { Cache } from '../../../src/engine/ports/cache.ts';
import { encodePath } from '../../../src/engine/model/repoPath.ts';

const day = (number: number): string => `2025-05-${String(number).padStart(2, '0')}T12:00:00Z`;
const PATHS = ['a.ts', 'b.ts', 'c.ts', 'd\udcff.ts'];
const commits: readonly CommitSpec[] = [
  { at: day(1), write: { 'a.ts': '1\n', 'd\udcff.ts': 'd\n' } },
  { at: day(2), write: { 'a.ts': '2\n', 'b.ts': '1\n' }, author: 'Bo <bo@example.com>' },
  { at: day(3), rename: [['b.ts', 'c.ts']] },
];

/** Reads with a cache, and compares every number with a reading without one. */
async function readBoth(
  repository: TestRepository,
  cache: Cache,
  options: { readonly now?: number; readonly windowDays?: number | null } = {},
): Promise<{ readonly processes: number; readonly commitsRead: number }> {
  const cached = await readTestHistory(repository, { ...options, cache });
  const fresh = await readTestHistory(repository, options);
  for (const path of PATHS) {
    assert.deepEqual(cached.history.of(path), fresh.history.of(path), path);
    assert.deepEqual(
      cached.history.changedWith(path, () => true),
      fresh.history.changedWith(path, () => true),
    );
  }
  assert.deepEqual(cached.history.state, fresh.history.state);
  return { processes: cached.processes, commitsRead: cached.history.commitsRead };
}

describe('a cached history', () => {
  const repositories = useRepositories();

  it('needs no git at the same head, gives the same numbers at any time, and is read anew for a longer window', async () => {
    const repository = repositories.create();
    repository.commitAll(commits);
    const cache = createMemoryCache();
    assert.deepEqual(await readBoth(repository, cache), { processes: 1, commitsRead: 3 });
    assert.deepEqual(await readBoth(repository, cache), { processes: 0, commitsRead: 0 });
    assert.deepEqual(await readBoth(repository, cache, { now: NOW + 600 * 86_400_000 }), {
      processes: 0,
      commitsRead: 0,
    });
    assert.deepEqual(await readBoth(repository, cache, { windowDays: 30 }), { processes: 0, commitsRead: 0 });
    assert.deepEqual(await readBoth(repository, cache, { windowDays: null }), { processes: 2, commitsRead: 3 });
    assert.deepEqual(await readBoth(repository, cache), { processes: 0, commitsRead: 0 });
  });

  it('is extended by new commits, with one process', async () => {
    const repository = repositories.create();
    repository.commitAll(commits);
    const cache = createMemoryCache();
    await readBoth(repository, cache);
    repository.commitAll([
      { at: day(4), write: { 'c.ts': '2\n', 'a.ts': '3\n' }, author: 'Cy <cy@example.com>' },
      { at: day(5), rename: [['a.ts', 'b.ts']] },
    ]);
    assert.deepEqual(await readBoth(repository, cache), { processes: 1, commitsRead: 2 });
    repository.commitAll([
      { at: day(2), on: 'side', from: 'main~2', write: { 'b.ts': 'side\n' } },
      { at: day(6), merge: ['side'], message: 'Merge side' },
    ]);
    assert.deepEqual(await readBoth(repository, cache), { processes: 1, commitsRead: 1 });
    assert.deepEqual(await readBoth(repository, cache), { processes: 0, commitsRead: 0 });
  });

  it('is read anew where the history was rewritten, also where only a merge was', async () => {
    const repository = repositories.create();
    repository.commitAll([
      ...commits,
      { at: day(4), on: 'side', from: 'main', write: { 'a.ts': 'side\n' } },
      { at: day(5), write: { 'b.ts': 'main\n' } },
    ]);
    const base = repository.git('rev-parse', 'main').trim();
    repository.commit({ at: day(6), merge: ['side'], write: { 'a.ts': 'side\n' } });
    const cache = createMemoryCache();
    await readBoth(repository, cache);
    repository.git('update-ref', 'refs/heads/main', base);
    repository.commit({ at: day(7), write: { 'c.ts': 'after the reset\n' } });
    assert.equal((await readBoth(repository, cache)).processes, 2);
    repository.git('update-ref', 'refs/heads/main', base);
    repository.git('reflog', 'expire', '--expire=now', '--all');
    repository.git('gc', '--quiet', '--prune=now');
    repository.commit({ at: day(8), write: { 'c.ts': 'after the collection\n' } });
    assert.equal((await readBoth(repository, cache)).processes, 2);
  });

  it('is kept for each branch, and for each work tree', async () => {
    const repository = repositories.create();
    repository.commitAll([...commits, { at: day(4), on: 'side', from: 'main', write: { 'a.ts': 'side\n' } }]);
    repository.checkout();
    const tree = repositories.keep(repository.addWorktree('other'));
    const cache = createMemoryCache();
    await readBoth(repository, cache);
    assert.equal((await readBoth(tree, cache)).processes, 0);
    repository.checkout('side');
    assert.equal((await readBoth(repository, cache)).processes, 1);
    repository.checkout('main');
    assert.equal((await readBoth(repository, cache)).processes, 0);
  });

  it('is read anew where .mailmap or .git-blame-ignore-revs changed', async () => {
    const repository = repositories.create();
    repository.commitAll(commits);
    repository.checkout();
    const cache = createMemoryCache();
    await readBoth(repository, cache);
    repository.writeFile('.mailmap', '<ada@example.com> <bo@example.com>\n');
    assert.equal((await readBoth(repository, cache)).processes, 1);
    repository.writeFile('.git-blame-ignore-revs', repository.git('rev-parse', 'HEAD~1'));
    assert.equal((await readBoth(repository, cache)).processes, 1);
  });

  it('is not used where it is of another shape', async () => {
    const repository = repositories.create();
    repository.commitAll(commits);
    const written = createMemoryCache();
    await readBoth(repository, written);
    const changes: ((bytes: Uint8Array) => Uint8Array)[] = [
      () => new Uint8Array(0),
      () => encodePath('something else entirely'),
      (bytes) => bytes.slice(0, bytes.length / 2),
      (bytes) => Uint8Array.from(bytes, (byte, at) => (at < 4 ? 0xff : byte)),
      (bytes) => encodePath(new TextDecoder().decode(bytes).replace('"version":2', '"version":0')),
    ];
    for (const change of changes) {
      const damaged: Cache = {
        read: async (key) => {
          const bytes = await written.read(key);
          return bytes === undefined || key.startsWith('history-latest') ? bytes : change(bytes);
        },
        write: () => Promise.resolve(),
      };
      assert.equal((await readBoth(repository, damaged)).processes, 1);
    }
  });
});
