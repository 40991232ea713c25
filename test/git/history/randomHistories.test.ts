import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createMemoryCache } from '../../fixtures/memoryFileSystem.ts';
import { createRepository } from '../../fixtures/repositoryBuilder.ts';
import type { TestRepository } from '../../fixtures/repositoryBuilder.ts';
import { readTestHistory } from './readTestHistory.ts';
import { playHistory } from './randomHistory.ts';
import type { Step } from './randomHistory.ts';

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('edit', 'edit', 'edit', 'create', 'rename', 'merge'),
    branch: fc.constantFrom('main', 'side'),
    file: fc.nat(7),
    alsoEdits: fc.nat(7),
    minutes: fc.integer({ min: -30, max: 60 }),
  }),
  { minLength: 5, maxLength: 40 },
);

describe('random histories', () => {
  it('have as many revisions of each file as git lists under its names, whichever way they are read', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.double({ min: 0, max: 1, noNaN: true }), async (random, share) => {
        const { commits, files } = playHistory(random);
        const repository = createRepository();
        try {
          const cache = createMemoryCache();
          const cut = Math.max(1, Math.floor(share * commits.length));
          repository.commitAll(commits.slice(0, cut));
          if (repository.git('for-each-ref', 'refs/heads/main') !== '') {
            await readTestHistory(repository, { cache });
          }
          repository.commitAll(commits.slice(cut));
          const expected = revisionsByGit(repository);
          const readings = [
            await readTestHistory(repository, { cache }),
            await readTestHistory(repository),
            await readTestHistory(repository, { windowDays: null }),
          ];
          for (const { history } of readings) {
            assert.equal(
              String(history.state.commits),
              repository.git('rev-list', '--count', '--no-merges', 'main').trim(),
            );
            for (const { path, names } of files) {
              const revisions = names.reduce((sum, name) => sum + (expected.get(name) ?? 0), 0);
              assert.equal(history.of(path)?.revisions, revisions, path);
            }
          }
        } finally {
          repository.dispose();
        }
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });
});

/** What `git log --name-only | sort | uniq -c` says, without moves and deletions. */
function revisionsByGit(repository: TestRepository): ReadonlyMap<string, number> {
  const names = repository
    .git('log', '--name-only', '-z', '--no-merges', '-M100%', '--diff-filter=AMT', '--format=', 'main')
    .split('\0')
    .filter((name) => name !== '');
  const counts = new Map<string, number>();
  for (const name of names) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
