import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { encodeTests } from '../../../src/engine/analysis/storedTests.ts';
import { createEngine } from '../../../src/engine/index.ts';
import { asked, TEST } from '../../../src/engine/rules/missing-test/standings.ts';
import { FactStore } from '../../../src/engine/sources/kept/factStore.ts';
import { encodeWorkTreeTable } from '../../../src/engine/sources/kept/workTreeTable.ts';
import { createMemoryCache, neverCancelled } from '../../fixtures/memoryFileSystem.ts';
import { createMemoryRepository } from '../../fixtures/memoryRepository.ts';
import { modulesBelow } from '../../fixtures/modulesBelow.ts';

const FACTS = {
  size: { lines: 9, nonBlankLines: 8, codeLines: 7, bytes: 90 },
  minified: false,
  generated: true,
  lfsPointer: false,
  suite: true,
  suppresses: true,
  code: {
    imports: [{ specifier: './b', names: ['one', 'two'], exportedNames: ['three', 'two'], kind: 'reexport' as const }],
    packageName: 'shop',
    declares: ['total'],
    mentions: ['price'],
    functions: 2,
    decisions: 3,
    inlineTests: true,
    looksLikeSuite: true,
    exempt: 'barrel',
  },
};
const VERDICT = {
  status: 'direct' as const,
  links: [{ kind: 'test' as const, path: 'a.test.ts', evidence: 'imports it' }],
  reason: { id: 'linked' as const, about: 'imports it' },
  expectedPath: 'b.test.ts',
  listed: true,
  worthDiagnostic: false,
};

/** What the engine kept of the history of a small repository. */
async function keptHistory(): Promise<Uint8Array> {
  const repository = createMemoryRepository({ 'a.ts': 'let a;\n', 'b.ts': 'let b;\n' });
  repository.commitAll('2025-12-01T00:00:00Z');
  repository.commitAll('2025-12-02T00:00:00Z', { 'a.ts': 'let c;\n' });
  const cache = createMemoryCache();
  await createEngine({ ...repository.ports, cache }).analyze({ folder: repository.root }, neverCancelled);
  const key = cache.writes.find((name) => name.startsWith('history-') && !name.startsWith('history-latest'));
  return (await cache.read(key ?? '')) ?? new Uint8Array(0);
}

const IDS = ['a', 'b'].map((text) => createHash('sha1').update(text).digest('hex'));

function keptFacts(): Uint8Array {
  const store = FactStore.empty(20);
  const values = [FACTS, [null, false, true, -0.5, 2 ** 40, 'a\udcff', { one: [] }]];
  for (const [at, id] of IDS.entries()) {
    store.add(store.content(id), store.kind(`kind ${at}`), values[at]);
  }
  return Buffer.concat(store.encode());
}

function keptWorkTree(): Uint8Array {
  const times = Float64Array.of(1234.5, 2);
  const changeTimes = Float64Array.of(1235.5, 3);
  const sizes = Float64Array.of(90, 2 ** 40);
  const notes = Uint32Array.of(1, 0);
  const ids = Uint32Array.from({ length: 10 }, (_, word) => word);
  return Buffer.concat(
    encodeWorkTreeTable(['a.ts', 'b\udcff.ts'], {
      times,
      changeTimes,
      sizes,
      ids,
      idWords: 5,
      notes,
      allNotes: [['x'], ['y', 'z']],
    }),
  );
}

function keptTests(): Uint8Array {
  const edges = { edgesFrom: Uint32Array.of(0, 1, 1), edgesKnown: Uint8Array.of(1, 2), edges: Uint32Array.of(4) };
  const names = {
    code: { kinds: Uint8Array.of(25, 0), packageRoots: ['pkg'] },
    starts: Uint32Array.of(0),
    tests: 1,
    registries: Uint32Array.of(),
    links: Uint32Array.of(0, 1, 1),
    packageCounts: [['pkg', { tests: { 'JavaScript and TypeScript': 1 }, others: 0 }]] as const,
  };
  const stored = {
    standings: [TEST, asked(VERDICT, true, false)],
    links: { names, mentions: [['price'], []] },
    graph: { columns: edges, configuration: ['tsconfig.json'] },
  };
  return Buffer.concat(encodeTests(stored, 'fingerprint'));
}

/** One row a format: its module, a fixed sample, the number that the module writes, and the hash of the sample's bytes. */
const FORMATS: readonly (readonly [
  module: string,
  sample: () => Uint8Array | Promise<Uint8Array>,
  format: number,
  hash: string,
])[] = [
  ['sources/history/historyCodec.ts', keptHistory, 4, '8f86ba7a75414df8f86779ce5cc5e104f1284b6d'],
  ['sources/kept/factStore.ts', keptFacts, 2, '9d4acce74c00071c90faeb85224593a8f13a03df'],
  ['sources/kept/workTreeTable.ts', keptWorkTree, 3, 'bfcb9425d27c8d3d8b759d8d0a706874424b4147'],
  ['analysis/storedTests.ts', keptTests, 5, 'f99f1c7e572dc152b6cacf0be43a1172f1d979f6'],
];

describe('what is kept in the cache has a format whose number rises with each change of it:', () => {
  for (const [module, sample, format, hash] of FORMATS) {
    it(module, async () => {
      const bytes = await sample();
      const found = /"format":(\d+)/u.exec(new TextDecoder().decode(bytes))?.[1];
      const digest = createHash('sha1').update(bytes).digest('hex');
      const advice =
        'If the bytes changed on purpose, raise the number of FORMAT in the codec, and put its number and the new hash into this table.';
      assert.deepEqual([Number(found), digest], [format, hash], advice);
    });
  }

  it('every module that writes columns has a row here', () => {
    const writing = modulesBelow('src/engine')
      .filter((path) => !path.endsWith('/columnFormat.ts'))
      .filter((path) => readFileSync(path, 'utf8').includes('encodeColumns('));
    assert.deepEqual([...writing].sort(), FORMATS.map(([module]) => `src/engine/${module}`).sort());
  });
});
