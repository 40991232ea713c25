import assert from 'node:assert/strict';
import { createEngine } from '../../../src/engine/index.ts';
import type { Engine } from '../../../src/engine/index.ts';
import type { Snapshot } from '../../../src/engine/model/snapshot.ts';
import type { FileSystem } from '../../../src/engine/ports/fileSystem.ts';
import { createMemoryCache, neverCancelled } from '../../fixtures/memoryFileSystem.ts';
import { createMemoryRepository, fileOf, MEMORY_NOW } from '../../fixtures/memoryRepository.ts';
import type { MemoryRepository } from '../../fixtures/memoryRepository.ts';

const TOTAL = 'export function total(a: number) {\n  return a > 1 ? a : 2;\n}\n';
const OTHER = 'export function other(a: number) {\n  return a > 2 ? a : 3;\n}\n';

const PATTERN = JSON.stringify({
  patterns: [
    { id: 'client', title: 'Client', appliesTo: ['src/**'], mustNotMatch: 'fetch\\(', message: 'Use the client.' },
  ],
});

/** What one analysis says, and which files it read for their contents. */
interface Said {
  readonly snapshot: Snapshot;
  readonly reads: readonly string[];
}

async function analyze(repository: MemoryRepository, engine: Engine = repository.start()): Promise<Said> {
  repository.files.reads.length = 0;
  const snapshot = await engine.analyze({ folder: repository.root }, neverCancelled);
  const settings = new Set(['.gitattributes', '.gitignore', 'package.json', 'plumbline.json']);
  return { snapshot, reads: repository.files.reads.filter((path) => !settings.has(path)) };
}

describe('the contents of files', () => {
  it('are read once each, but for files of which nothing but their length is said', async () => {
    const files = { 'src/a.ts': TOTAL, 'b.py': 'b = 1\n', 'icon.png': 'x', 'empty.ts': '' };
    const { snapshot, reads } = await analyze(createMemoryRepository(files));
    assert.deepEqual([reads, snapshot.timings.filesRead], [['b.py', 'src/a.ts'], 2]);
    assert.deepEqual(
      snapshot.files.map(({ path, size }) => [path, size.codeLines, size.bytes]),
      [
        ['b.py', 1, 6],
        ['empty.ts', 0, 0],
        ['icon.png', 0, 1],
        ['src/a.ts', 3, 61],
      ],
    );
  });

  it('are not read again by the next process, and are again where length or time are others', async () => {
    const repository = createMemoryRepository({ 'src/a.ts': TOTAL, 'src/b.ts': TOTAL, 'src/c.ts': OTHER });
    const cold = await analyze(repository);
    const warm = await analyze(repository);
    assert.deepEqual([warm.reads, warm.snapshot.files], [[], cold.snapshot.files]);
    repository.files.write('src/a.ts', `${TOTAL}\n`);
    repository.files.write('src/b.ts', OTHER, 2000);
    const { snapshot, reads } = await analyze(repository);
    assert.deepEqual(reads, ['src/a.ts', 'src/b.ts']);
    assert.equal(fileOf(snapshot, 'src/a.ts').size.lines, 4);
  });

  it('are read again where a file was written just before it was read', async () => {
    const repository = createMemoryRepository();
    repository.files.write('a.ts', 'let a;\n', MEMORY_NOW - 500);
    repository.files.write('b.ts', 'let b;\n', MEMORY_NOW - 500_000);
    const running = repository.start();
    await analyze(repository, running);
    repository.files.write('a.ts', '// a.\n\n', MEMORY_NOW - 500);
    for (const engine of [running, repository.start()]) {
      const { snapshot, reads } = await analyze(repository, engine);
      assert.deepEqual([reads, fileOf(snapshot, 'a.ts').size.codeLines], [['a.ts'], 0]);
    }
  });

  it('are read again where only the change time tells of an edit or a swap', async () => {
    const repository = createMemoryRepository({
      'plumbline.json': PATTERN,
      'src/a.ts': TOTAL,
      'src/b.ts': OTHER,
      'src/c.ts': 'fetchIt();\n',
    });
    const running = repository.start();
    await analyze(repository, running);
    repository.files.write('src/a.ts', OTHER);
    repository.files.write('src/b.ts', TOTAL);
    repository.files.write('src/c.ts', 'fetch(a);\n');
    const fresh = await analyze(repository, createEngine({ ...repository.ports, cache: createMemoryCache() }));
    assert.deepEqual(
      fresh.snapshot.findings.map(({ path, ruleId }) => [path, ruleId]),
      [['src/c.ts', 'team-pattern']],
    );
    for (const engine of [running, repository.start()]) {
      const { snapshot } = await analyze(repository, engine);
      assert.deepEqual({ ...snapshot, timings: null }, { ...fresh.snapshot, timings: null });
      assert.equal(snapshot.timings.filesRead, 3);
    }
  });

  it('are read once more, and nothing else is done, where nothing but times changed', async () => {
    const repository = createMemoryRepository({
      'tsconfig.json': '{}',
      'src/a.ts': TOTAL,
      'test/a.test.ts': "import { total } from '#/a';\nit('x', () => total(1));\n",
    });
    const running = repository.start();
    const before = await analyze(repository, running);
    assert.equal(before.reads.filter((path) => path === 'tsconfig.json').length, 2);
    repository.files.write('src/a.ts', TOTAL);
    const next = await analyze(repository);
    assert.deepEqual([next.reads, next.snapshot.files], [['src/a.ts'], before.snapshot.files]);
    repository.files.reads.length = 0;
    const after = await running.analyze({ folder: repository.root, changed: ['src/a.ts'] }, neverCancelled);
    assert.deepEqual(repository.files.reads, ['src/a.ts']);
    assert.equal(fileOf(after, 'src/a.ts'), fileOf(before.snapshot, 'src/a.ts'));
  });

  it('are weighed against reports of coverage by the time of the last write', async () => {
    const repository = createMemoryRepository({ 'src/a.ts': TOTAL });
    const lcov = 'SF:src/a.ts\nFN:1,total\nFNDA:1,total\nFNF:1\nFNH:1\nend_of_record\n';
    repository.files.write('coverage/lcov.info', lcov, 2000);
    const running = repository.start();
    assert.equal(fileOf((await analyze(repository, running)).snapshot, 'src/a.ts').tests.status, 'direct');
    repository.files.write('src/a.ts', TOTAL, 3000);
    for (const engine of [running, repository.start()]) {
      const snapshot = await engine.analyze({ folder: repository.root, changed: ['src/a.ts'] }, neverCancelled);
      assert.equal(fileOf(snapshot, 'src/a.ts').tests.status, 'unknown');
    }
  });

  it('cost their own reading alone where their times do not settle, and nothing where they were set to the future', async () => {
    const repository = createMemoryRepository({
      'tsconfig.json': '{}',
      'src/a.ts': TOTAL,
      'test/a.test.ts': "import { total } from '#/a';\nit('x', () => total(1));\n",
    });
    repository.files.write('src/a.ts', TOTAL, MEMORY_NOW + 1e9, 1000);
    repository.files.write('src/b.ts', OTHER, MEMORY_NOW - 500);
    const first = await analyze(repository);
    for (const engine of [repository.start(), repository.start()]) {
      const { reads, snapshot } = await analyze(repository, engine);
      assert.deepEqual([reads, snapshot.files], [['src/b.ts'], first.snapshot.files]);
    }
  });

  it('are not taken for others that they held for a moment while they were read', async () => {
    const paths = '{ "compilerOptions": { "paths": { "#parts/*": ["./src/*"] } } }';
    const repository = createMemoryRepository({
      'tsconfig.json': paths,
      'src/a.ts': TOTAL,
      'test/flow.test.ts': "import { total } from '#parts/a';\nit('x', () => total(1));\n",
      'plumbline.json': '{ "standards": ["docs"] }',
      'docs/one.md': '# One\n\nAs it is.\n',
    });
    const read: string[] = [];
    const inPassing: Readonly<Record<string, string>> = { 'tsconfig.json': '{}', 'docs/one.md': '# Another\n' };
    const openFolder = (folder: string): FileSystem => {
      const files = repository.ports.openFolder(folder);
      return {
        ...files,
        read: (path, maxBytes) => {
          read.push(path);
          const text = inPassing[path];
          const isSecond = read.filter((other) => other === path).length === 2;
          return isSecond && text !== undefined ? new TextEncoder().encode(text) : files.read(path, maxBytes);
        },
      };
    };
    const running = createEngine({ ...repository.ports, openFolder });
    const { snapshot: mixed } = await analyze(repository, running);
    assert.deepEqual([fileOf(mixed, 'src/a.ts').tests.status, mixed.standards[0]?.title], ['unknown', 'Another']);
    for (const path of Object.keys(inPassing)) {
      repository.files.write(path, repository.files.peek(path) ?? '');
    }
    for (const engine of [repository.start(), running]) {
      const { snapshot } = await analyze(repository, engine);
      assert.deepEqual([fileOf(snapshot, 'src/a.ts').tests.status, snapshot.standards[0]?.title], ['direct', 'One']);
    }
  });

  it('are looked into once a file is no longer somebody else’s', async () => {
    const repository = createMemoryRepository({
      '.gitattributes': 'lib/* linguist-vendored\n',
      'lib/a.ts': TOTAL,
      'test/flow.test.ts': "import { total } from '../lib/a';\nit('x', () => total(1));\n",
    });
    await analyze(repository);
    repository.files.write('.gitattributes', '# none\n', 2000);
    const { snapshot, reads } = await analyze(repository);
    assert.deepEqual([reads, fileOf(snapshot, 'lib/a.ts').tests.status], [['lib/a.ts'], 'direct']);
  });

  it('are read where git takes too long to identify them, which it is asked for once', async () => {
    const names = Array.from({ length: 20 }, (_, at) => `${at}.ts`);
    const repository = createMemoryRepository(Object.fromEntries(names.map((name) => [name, TOTAL])));
    repository.commitAll('2025-12-01T00:00:00Z');
    const run = repository.git.run.bind(repository.git);
    let asked = 0;
    repository.git.run = async (request, cancellation) => {
      const exit = await run(request, cancellation);
      if (!request.args.includes('--debug')) {
        return exit;
      }
      asked += 1;
      return { ...exit, kind: 'timed-out', code: null };
    };
    const engine = repository.start();
    await analyze(repository, engine);
    for (const time of [2000, 3000]) {
      for (const name of names) {
        repository.files.write(name, `${TOTAL}${OTHER}`, time);
      }
      const { snapshot, reads } = await analyze(repository, engine);
      assert.deepEqual([reads.length, fileOf(snapshot, '1.ts').size.codeLines, asked], [20, 6, 1]);
    }
    assert.equal(repository.logger.warnings.length, 1);
  });

  it('are read anew where the cache holds something else', async () => {
    const repository = createMemoryRepository({ 'src/a.ts': TOTAL, 'src/b.ts': OTHER });
    const cache = createMemoryCache();
    const start = (): Engine => createEngine({ ...repository.ports, cache });
    const cold = await analyze(repository, start());
    for (const key of new Set(cache.writes)) {
      const kept = (await cache.read(key)) ?? new Uint8Array(0);
      for (const bytes of [new Uint8Array(64), kept.subarray(0, kept.length - 8), Buffer.concat([kept, kept])]) {
        await cache.write(key, bytes);
        const { snapshot } = await analyze(repository, start());
        assert.deepEqual(snapshot.files, cold.snapshot.files, key);
      }
    }
  });

  it('are written to the cache when enough of them are new', async () => {
    const files = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`${at}.ts`, 'a\n']));
    const repository = createMemoryRepository(files);
    const cache = createMemoryCache();
    const engine = createEngine({ ...repository.ports, cache });
    const writes = (): number => cache.writes.filter((key) => key.startsWith('f')).length;
    await analyze(repository, engine);
    assert.equal(writes(), 2);
    repository.files.write('1.ts', 'b\n', 2000);
    await analyze(repository, engine);
    assert.equal(writes(), 2);
    for (let at = 0; at < 40; at++) {
      repository.files.write(`${at}.ts`, `${at}\n`, 3000);
    }
    await analyze(repository, engine);
    assert.equal(writes(), 4);
    const { reads } = await analyze(repository, createEngine({ ...repository.ports, cache }));
    assert.deepEqual(reads, []);
  });
});
