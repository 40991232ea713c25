import assert from 'node:assert/strict';
import type { Cancellation } from '../../../src/engine/index.ts';
import { createCancellation } from '../../../src/node/cancellation.ts';
import { CancelledError } from '../../../src/engine/model/userError.ts';
import { createMemoryRepository, fileOf, MEMORY_NOW } from '../../fixtures/memoryRepository.ts';
import type { MemoryRepository } from '../../fixtures/memoryRepository.ts';
import { neverCancelled } from '../../fixtures/memoryFileSystem.ts';

const DAY_MS = 86_400_000;
const TOTAL = 'export function total(a: number) {\n  return a > 1 ? a : 2;\n}\n';
const asOf = MEMORY_NOW;

/** A repository that was analyzed once. */
async function analyzed(files: Readonly<Record<string, string>> = {}): Promise<MemoryRepository> {
  const repository = createMemoryRepository({ 'src/total.ts': TOTAL, '.gitignore': 'dist\ncoverage\n', ...files });
  repository.commitAll('2025-12-01T00:00:00Z');
  await repository.analyze({ asOf });
  repository.files.reads.length = 0;
  return repository;
}

/** Cancelled at the given breath. */
function cancelledAt(breath: number): Cancellation {
  let breaths = 0;
  return {
    ...neverCancelled,
    breathe: () => {
      breaths += 1;
      return breaths === breath ? Promise.reject(new CancelledError()) : Promise.resolve();
    },
  };
}

/** Counts the listings by git from now on. */
function listingsOf({ git }: MemoryRepository): () => number {
  const count = (): number => git.asked.filter((command) => command === 'ls-files').length;
  const before = count();
  return () => count() - before;
}

describe('an analysis after changed files', () => {
  it('looks at these alone, and starts no git', async () => {
    const repository = await analyzed({ 'src/other.ts': TOTAL });
    repository.files.write('src/total.ts', `${TOTAL}${TOTAL}`, 2000);
    const snapshot = await repository.analyze({ asOf, changed: ['src/total.ts'] });
    assert.equal(fileOf(snapshot, 'src/total.ts').size.codeLines, 6);
    assert.deepEqual([snapshot.timings.gitProcesses, repository.files.reads], [0, ['src/total.ts']]);
  });

  it('has the scores of its own moment', async () => {
    const repository = await analyzed();
    const later = { asOf: asOf + 300 * DAY_MS };
    const said = await repository.analyze({ ...later, changed: ['src/total.ts'] });
    const fresh = await repository.start().analyze({ ...later, folder: repository.root }, neverCancelled);
    assert.deepEqual({ ...said, timings: null }, { ...fresh, timings: null });
    assert.equal(fileOf(said, 'src/total.ts').churn?.revisionsLast4Months, 0);
  });

  it('has the scores of its own window', async () => {
    const repository = await analyzed();
    const snapshot = await repository.analyze({ asOf, windowDays: 10, changed: ['src/total.ts'] });
    assert.equal(fileOf(snapshot, 'src/total.ts').churn?.revisions, 0);
  });

  it('finds out by itself that there is another commit', async () => {
    const repository = await analyzed();
    repository.commitAll('2025-12-02T00:00:00Z', { 'src/total.ts': `${TOTAL}\n` });
    const snapshot = await repository.analyze({ asOf, changed: ['src/total.ts'] });
    assert.equal(fileOf(snapshot, 'src/total.ts').churn?.revisions, 2);
  });

  it('finds new files, gone files and gone folders', async () => {
    const repository = await analyzed({ 'lib/a.ts': TOTAL });
    repository.files.write('src/new.ts', TOTAL);
    const more = await repository.analyze({ asOf, changed: ['src/new.ts'] });
    assert.equal(fileOf(more, 'src/new.ts').size.codeLines, 3);
    repository.files.remove('src/new.ts');
    repository.files.remove('lib/a.ts');
    const fewer = await repository.analyze({ asOf, changed: ['src/new.ts', 'lib'] });
    assert.deepEqual(
      fewer.files.map(({ path }) => path),
      ['.gitignore', 'src/total.ts'],
    );
  });

  const goneThenBack: readonly (readonly [what: string, changed: readonly string[]])[] = [
    ['a file', ['lib/a.ts']],
    ['a folder', ['lib']],
  ];
  for (const [what, changed] of goneThenBack) {
    it(`finds ${what} that is gone, then back, and that once more`, async () => {
      const repository = await analyzed({ 'lib/a.ts': TOTAL });
      const engine = repository.start();
      const folder = repository.root;
      await engine.analyze({ folder, asOf }, neverCancelled);
      for (const round of ['one', 'two']) {
        repository.files.remove('lib/a.ts');
        const fewer = await engine.analyze({ folder, asOf, changed }, neverCancelled);
        assert.deepEqual(
          fewer.files.map(({ path }) => path),
          ['.gitignore', 'src/total.ts'],
          round,
        );
        repository.files.write('lib/a.ts', TOTAL);
        assert.ok(engine.concerns(folder, changed));
        const more = await engine.analyze({ folder, asOf, changed }, neverCancelled);
        assert.equal(fileOf(more, 'lib/a.ts').size.codeLines, 3, round);
      }
    });
  }

  it('finds a file that came while the others were listed', async () => {
    const repository = await analyzed();
    const run = repository.git.run.bind(repository.git);
    repository.git.run = async (request, cancellation) => {
      const exit = await run(request, cancellation);
      repository.files.write('src/new.ts', TOTAL);
      return exit;
    };
    await repository.analyze({ asOf, changed: ['src/new.ts', '.gitignore'] });
    repository.git.run = run;
    assert.equal(fileOf(await repository.analyze({ asOf, changed: ['src/new.ts'] }), 'src/new.ts').size.codeLines, 3);
  });

  it('asks git once about a file that git ignores, however often it changes', async () => {
    const repository = await analyzed();
    const processes: number[] = [];
    for (const text of ['one', 'two', 'three']) {
      repository.files.write('dist/out.js', text);
      processes.push((await repository.analyze({ asOf, changed: ['dist/out.js'] })).timings.gitProcesses);
    }
    assert.deepEqual(processes.map(Boolean), [true, false, false]);
    repository.files.write('.gitignore', 'coverage\n');
    const snapshot = await repository.analyze({ asOf, changed: ['.gitignore'] });
    assert.equal(fileOf(snapshot, 'dist/out.js').path, 'dist/out.js');
  });

  it('reads a coverage report again, wherever the team keeps it', async () => {
    const repository = await analyzed({
      'plumbline.json': '{ "coverageReports": ["coverage/mine.info"] }',
      'coverage/mine.info': 'SF:src/total.ts\nFN:1,total\nFNDA:0,total\nend_of_record\n',
    });
    const lcov = 'SF:src/total.ts\nFN:1,total\nFNDA:1,total\nFNF:1\nFNH:1\nend_of_record\n';
    repository.files.write('coverage/mine.info', lcov, 2000);
    const snapshot = await repository.analyze({ asOf, changed: ['coverage/mine.info'] });
    assert.deepEqual(
      fileOf(snapshot, 'src/total.ts').tests.links.map(({ path }) => path),
      ['coverage/mine.info'],
    );
  });

  it('follows a manifest without listing the files again', async () => {
    const repository = await analyzed({
      'tsconfig.json': '{}',
      'test/flow.test.ts': "import { total } from '#parts/total';\nit('x', () => total(1));\n",
    });
    repository.files.write('tsconfig.json', '{ "compilerOptions": { "paths": { "#parts/*": ["./src/*"] } } }', 2000);
    const snapshot = await repository.analyze({ asOf, changed: ['tsconfig.json'] });
    assert.deepEqual([fileOf(snapshot, 'src/total.ts').tests.status, snapshot.timings.gitProcesses], ['direct', 0]);
  });
});

describe('an analysis that is cancelled', () => {
  it('leaves what is kept as it was, wherever it stops', async () => {
    const repository = await analyzed({
      'test/flow.test.ts': "import { total } from '../src/total';\nit('x', () => {});\n",
    });
    for (let breath = 1; breath <= 2; breath++) {
      repository.files.write('src/total.ts', `${TOTAL}${'\n'.repeat(breath)}`, 2000 + breath);
      repository.files.write('test/flow.test.ts', `it('${breath}', () => {});\n`, 2000 + breath);
      const changed = ['src/total.ts', 'test/flow.test.ts'];
      await assert.rejects(repository.analyze({ asOf, changed }, cancelledAt(breath)), CancelledError);
      repository.files.write('src/total.ts', TOTAL);
      repository.files.write('test/flow.test.ts', "import { total } from '../src/total';\nit('x', () => {});\n");
      const after = await repository.analyze({ asOf, changed: [] });
      const fresh = await repository.start().analyze({ asOf, folder: repository.root }, neverCancelled);
      assert.deepEqual({ ...after, timings: null }, { ...fresh, timings: null });
    }
  });

  it('while it waits for another one does not start', async () => {
    const repository = await analyzed();
    let cancel = (): void => undefined;
    const waiting: Cancellation = {
      ...neverCancelled,
      onCancelled: (callback) => {
        cancel = callback;
        return () => undefined;
      },
    };
    const first = repository.analyze();
    const second = repository.analyze({}, waiting);
    const third = repository.analyze();
    cancel();
    await assert.rejects(second, CancelledError);
    assert.deepEqual((await first).files, (await third).files);
    assert.equal(repository.git.asked.filter((command) => command === 'ls-files').length, 3);
  });
});

describe('analyses of one folder at once', () => {
  it('run one after the other', async () => {
    const repository = createMemoryRepository({ 'src/total.ts': TOTAL });
    repository.commitAll('2025-12-01T00:00:00Z');
    const [one, other] = await Promise.all([repository.analyze(), repository.analyze()]);
    assert.deepEqual([one.timings.filesRead, other.timings.filesRead], [1, 0]);
    assert.deepEqual(other.files, one.files);
  });

  it('join one that waits and asks for the same', async () => {
    const repository = await analyzed();
    const listings = listingsOf(repository);
    const first = repository.analyze({ asOf });
    const waiting = [repository.analyze({ asOf }), repository.analyze({ asOf }), repository.analyze({ asOf })];
    const [snapshot, ...others] = await Promise.all(waiting);
    assert.deepEqual(new Set(others), new Set([snapshot]));
    assert.notEqual(await first, snapshot);
    assert.equal(listings(), 2);
  });

  it('do not join one that asks for something else', async () => {
    const repository = await analyzed();
    const listings = listingsOf(repository);
    const first = repository.analyze({ asOf });
    const later = asOf + DAY_MS;
    const [today, tomorrow, short, whole] = await Promise.all([
      repository.analyze({ asOf }),
      repository.analyze({ asOf: later }),
      repository.analyze({ asOf, windowDays: 10 }),
      repository.analyze({ asOf, windowDays: null }),
    ]);
    await first;
    assert.deepEqual(
      [today.asOf, tomorrow.asOf],
      [asOf, later].map((at) => new Date(at).toISOString()),
    );
    assert.deepEqual([short.repository.history.commits, whole.repository.history.commits], [0, 1]);
    assert.equal(listings(), 5);
  });

  it('are cancelled alone, while they wait and while they run', async () => {
    for (const leaving of [createCancellation(), { cancellation: cancelledAt(1), cancel: () => undefined }]) {
      const repository = await analyzed();
      const first = repository.analyze({ asOf });
      const second = repository.analyze({ asOf }, leaving.cancellation);
      const third = repository.analyze({ asOf });
      leaving.cancel();
      await assert.rejects(second, CancelledError);
      assert.deepEqual({ ...(await third), timings: null }, { ...(await first), timings: null });
    }
  });

  it('stop when all who wait have cancelled', async () => {
    const repository = await analyzed();
    repository.files.write('src/total.ts', `${TOTAL}${TOTAL}`, 2000);
    const first = repository.analyze({ asOf, changed: [] });
    const stopped = [repository.analyze({ asOf }, cancelledAt(1)), repository.analyze({ asOf }, cancelledAt(1))];
    const ends = await Promise.allSettled(stopped);
    assert.deepEqual(
      ends.map((end) => end.status === 'rejected' && end.reason instanceof CancelledError),
      [true, true],
    );
    assert.deepEqual((await repository.analyze({ asOf, changed: [] })).files, (await first).files);
    assert.equal(fileOf(await repository.analyze({ asOf }), 'src/total.ts').size.codeLines, 6);
  });

  it('do not join one from before the folder was forgotten', async () => {
    const repository = createMemoryRepository({ 'src/total.ts': TOTAL });
    const engine = repository.start();
    const request = { folder: repository.root, asOf };
    const before = [engine.analyze(request, neverCancelled), engine.analyze(request, neverCancelled)];
    engine.forget(repository.root);
    const after = engine.analyze(request, neverCancelled);
    await Promise.all([...before, after]);
    assert.notEqual(engine.ask('measure', { root: repository.root, path: 'src/total.ts', text: TOTAL }), null);
  });
});

describe('a folder that is forgotten', () => {
  it('is analyzed as if for the first time', async () => {
    const repository = createMemoryRepository({ 'src/total.ts': TOTAL });
    const engine = repository.start();
    const request = { folder: repository.root, asOf };
    await engine.analyze(request, neverCancelled);
    assert.notEqual(engine.ask('measure', { root: repository.root, path: 'src/total.ts', text: TOTAL }), null);
    const running = engine.analyze(request, neverCancelled);
    engine.forget(repository.root);
    await running;
    assert.equal(engine.ask('measure', { root: repository.root, path: 'src/total.ts', text: TOTAL }), null);
    const again = await engine.analyze({ ...request, changed: [] }, neverCancelled);
    assert.notEqual(again.timings.gitProcesses, 0);
  });
});
