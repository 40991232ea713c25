import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Cache } from '../../../../../src/engine/ports/cache.ts';
import type { ContentEntry } from '../../../../../src/engine/sources/files/contentTable.ts';
import { decodeContentTable, encodeContentTable } from '../../../../../src/engine/sources/files/contentTable.ts';
import { listFiles } from '../../../../../src/engine/sources/trees/listFiles.ts';
import { createWorkTree } from '../../../../../src/engine/sources/trees/workTree.ts';
import type { CodeInspector, ScanResult, ScanState } from '../../../../../src/engine/sources/files/scanFiles.ts';
import { scanFiles } from '../../../../../src/engine/sources/files/scanFiles.ts';
import { createCodeInspector } from '../../../../../src/engine/sources/tests/codeInspector.ts';
import type { CodeFacts } from '../../../../../src/engine/languages/codeFacts.ts';
import { createRecordingLogger } from '../../../../fixtures/recordingLogger.ts';
import type { MemoryFileSystem } from '../../../../fixtures/memoryFileSystem.ts';
import { createMemoryCache, createMemoryFileSystem, neverCancelled } from '../../../../fixtures/memoryFileSystem.ts';

const longAgo = 1_000;
const now = 100_000;

function codeFacts(text: string): CodeFacts {
  return {
    imports: [{ specifier: './b.ts', names: ['b', 'c'], exportedNames: ['b', 'd'], kind: 'reexport' }],
    packageName: null,
    declares: text.split('\n'),
    mentions: [],
    functions: text.length,
    decisions: 2,
    inlineTests: false,
    looksLikeSuite: true,
    exempt: 'barrel',
  };
}

const inspector: CodeInspector = {
  inspects: (_path, language) => language === 'typescript',
  inspect: (_path, _language, text) => codeFacts(text),
};

interface ScanOptions {
  readonly cache?: Cache;
  readonly now?: number;
  readonly version?: string;
  readonly inspector?: CodeInspector;
  readonly previous?: ScanState;
}

async function scan(fileSystem: MemoryFileSystem, options: ScanOptions = {}): Promise<ScanResult> {
  fileSystem.reads.length = 0;
  const logger = createRecordingLogger();
  const tree = createWorkTree({ root: '/r', fileSystem, repository: null, logger });
  const { files } = await listFiles(tree, neverCancelled);
  fileSystem.reads.length = 0;
  return scanFiles(
    {
      files,
      tree,
      cache: createMemoryCache(),
      cacheKey: 'files',
      version: '1',
      now,
      inspector,
      logger,
      ...options,
    },
    neverCancelled,
  );
}

describe('scanning files', () => {
  it('measures every file once, and code where it is asked for', async () => {
    const fileSystem = createMemoryFileSystem({ 'a.ts': '// a\nlet a;\n', 'b.py': 'b\n', 'icon.png': 'x' });
    const { facts, filesRead } = await scan(fileSystem);
    assert.equal(filesRead, 2);
    assert.deepEqual(fileSystem.reads, ['a.ts', 'b.py']);
    assert.deepEqual(facts.get('a.ts')?.size, { lines: 2, nonBlankLines: 2, codeLines: 1, bytes: 12 });
    assert.deepEqual(facts.get('a.ts')?.code, codeFacts('// a\nlet a;\n'));
    assert.equal(facts.get('b.py')?.code, null);
    assert.deepEqual(facts.get('icon.png')?.size, { lines: 0, nonBlankLines: 0, codeLines: 0, bytes: 1 });
  });

  it('reads nothing again that did not change, and says the same', async () => {
    const cache = createMemoryCache();
    const fileSystem = createMemoryFileSystem({ 'a.ts': 'let a;\n', 'b.py': 'b\n', 'c.png': 'x' });
    const cold = await scan(fileSystem, { cache });
    const warm = await scan(fileSystem, { cache });
    assert.equal(warm.filesRead, 0);
    assert.deepEqual(fileSystem.reads, []);
    assert.deepEqual(warm.facts, cold.facts);
    assert.equal(cache.writes.length, 1);
  });

  it('says the same of real code when it comes from the cache', async () => {
    const code = [
      "import a, { type B, c as d } from './a.js';",
      "export { e as f, 'odd name' as g } from './b.js';",
      "export * as h from './c.js';",
      "const i = require('./d.js');",
      'export function j() { return a && d || i; }',
    ].join('\n');
    const cache = createMemoryCache();
    const fileSystem = createMemoryFileSystem({
      'a.js': code,
      'A.java': 'package org.example;\nimport java.util.List;\nclass A { List<String> b() { return null; } }\n',
      'b.rs': '#[cfg(test)]\nmod tests {}\n',
      'test/cases.yml': 'subject: LineCounter\n',
    });
    const cold = await scan(fileSystem, { cache, inspector: createCodeInspector() });
    const warm = await scan(fileSystem, { cache, inspector: createCodeInspector() });
    assert.equal(warm.filesRead, 0);
    assert.deepEqual(warm.facts, cold.facts);
    assert.ok(cold.facts.get('a.js')?.code?.imports.some(({ exportedNames }) => exportedNames?.includes('g')));
  });

  it('reads what has another size or another time', async () => {
    const cache = createMemoryCache();
    const fileSystem = createMemoryFileSystem({ 'a.ts': 'let a;\n', 'b.ts': 'let b;\n', 'c.ts': 'let c;\n' });
    await scan(fileSystem, { cache });
    fileSystem.write('a.ts', 'let a;\nlet b;\n', longAgo);
    fileSystem.write('b.ts', 'let x;\n', longAgo + 1);
    const { facts } = await scan(fileSystem, { cache });
    assert.deepEqual(fileSystem.reads, ['a.ts', 'b.ts']);
    assert.equal(facts.get('a.ts')?.size.lines, 2);
    assert.deepEqual(facts.get('b.ts')?.code, codeFacts('let x;\n'));
  });

  it('does not trust a file that was written just before it was read', async () => {
    const cache = createMemoryCache();
    const fileSystem = createMemoryFileSystem();
    fileSystem.write('a.ts', 'let a;\n', now - 500);
    await scan(fileSystem, { cache });
    fileSystem.write('a.ts', 'let b;\n', now - 500);
    const { facts } = await scan(fileSystem, { cache, now: now + 60_000 });
    assert.deepEqual(facts.get('a.ts')?.code, codeFacts('let b;\n'));
    await scan(fileSystem, { cache, now: now + 60_000 });
    assert.deepEqual(fileSystem.reads, []);
  });

  it('forgets files that are gone', async () => {
    const fileSystem = createMemoryFileSystem({ 'a.ts': 'a\n', 'b.ts': 'b\n' });
    const first = await scan(fileSystem);
    fileSystem.remove('b.ts');
    const { facts, state } = await scan(fileSystem, { previous: first.state });
    assert.deepEqual([...facts.keys()], ['a.ts']);
    assert.deepEqual([...state.table.keys()], ['a.ts']);
  });

  it('goes on from the scan before it in the same process, and writes the cache only when it is worth it', async () => {
    const cache = createMemoryCache();
    const fileSystem = createMemoryFileSystem(
      Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${String(index)}.ts`, 'a\n'])),
    );
    let { state } = await scan(fileSystem, { cache });
    assert.equal(cache.writes.length, 1);
    fileSystem.write('1.ts', 'b\n', longAgo + 1);
    ({ state } = await scan(fileSystem, { cache, previous: state }));
    assert.deepEqual(fileSystem.reads, ['1.ts']);
    assert.equal(cache.writes.length, 1);
    for (let index = 0; index < 40; index += 1) {
      fileSystem.write(`${String(index)}.ts`, 'c\n', longAgo + 2);
    }
    ({ state } = await scan(fileSystem, { cache, previous: state }));
    assert.equal(cache.writes.length, 2);
    assert.equal(state.unsaved, 0);
  });

  it('inspects a file later where its language becomes wanted', async () => {
    const cache = createMemoryCache();
    const fileSystem = createMemoryFileSystem({ 'a.ts': 'let a;\n' });
    await scan(fileSystem, { cache, inspector: { ...inspector, inspects: () => false } });
    const { facts } = await scan(fileSystem, { cache });
    assert.deepEqual(facts.get('a.ts')?.code, codeFacts('let a;\n'));
  });

  it('throws a cache of another version or with foreign bytes away', async () => {
    const cache = createMemoryCache();
    const fileSystem = createMemoryFileSystem({ 'a.ts': 'let a;\n' });
    await scan(fileSystem, { cache });
    assert.equal((await scan(fileSystem, { cache, version: '2' })).filesRead, 1);
    await cache.write(
      'files',
      Uint8Array.from({ length: 64 }, (_, index) => index),
    );
    assert.equal((await scan(fileSystem, { cache })).filesRead, 1);
  });
});

describe('the table of remembered files', () => {
  const text = fc.string({ unit: 'binary', maxLength: 12 });
  const count = fc.nat(1_000_000);
  const texts = fc.array(text, { maxLength: 4 });
  const code = fc.record(
    {
      imports: fc.array(
        fc.record(
          {
            specifier: text,
            names: texts,
            exportedNames: fc.array(text, { minLength: 1, maxLength: 4 }),
            kind: fc.constantFrom('import', 'require', 'path-literal'),
          },
          { noNullPrototype: true, requiredKeys: ['specifier', 'names', 'kind'] },
        ),
        { maxLength: 3 },
      ),
      packageName: fc.option(text),
      declares: texts,
      mentions: texts,
      functions: count,
      decisions: count,
      inlineTests: fc.boolean(),
      looksLikeSuite: fc.boolean(),
      exempt: fc.option(text),
    },
    { noNullPrototype: true },
  );
  const entry = fc
    .record({
      bytes: count,
      mtimeMs: fc.double({ noNaN: true, min: 0, max: 4e12 }),
      inspected: fc.boolean(),
      lines: count,
      minified: fc.boolean(),
      generated: fc.boolean(),
      lfsPointer: fc.boolean(),
      suite: fc.boolean(),
      suppresses: fc.boolean(),
      code: fc.option(code),
    })
    .map(({ bytes, mtimeMs, inspected, lines, ...facts }): ContentEntry => ({
      bytes,
      mtimeMs,
      inspected,
      facts: { ...facts, size: { lines, nonBlankLines: lines, codeLines: lines, bytes } },
    }));
  const tables = fc.array(fc.tuple(text, entry), { maxLength: 8 }).map((entries) => new Map(entries));

  it('comes back as it was', () => {
    fc.assert(
      fc.property(tables, (table) => {
        assert.deepEqual(decodeContentTable(Buffer.concat(encodeContentTable(table, '1')), '1'), table);
      }),
    );
  });

  it('keeps paths that are not UTF-8', () => {
    const path = 'a\udcff\u0001.ts';
    const [[, sample]] = fc.sample(fc.tuple(text, entry), { numRuns: 1, seed: 1 }) as [[string, ContentEntry]];
    const table = new Map([[path, sample]]);
    assert.deepEqual(
      [...(decodeContentTable(Buffer.concat(encodeContentTable(table, '1')), '1')?.keys() ?? [])],
      [path],
    );
  });

  it('is refused, and never throws, where a part is missing or changed', () => {
    fc.assert(
      fc.property(tables, fc.nat(), fc.nat(255), (table, position, byte) => {
        const bytes = Buffer.concat(encodeContentTable(table, '1'));
        assert.equal(decodeContentTable(bytes.subarray(0, position % bytes.length), '1'), undefined);
        bytes[position % bytes.length] = byte;
        assert.doesNotThrow(() => decodeContentTable(bytes, '1'));
      }),
    );
  });
});
