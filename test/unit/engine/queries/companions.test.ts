import assert from 'node:assert/strict';
import { createMemoryRepository } from '../../../fixtures/memoryRepository.ts';
import type { MemoryRepository } from '../../../fixtures/memoryRepository.ts';
import { neverCancelled } from '../../../fixtures/memoryFileSystem.ts';
import type { Answer } from '../../../../src/engine/queries/registry.ts';

/** The first of a month of 2025; the tests' clock is at the end of that year. */
function month(number: number): string {
  return `2025-${String(number).padStart(2, '0')}-01T00:00:00Z`;
}

async function companionsOf(repository: MemoryRepository, path = 'src/a.ts'): Promise<Answer<'companions'> | null> {
  const engine = repository.start();
  await engine.analyze({ folder: repository.root }, neverCancelled);
  return engine.ask('companions', { root: repository.root, path });
}

describe('the companions of a file', () => {
  let repository: MemoryRepository;
  let written = 0;
  const text = (): string => `export const a = ${(written += 1)};\n`;
  const change = (at: string, ...paths: readonly string[]): string =>
    repository.commitAll(at, Object.fromEntries(paths.map((path) => [path, text()])));

  beforeEach(() => {
    repository = createMemoryRepository();
    change('2025-01-15T00:00:00Z', 'src/a.ts', 'src/b.ts', 'src/c.ts', 'src/d.ts');
  });

  it('change with it in five commits and half of its own, of the last twelve months', async () => {
    for (let at = 2; at <= 6; at += 1) {
      change(month(at), 'src/a.ts', 'src/b.ts');
    }
    for (let at = 7; at <= 10; at += 1) {
      change(month(at), 'src/a.ts', 'src/c.ts');
    }
    assert.deepEqual(await companionsOf(repository), {
      commits: 9,
      companions: [{ path: 'src/b.ts', support: 5, confidence: 5 / 9 }],
      reason: null,
    });
    change(month(11), 'src/a.ts');
    assert.equal((await companionsOf(repository))?.companions[0]?.confidence, 0.5);
    change(month(12), 'src/a.ts');
    assert.deepEqual((await companionsOf(repository))?.companions, []);
  });

  it('say since when is counted where the team counts less than a year', async () => {
    repository.commitAll(month(1), { 'plumbline.json': '{ "rules": { "hot-spot": { "windowMonths": 6 } } }\n' });
    for (let at = 2; at <= 12; at += 1) {
      change(month(at), 'src/a.ts', 'src/b.ts');
    }
    const answer = await companionsOf(repository);
    assert.equal(answer?.companions.length, 1);
    assert.match(answer.reason ?? '', /^The history is counted since 2025-0\d-\d\d only\.$/u);
  });

  it('are none by the commit that added the file, by bulk commits, by formatters, and by older commits', async () => {
    repository = createMemoryRepository();
    change('2024-01-01T00:00:00Z', 'src/a.ts', 'src/b.ts');
    change('2024-06-01T00:00:00Z', 'src/a.ts', 'src/b.ts');
    for (let at = 2; at <= 5; at += 1) {
      change(month(at), 'src/a.ts', 'src/b.ts');
    }
    change(month(6), 'src/a.ts', 'src/b.ts', ...Array.from({ length: 25 }, (_, index) => `src/bulk${index}.ts`));
    const formatted = change(month(7), 'src/a.ts', 'src/b.ts');
    repository.commitAll(month(8), { '.git-blame-ignore-revs': `${formatted}\n` });
    assert.deepEqual(await companionsOf(repository), { commits: 4, companions: [], reason: null });
    change(month(9), 'src/a.ts', 'src/b.ts');
    const answer = await companionsOf(repository);
    assert.deepEqual(answer?.companions, [{ path: 'src/b.ts', support: 5, confidence: 1 }]);
    change(month(10), 'src/new.ts', 'src/b.ts');
    assert.equal((await companionsOf(repository, 'src/new.ts'))?.commits, 0);
  });

  it('are not known of a file that is not there, and say why there are none without a history', async () => {
    assert.equal(await companionsOf(repository, 'src/gone.ts'), null);
    const plain = createMemoryRepository({ 'src/a.ts': text() });
    assert.match((await companionsOf(plain))?.reason ?? '', /no commit yet|not in a git work tree/u);
  });
});
