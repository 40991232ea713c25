import assert from 'node:assert/strict';
import { createMemoryRepository, fileOf, MEMORY_NOW } from '../../fixtures/memoryRepository.ts';
import type { MemoryRepository } from '../../fixtures/memoryRepository.ts';
import { neverCancelled } from '../../fixtures/memoryFileSystem.ts';

const asOf = MEMORY_NOW;
const code = (name: string): string =>
  `export function ${name}(a: number) {\n${'  if (a > 1) {\n    return a;\n  }\n'.repeat(10)}  return 2;\n}\n`;
const suite = (before = ''): string => `${before}it('works', () => {});\n`;

const FILES = {
  'package.json': '{ "name": "shop" }\n',
  'src/total.ts': code('total'),
  'src/offer.ts': code('offer'),
  'src/priceRunner.ts': code('priceRunner'),
  'src/checkout.ts': `import { offer } from './offer';\n${code('checkout')}`,
  'src/index.ts': "export { total } from './total';\n",
  'test/flow.test.ts': suite("import { checkout } from '../src/checkout';\n"),
  'test/all.test.ts': suite("import { total, offer } from '../src/index';\n"),
  'test/empty.test.ts': suite(),
  'test/helper.ts': "import '../src/priceRunner';\n",
  'test/last.test.ts': suite("import '../src/total';\n"),
  'src/lonelyPart.ts': code('lonelyPart'),
  'src/otherPart.ts': code('otherPart'),
  'test/cases/parts.yml': 'subject: nothing\n',
  'test/cases/others.yml': 'run: OtherPart\n',
  'lib/cart.rs': 'mod rows;\npub fn total() -> i32 { 1 }\n',
  'lib/rows.rs': 'pub fn rows() -> i32 { 1 }\n',
  'Cargo.toml': '[package]\nname = "shop"\n[lib]\npath = "lib/cart.rs"\n',
};

/** What is saved first after a start from the cache, the file to look at, and its status before and after. */
const ROWS: readonly (readonly [
  what: string,
  path: keyof typeof FILES,
  text: string,
  of: keyof typeof FILES,
  before: string,
  after: string,
])[] = [
  ['a line', 'src/total.ts', `${code('total')}// More.\n`, 'src/total.ts', 'direct', 'direct'],
  [
    'an import of a test',
    'test/empty.test.ts',
    suite("import '../src/offer';\n"),
    'src/offer.ts',
    'indirect',
    'direct',
  ],
  ['a test without its import', 'test/flow.test.ts', suite(), 'src/checkout.ts', 'direct', 'none'],
  ['what leads on from there', 'test/flow.test.ts', suite(), 'src/offer.ts', 'indirect', 'none'],
  ['a source without its import', 'src/checkout.ts', code('checkout'), 'src/offer.ts', 'indirect', 'none'],
  [
    'a barrel with more in it',
    'src/index.ts',
    "export { total } from './total';\nexport { offer } from './offer';\n",
    'src/offer.ts',
    'indirect',
    'direct',
  ],
  [
    'a file that becomes a barrel',
    'src/checkout.ts',
    "export { priceRunner as checkout } from './priceRunner';\n",
    'src/priceRunner.ts',
    'indirect',
    'direct',
  ],
  [
    'a helper that becomes a test',
    'test/helper.ts',
    suite("import '../src/priceRunner';\n"),
    'src/priceRunner.ts',
    'indirect',
    'direct',
  ],
  [
    'one more test that imports a file',
    'test/last.test.ts',
    suite("import '../src/total';\nimport '../src/checkout';\n"),
    'src/checkout.ts',
    'direct',
    'direct',
  ],
  ['one test less that imports a file', 'test/last.test.ts', suite(), 'src/total.ts', 'direct', 'direct'],
  ['a name in data of tests', 'test/cases/parts.yml', 'run: LonelyPart\n', 'src/lonelyPart.ts', 'none', 'indirect'],
  ['a name that is gone from them', 'test/cases/others.yml', 'run: it\n', 'src/otherPart.ts', 'indirect', 'none'],
  ['a file that loses its logic', 'src/offer.ts', 'export const offer = 1;\n', 'src/offer.ts', 'indirect', 'indirect'],
  ['a module of Rust', 'lib/cart.rs', 'pub fn total() -> i32 { 1 }\n', 'lib/rows.rs', 'unknown', 'unknown'],
];

describe('the first save after a start from the cache', () => {
  for (const [what, path, text, of, before, after] of ROWS) {
    it(`says what a start from nothing says: ${what}`, async () => {
      const repository = await analyzed();
      const running = repository.start();
      const warm = await running.analyze({ folder: repository.root, asOf }, neverCancelled);
      assert.deepEqual([warm.timings.filesRead, fileOf(warm, of).tests.status], [0, before]);
      repository.files.write(path, text, 2000);
      const saved = await running.analyze({ folder: repository.root, asOf, changed: [path] }, neverCancelled);
      assert.deepEqual(await fromNothing({ [path]: text }), { ...saved, timings: null });
      assert.equal(fileOf(saved, of).tests.status, after);
    });
  }

  it('is followed by others, one after the other, that say the same as a start from nothing', async () => {
    const repository = await analyzed();
    const running = repository.start();
    await running.analyze({ folder: repository.root, asOf }, neverCancelled);
    let written = {};
    for (const [at, [, path, text]] of ROWS.entries()) {
      repository.files.write(path, text, 3000 + at);
      written = { ...written, [path]: text };
      const saved = await running.analyze({ folder: repository.root, asOf, changed: [path] }, neverCancelled);
      assert.deepEqual(await fromNothing(written), { ...saved, timings: null }, path);
    }
  });

  it('resolves only the imports of the saved file', async () => {
    const repository = await analyzed();
    const running = repository.start();
    await running.analyze({ folder: repository.root, asOf }, neverCancelled);
    repository.files.reads.length = 0;
    repository.files.write('src/total.ts', `${code('total')}// More.\n`, 2000);
    await running.analyze({ folder: repository.root, asOf, changed: ['src/total.ts'] }, neverCancelled);
    assert.deepEqual(
      repository.files.reads,
      ['src/total.ts'],
      'no manifest is read where nothing is imported otherwise',
    );
  });
});

/** A repository whose cache is warm. */
async function analyzed(): Promise<MemoryRepository> {
  const repository = createMemoryRepository(FILES);
  repository.commitAll('2025-12-01T00:00:00Z');
  await repository.analyze({ asOf });
  return repository;
}

/** What an engine says that has nothing kept, of the same files. */
async function fromNothing(written: Readonly<Record<string, string>>): Promise<object> {
  const repository = createMemoryRepository(FILES);
  repository.commitAll('2025-12-01T00:00:00Z');
  for (const [path, text] of Object.entries(written)) {
    repository.files.write(path, text, 2000);
  }
  return { ...(await repository.analyze({ asOf })), timings: null };
}
