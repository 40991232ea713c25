import assert from 'node:assert/strict';
import { sourcesOf, testsOf } from '../../../src/engine/model/counterparts.ts';
import type { TestFacts } from '../../../src/engine/model/fact.ts';
import { createMemoryRepository, fileOf } from '../../fixtures/memoryRepository.ts';

/** Code with decisions enough to ask for a test. */
function code(name: string): string {
  const cases = Array.from({ length: 10 }, (_, at) => `  if (value === ${at}) {\n    return ${at + 1};\n  }\n`);
  return `export function ${name}(value) {\n${cases.join('')}  return value;\n}\n`;
}

const suite = (name: string): string => `import { ${name} } from '../src/${name}.js';\nit('x', () => ${name}(1));\n`;
const NAMES = Array.from({ length: 9 }, (_, at) => `part${at}`);

/** Nine tested files and a lonely one, which no test leads to. */
const SHOP: Readonly<Record<string, string>> = {
  ...Object.fromEntries(NAMES.map((name) => [`src/${name}.js`, code(name)])),
  ...Object.fromEntries(NAMES.map((name) => [`test/${name}.test.js`, suite(name)])),
  'src/lonely.js': code('lonely'),
};
/** The time of the machine in a repository in memory. */
const NOW = Date.parse('2026-01-01T00:00:00Z');
const FIRST = '2025-01-01T00:00:00Z';
const LCOV = 'SF:src/lonely.js\nFNF:1\nFNDA:3,lonely\nDA:1,3\nend_of_record\n';

async function testsIn(files: Readonly<Record<string, string>>, path = 'src/lonely.js'): Promise<TestFacts> {
  const repository = createMemoryRepository({ ...SHOP, ...files });
  repository.commitAll(FIRST);
  return fileOf(await repository.analyze(), path).tests;
}

describe('coverage reports named in plumbline.json', () => {
  const named = (...globs: readonly string[]): Readonly<Record<string, string>> => ({
    'plumbline.json': JSON.stringify({ coverageReports: globs }),
  });

  it('are globs, and match what git ignores', async () => {
    const reports = { '.gitignore': 'out\n', 'out/unit/part.info': LCOV };
    assert.equal((await testsIn(reports)).status, 'none');
    assert.equal((await testsIn({ ...reports, ...named('out/*/*.info') })).status, 'direct');
    assert.equal((await testsIn({ ...reports, ...named('part.info') })).status, 'direct');
  });

  it('stand beside those at the usual places', async () => {
    assert.equal((await testsIn({ 'lcov.info': LCOV })).status, 'direct');
    assert.equal((await testsIn({ 'lcov.info': LCOV, ...named('/lcov.info') })).status, 'direct');
    assert.equal((await testsIn({ 'lcov.info': LCOV, ...named('out/other.info') })).status, 'direct');
  });
});

describe('links', () => {
  it('to a report are no test to go to, and a test can still be made', async () => {
    const facts = await testsIn({ 'lcov.info': LCOV });
    assert.deepEqual(facts.links, [{ kind: 'report', path: 'lcov.info', evidence: 'covered in lcov.info' }]);
    assert.deepEqual([testsOf(facts), facts.expectedPath], [[], 'test/lonely.test.js']);
  });

  it('to data, images and files of tools among the tests are no test to go to', async () => {
    const tree = { 'src/cartTotal.js': code('cartTotal') };
    for (const path of ['test/cases/a.yml', 'test/.eslintrc.js', 'test/fixtures/input.js']) {
      const facts = await testsIn({ ...tree, [path]: '"cartTotal"\n' }, 'src/cartTotal.js');
      assert.deepEqual([facts.status, facts.links.map(({ kind }) => kind)], ['indirect', ['data']], path);
      assert.deepEqual([testsOf(facts), facts.expectedPath], [[], 'test/cartTotal.test.js']);
    }
  });

  it('lead from a test back to what it tests', async () => {
    const repository = createMemoryRepository(SHOP);
    const { files } = await repository.analyze();
    assert.deepEqual(
      sourcesOf('test/part1.test.js', files).map(({ path }) => path),
      ['src/part1.js'],
    );
  });
});

describe('a test folder below the sources', () => {
  it('holds tests and their helpers, in C++ too', async () => {
    const repository = createMemoryRepository({
      'src/store/table.cc': 'int table(int a) {\n  return a;\n}\n',
      'src/store/test/helper.cc': 'int helper(int a) {\n  return a;\n}\n',
      'src/store/test/table_test.cc': '#include "../table.h"\n',
    });
    const snapshot = await repository.analyze();
    const roles = snapshot.files.map(({ path, role }) => [path, role]);
    assert.deepEqual(roles, [
      ['src/store/table.cc', 'production'],
      ['src/store/test/helper.cc', 'test'],
      ['src/store/test/table_test.cc', 'test'],
    ]);
    assert.equal(fileOf(snapshot, 'src/store/test/helper.cc').tests.reason.id, 'part-of-tests');
  });
});

describe('a file without a test that is written just now', () => {
  const worth = async (change: (repository: ReturnType<typeof createMemoryRepository>) => void): Promise<boolean> => {
    const repository = createMemoryRepository(SHOP);
    repository.commitAll(FIRST);
    change(repository);
    // A fresh checkout: every file is new on disk.
    for (const [path, text] of Object.entries(SHOP)) {
      repository.files.write(path, text, NOW);
    }
    const facts = fileOf(await repository.analyze(), 'src/lonely.js').tests;
    assert.equal(facts.status, 'none');
    return facts.worthDiagnostic;
  };

  it('did not change lately where commits say so, in a shallow clone neither', async () => {
    assert.equal(await worth(() => undefined), false);
    assert.equal(await worth(({ git }) => (git.state = { shallow: true })), false);
  });

  it('changed lately where a commit did, or where git does not track it', async () => {
    const again = { 'src/lonely.js': `${code('lonely')}\n` };
    assert.equal(await worth((repository) => repository.commitAll('2025-12-20T00:00:00Z', again)), true);
    const tracked = Object.keys(SHOP).filter((path) => path !== 'src/lonely.js');
    assert.equal(
      await worth(({ git }) => {
        git.track(tracked);
      }),
      true,
    );
  });
});

describe('after a saved file', () => {
  for (const [what, changed] of [
    ['where it alone is looked at', ['src/lonely.js']],
    ['where everything is listed again', undefined],
  ] as const) {
    it(`only its own tests are assessed again, ${what}`, async () => {
      const repository = createMemoryRepository({ ...SHOP, 'plumbline.json': '{ "exclude": ["docs"] }' });
      repository.commitAll(FIRST);
      const { files } = await repository.analyze();
      repository.files.write('src/lonely.js', `const one = 1;\n${code('lonely')}`, 2000);
      const again = await repository.analyze(changed && { changed });
      const assessed = again.files.filter(({ tests }, at) => tests !== files[at]?.tests).map(({ path }) => path);
      assert.deepEqual(assessed, ['src/lonely.js']);
    });
  }
});
