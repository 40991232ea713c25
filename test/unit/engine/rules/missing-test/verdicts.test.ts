import assert from 'node:assert/strict';
import { standTests } from '../../../../../src/engine/analysis/standTests.ts';
import type { KeptStandings } from '../../../../../src/engine/analysis/standTests.ts';
import { testOptionsOf } from '../../../../../src/engine/analysis/testOptionsOf.ts';
import { DEFAULT_TEST_OPTIONS } from '../../../../fixtures/defaultTestOptions.ts';
import type { TestOptionsFor } from '../../../../../src/engine/rules/missing-test/testOptions.ts';
import type { TestFacts } from '../../../../../src/engine/model/fact.ts';
import { createDefinitionInForce } from '../../../../../src/engine/sources/definition/definitionInForce.ts';
import { parseDefinition } from '../../../../../src/engine/sources/definition/parseDefinition.ts';
import { factsOf, historyWith, NOW, plain, sourceTree, verdictsOf } from '../../../../fixtures/sourceTree.ts';
import type { TreeFile } from '../../../../fixtures/sourceTree.ts';

/** Enough tests in the root package for a verdict of none. */
const JS_TESTS = plain('test/one.test.ts', 'test/two.test.ts', 'test/three.test.ts');
const statusIn = ({ standings, evidence }: KeptStandings, path: string): string | undefined =>
  standings[evidence.read.placeOf.get(path) ?? -1]?.facts.status;
const status = (path: string, tree: Readonly<Record<string, TreeFile>>): string => factsOf(path, tree).status;

/** For each row of the table: a source and the test that its name leads to, in the language's usual places. */
const NAME_PAIRS: readonly (readonly [family: string, source: string, test: string])[] = [
  ['JavaScript beside', 'src/cart/total.ts', 'src/cart/total.test.ts'],
  ['JavaScript __tests__', 'src/cart/total.js', 'src/cart/__tests__/total.js'],
  ['JavaScript mirror', 'packages/shop/src/cart/total.ts', 'packages/shop/tests/cart/total.spec.ts'],
  ['JavaScript qualified folder', 'src/cart/total.ts', 'test/unit/cart/total.test.ts'],
  ['JavaScript index as its folder', 'src/cart/index.ts', 'test/cart.test.ts'],
  ['Vue', 'src/parts/CartRow.vue', 'tests/unit/parts/CartRow.spec.ts'],
  ['Svelte', 'src/CartRow.svelte', 'src/CartRow.test.js'],
  ['mixed styles', 'src/cart-total.ts', 'test/CartTotal.test.ts'],
  ['Python mirror', 'shop/cart/total.py', 'tests/shop/cart/test_total.py'],
  ['Python beside', 'shop/total.py', 'shop/tests/test_total.py'],
  ['Java', 'src/main/java/com/acme/Cart.java', 'src/test/java/com/acme/CartTest.java'],
  ['Kotlin', 'src/main/kotlin/com/acme/Cart.kt', 'src/test/kotlin/com/acme/CartTest.kt'],
  ['Scala', 'src/main/scala/com/acme/Cart.scala', 'src/test/scala/com/acme/CartSpec.scala'],
  ['Java by Groovy', 'src/main/java/com/acme/Cart.java', 'src/test/groovy/com/acme/CartSpec.groovy'],
  ['Go', 'cart/total.go', 'cart/total_test.go'],
  ['Rust', 'src/total.rs', 'tests/total.rs'],
  ['C#', 'src/Shop/Orders/Cart.cs', 'tests/Shop.Tests/Orders/CartTests.cs'],
  ['Ruby spec', 'lib/shop/cart.rb', 'spec/shop/cart_spec.rb'],
  ['Ruby app', 'app/models/cart.rb', 'test/models/cart_test.rb'],
  ['PHP', 'src/Order/Cart.php', 'tests/Order/CartTest.php'],
  ['Swift', 'Sources/Shop/Cart.swift', 'Tests/ShopTests/CartTests.swift'],
  ['C', 'src/cart.c', 'tests/test_cart.c'],
  ['C++', 'src/cart.cc', 'src/cart_unittest.cc'],
  ['Elixir', 'lib/shop/cart.ex', 'test/shop/cart_test.exs'],
  ['Dart', 'lib/src/cart.dart', 'test/cart_test.dart'],
  ['shell', 'bin/cart.sh', 'test/cart.bats'],
  ['Clojure', 'src/shop/cart.clj', 'test/shop/cart_test.clj'],
];

describe('a test found by its name', () => {
  for (const [family, source, test] of NAME_PAIRS) {
    it(`links ${source} and ${test} (${family})`, () => {
      const facts = factsOf(source, { ...plain(source, test) });
      assert.deepEqual([facts.status, facts.links.map(({ path }) => path)], ['direct', [test]]);
    });
  }

  it('belongs to the longer name first', () => {
    const tree = plain('src/isConditional.ts', 'src/isConditionalTest.ts', 'src/isConditionalTest.test.ts');
    assert.equal(status('src/isConditionalTest.ts', tree), 'direct');
    assert.notEqual(status('src/isConditional.ts', tree), 'direct');
  });

  it('belongs to the shorter name where the longer one does not exist', () => {
    assert.equal(
      status('src/isConditional.ts', plain('src/isConditional.ts', 'test/isConditionalTest.test.ts')),
      'direct',
    );
  });

  it('may carry dotted qualifiers', () => {
    assert.equal(status('src/changeEvent.ts', plain('src/changeEvent.ts', 'src/changeEvent.node.test.ts')), 'direct');
  });

  it('goes to the nearest of two sources in mirrored places', () => {
    const tree = plain('client/src/cart.ts', 'server/src/cart.ts', 'server/test/cart.test.ts');
    assert.equal(status('server/src/cart.ts', tree), 'direct');
    assert.notEqual(status('client/src/cart.ts', tree), 'direct');
  });

  it('may leave folders out', () => {
    const tree = plain('src/compiler/ast/node.ts', 'src/runtime/node.ts', 'test/ast/node.test.ts');
    const facts = factsOf('src/compiler/ast/node.ts', tree);
    assert.deepEqual(facts.links, [
      { kind: 'test', path: 'test/ast/node.test.ts', evidence: 'same name, in a similar folder' },
    ]);
    assert.notEqual(status('src/runtime/node.ts', tree), 'direct');
  });

  it('may lie anywhere where no other file has the name, unless the name is a general one', () => {
    const tree = plain('src/a/discount.ts', 'checks/discount.test.ts', 'src/b/utils.ts', 'checks/utils.test.ts');
    assert.equal(status('src/a/discount.ts', tree), 'direct');
    assert.notEqual(status('src/b/utils.ts', tree), 'direct');
  });

  it('follows a convention of the team', () => {
    const tree = plain('src/cart/total.ts', 'checks/cart/verify-total.ts');
    const conventions = [{ source: 'src/{path}/{name}.ts', test: 'checks/{path}/verify-{name}.ts' }];
    const options = { ...DEFAULT_TEST_OPTIONS, conventions };
    assert.equal(factsOf('src/cart/total.ts', tree, { options }).status, 'direct');
    assert.notEqual(factsOf('src/cart/total.ts', tree).status, 'direct');
  });
});

describe('a test found by imports', () => {
  it('is direct where a test imports the file by value', () => {
    const tree = { ...plain('src/a.ts'), 'test/flow.test.ts': { imports: ['src/a.ts'] } };
    assert.deepEqual(factsOf('src/a.ts', tree).links, [
      { kind: 'test', path: 'test/flow.test.ts', evidence: 'imports it' },
    ]);
  });

  it('is direct where a test of the same package uses it', () => {
    const edges = [{ to: 'cart/total.go', kind: 'package' }] as const;
    assert.equal(status('cart/total.go', { ...plain('cart/total.go'), 'cart/flow_test.go': { edges } }), 'direct');
  });

  it('is indirect through other files, helpers and path literals', () => {
    const tree: Record<string, TreeFile> = {
      ...JS_TESTS,
      'test/flow.test.ts': { imports: ['src/a.ts'] },
      'src/a.ts': { imports: ['src/b.ts'] },
      'src/b.ts': {},
      'test/helpers/start.ts': { edges: [{ to: 'src/worker.ts', kind: 'path-literal' }] },
      'src/worker.ts': {},
    };
    assert.equal(status('src/b.ts', tree), 'indirect');
    assert.equal(factsOf('src/b.ts', tree).links[0]?.evidence, 'reaches it through src/a.ts');
    assert.equal(status('src/worker.ts', tree), 'indirect');
  });

  it('is a suite in a test tree without a suffix', () => {
    const tree = { ...plain('src/a.ts'), 'tests/flow.ts': { imports: ['src/a.ts'], code: { looksLikeSuite: true } } };
    assert.equal(status('src/a.ts', tree), 'direct');
  });
});

describe('other evidence', () => {
  it('is the file itself where it holds tests', () => {
    assert.equal(status('src/total.rs', { 'src/total.rs': { code: { inlineTests: true } } }), 'direct');
  });

  it('is a mention of the file or its folder in data of the tests', () => {
    const tree: Record<string, TreeFile> = {
      ...JS_TESTS,
      'src/actions/docker_image.ts': {},
      'src/firewall/rule.ts': {},
      'src/other/unseen.ts': {},
      'tests/cases/all.yaml': { code: { mentions: ['docker_image', 'firewall'] } },
    };
    assert.equal(status('src/actions/docker_image.ts', tree), 'indirect');
    assert.equal(status('src/firewall/rule.ts', tree), 'indirect');
    assert.equal(status('src/other/unseen.ts', tree), 'none');
  });

  it('is not a name that many files mention', () => {
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`test/case${at}.test.ts`, { code: { mentions: ['firewall'] } }]),
    );
    assert.equal(status('src/firewall/rule.ts', { 'src/firewall/rule.ts': {}, ...many }), 'none');
  });

  it('is a test that changes with it in most of its commits', () => {
    const tree = { ...JS_TESTS, ...plain('src/a.ts') };
    const together = (commits: number): string =>
      factsOf('src/a.ts', tree, { history: historyWith({}, () => [{ path: 'test/one.test.ts', commits }]) }).status;
    assert.equal(together(5), 'indirect');
    assert.equal(together(4), 'none');
  });

  it('is a coverage report that is newer than the file', () => {
    const tree = { ...JS_TESTS, ...plain('src/a.ts', 'src/b.ts', 'src/b.test.ts') };
    const files = new Map([
      ['src/a.ts', { functionsCovered: 1, functionsTotal: 4, linesCovered: 5, linesTotal: 40 }],
      ['src/b.ts', { functionsCovered: 0, functionsTotal: 4, linesCovered: 3, linesTotal: 40 }],
    ]);
    const coverage = (takenAt: number): [{ source: string; takenAt: number; files: typeof files }] => [
      { source: 'coverage/lcov.info', takenAt, files },
    ];
    assert.equal(factsOf('src/a.ts', tree, { coverage: coverage(NOW) }).status, 'direct');
    assert.equal(factsOf('src/b.ts', tree, { coverage: coverage(NOW) }).status, 'none');
    assert.equal(factsOf('src/b.ts', tree, { coverage: coverage(NOW - 20 * 86_400_000) }).status, 'direct');
  });
});

describe('nothing is said', () => {
  it('of a language whose imports are not followed', () => {
    assert.equal(
      status('lib/a.rb', plain('lib/a.rb', 'spec/b_spec.rb', 'spec/c_spec.rb', 'spec/d_spec.rb')),
      'unknown',
    );
  });

  it('with fewer than three tests of the language in the package', () => {
    const tree = { ...JS_TESTS, ...plain('package.json', 'tools/package.json', 'src/a.ts', 'tools/lib/b.ts') };
    assert.equal(status('src/a.ts', tree), 'none');
    assert.equal(status('tools/lib/b.ts', tree), 'unknown');
  });

  it('where the test trees are mostly data', () => {
    const cases = plain(...Array.from({ length: 30 }, (_, at) => `test/cases/${at}/input.txt`));
    assert.equal(status('src/a.ts', { ...JS_TESTS, ...plain('src/a.ts'), ...cases }), 'unknown');
  });

  it('of Rust modules that are not joined', () => {
    const tree = plain('src/lonely.rs', 'tests/a.rs', 'tests/b.rs', 'tests/c.rs');
    const { graph } = sourceTree(tree);
    assert.equal(factsOf('src/lonely.rs', tree).status, 'none');
    assert.equal(
      factsOf('src/lonely.rs', tree, { graph: { ...graph, hasModuleEdges: () => false } }).status,
      'unknown',
    );
  });

  for (const path of [
    'node_modules/x/a.js',
    'vendor/a.js',
    'src/generated/a.ts',
    'docs/a.js',
    'examples/a.js',
    'benchmarks/a.js',
    'src/migrations/a.ts',
    'scripts/a.js',
    'src/locales/a.ts',
    'src/a.d.ts',
    'src/a.stories.ts',
    'webpack.config.js',
    '.eslintrc.cjs',
    '.wallaby.cjs',
    'vitest.config.base.ts',
    '.changeset/changelog.js',
    'src/constants.ts',
    'src/cart.types.ts',
    'src/main.ts',
    'src/extension.ts',
    'src/cart.pb.js',
    'bin/release.js',
    'packages/a/bin/cli.js',
    'sandbox/server.js',
    'playground/app/a.ts',
    'browser-entry.js',
    'src/entry.ts',
    'src/entry-server.ts',
  ]) {
    it(`of ${path}`, () => {
      assert.equal(status(path, { ...JS_TESTS, ...plain(path) }), 'unknown');
    });
  }

  for (const [what, file] of Object.entries({
    'a barrel': { code: { exempt: 'barrel' } },
    'no function and no decision': { code: { functions: 0, decisions: 0 } },
    'under five code lines': { codeLines: 4 },
    'a generated header': { generated: true },
  })) {
    it(`of ${what}`, () => {
      assert.equal(status('src/a.ts', { ...JS_TESTS, 'src/a.ts': file }), 'unknown');
    });
  }

  it('but a folder deep below is only a name', () => {
    assert.equal(status('src/deep/scripts/a.ts', { ...JS_TESTS, ...plain('src/deep/scripts/a.ts') }), 'none');
  });

  it('but a name that only begins or ends like one of an entry point is none', () => {
    for (const path of ['src/reentry.ts', 'src/entryPoints.ts', 'src/cabin/a.ts']) {
      assert.equal(status(path, { ...JS_TESTS, ...plain(path) }), 'none');
    }
  });

  it('unless the team wants it said', () => {
    const exclusions = { ...DEFAULT_TEST_OPTIONS.exclusions, except: ['src/migrations/**'] };
    const tree = { ...JS_TESTS, ...plain('src/migrations/a.ts') };
    assert.equal(
      factsOf('src/migrations/a.ts', tree, { options: { ...DEFAULT_TEST_OPTIONS, exclusions } }).status,
      'none',
    );
  });
});

describe('a file without a test', () => {
  const siblings = plain(...Array.from({ length: 8 }, (_, at) => `src/part${at}.ts`));
  const tests = plain(...Array.from({ length: 4 }, (_, at) => `test/part${at}.test.ts`));
  const tree: Readonly<Record<string, TreeFile>> = { ...siblings, ...tests, 'src/alone.ts': {} };

  it('is worth a diagnostic where half of its siblings are tested and it changed lately', () => {
    const facts = factsOf('src/alone.ts', tree);
    assert.deepEqual([facts.status, facts.listed, facts.worthDiagnostic], ['none', true, true]);
  });

  it('is only listed where fewer siblings are tested', () => {
    const facts = factsOf('src/alone.ts', { ...tree, 'src/part8.ts': {} });
    assert.deepEqual([facts.listed, facts.worthDiagnostic], [true, false]);
  });

  it('is only listed where it changed long ago', () => {
    const facts = factsOf('src/alone.ts', tree, { history: historyWith({ lastChanged: NOW - 130 * 86_400_000 }) });
    assert.deepEqual([facts.listed, facts.worthDiagnostic], [true, false]);
  });

  it('is worth a diagnostic where git does not know it yet', () => {
    assert.equal(factsOf('src/alone.ts', { ...tree, 'src/alone.ts': { untracked: true } }).worthDiagnostic, true);
  });

  it('is not listed where it is small or has few decisions', () => {
    assert.equal(factsOf('src/alone.ts', { ...tree, 'src/alone.ts': { codeLines: 19 } }).listed, false);
    assert.equal(factsOf('src/alone.ts', { ...tree, 'src/alone.ts': { code: { decisions: 2 } } }).listed, false);
  });

  it('has a path where a test is expected', () => {
    assert.equal(factsOf('src/alone.ts', tree).expectedPath, 'test/alone.test.ts');
  });
});

describe('what a resource names', () => {
  const tests = plain(...['A', 'B', 'C'].map((name) => `src/test/java/a/${name}Test.java`));
  const sources: Record<string, TreeFile> = {
    'src/main/java/a/Handler.java': { imports: ['src/main/java/a/Parser.java'] },
    'src/main/java/a/Parser.java': {},
  };
  const registry = (path: string): Record<string, TreeFile> => ({
    [path]: { imports: ['src/main/java/a/Handler.java'] },
  });

  it('is not said to have no test, nor is what it leads to', () => {
    const tree = { ...tests, ...sources, ...registry('src/main/resources/META-INF/spring.handlers') };
    assert.equal(status('src/main/java/a/Parser.java', { ...tests, ...sources }), 'none');
    const { status: found, reason } = factsOf('src/main/java/a/Parser.java', tree);
    assert.deepEqual(
      [found, reason],
      ['unknown', { id: 'loaded-by-name', about: 'src/main/resources/META-INF/spring.handlers' }],
    );
  });

  it('is reached where the resource belongs to the tests', () => {
    const tree = { ...tests, ...sources, ...registry('src/test/resources/META-INF/services/a.Plugin') };
    assert.equal(status('src/main/java/a/Parser.java', tree), 'indirect');
  });
});

describe('a definition in a folder', () => {
  const definition = (files: Readonly<Record<string, unknown>>): TestOptionsFor =>
    testOptionsOf(
      createDefinitionInForce(
        Object.entries(files).map(([path, value]) => parseDefinition(JSON.stringify(value), path)),
      ),
    );
  const tests = plain(...['a', 'b', 'c'].map((name) => `test/${name}.test.ts`));

  it('sets conventions for its files, in a folder with glob characters too', () => {
    const optionsFor = definition({
      'plumbline.json': { tests: [{ source: '{path}/{name}.ts', test: 'checks/{path}/{name}.ts' }] },
      'apps/[web]/plumbline.json': { tests: [{ source: 'src/{path}/{name}.ts', test: 'spec/{path}/{name}.spec.ts' }] },
    });
    const tree = {
      ...tests,
      ...plain('apps/[web]/src/x/old.ts', 'apps/[web]/spec/x/old.spec.ts', 'apps/[web]/src/x/new.ts', 'apps/w/new.ts'),
    };
    const of = (path: string): TestFacts => factsOf(path, tree, { optionsFor });
    assert.deepEqual(of('apps/[web]/src/x/old.ts').links, [
      { kind: 'test', path: 'apps/[web]/spec/x/old.spec.ts', evidence: 'named by the team’s convention, same name' },
    ]);
    assert.equal(of('apps/[web]/src/x/new.ts').expectedPath, 'apps/[web]/spec/x/new.spec.ts');
    assert.equal(of('apps/w/new.ts').expectedPath, 'checks/apps/w/new.ts');
  });

  it('sets thresholds, steps and exclusions for its files alone', () => {
    const rule = (options: object): object => ({ rules: { 'missing-test': options } });
    const optionsFor = definition({
      'plumbline.json': rule({ minCodeLines: 100 }),
      'strict/plumbline.json': rule({
        minCodeLines: 10,
        steps: { imports: false, reachability: false, mirroredNames: false, mentions: false },
        exclusions: { except: ['scripts/**'] },
      }),
    });
    const tree: Record<string, TreeFile> = {
      ...tests,
      ...plain('strict/a.ts', 'loose/a.ts', 'strict/scripts/b.ts', 'loose/scripts/b.ts'),
      ...plain('strict/named.ts', 'strict/named.test.ts', 'strict/wordyName.ts', 'loose/wordyPart.ts'),
      'test/cases.yaml': { code: { mentions: ['wordyName', 'wordyPart'] } },
      'strict/used.ts': {},
      'loose/used.ts': {},
      'test/c.test.ts': { imports: ['strict/used.ts', 'loose/used.ts'] },
    };
    const facts = verdictsOf(sourceTree(tree, { optionsFor }));
    const of = (path: string): unknown => [facts.get(path)?.status, facts.get(path)?.listed];
    assert.deepEqual(of('loose/a.ts'), ['none', false]);
    assert.deepEqual(of('strict/a.ts'), ['none', true]);
    assert.deepEqual(of('loose/scripts/b.ts'), ['unknown', false]);
    assert.deepEqual(of('strict/scripts/b.ts'), ['none', true]);
    assert.deepEqual(of('loose/used.ts'), ['direct', false]);
    assert.deepEqual(of('strict/used.ts'), ['none', true]);
    assert.deepEqual(of('strict/named.ts'), ['none', true]);
    assert.deepEqual(of('loose/wordyPart.ts'), ['indirect', false]);
    assert.deepEqual(of('strict/wordyName.ts'), ['none', true]);
  });

  it('counts anew where it moves', () => {
    let kept: KeptStandings | undefined;
    const off = { rules: { 'missing-test': { steps: { mirroredNames: false } } } };
    const tree = { ...tests, ...plain('a/x.ts', 'a/x.test.ts', 'b/x.ts', 'b/x.test.ts') };
    const found = (folder: string): unknown => {
      const optionsFor = definition({ [`${folder}/plumbline.json`]: off });
      const before = kept?.evidence.read;
      kept = standTests(sourceTree(tree, { optionsFor, ...(before && { before }) }), kept);
      return ['a/x.ts', 'b/x.ts'].map((path) => kept && statusIn(kept, path));
    };
    assert.deepEqual(found('a'), ['none', 'direct']);
    assert.deepEqual(found('b'), ['direct', 'none']);
  });
});

describe('what a test is about by its name', () => {
  it('leads on to what that imports', () => {
    const tree = {
      ...JS_TESTS,
      'src/cart.ts': { imports: ['src/rows.ts'] },
      ...plain('test/cart.test.ts', 'src/rows.ts'),
    };
    assert.equal(status('src/rows.ts', tree), 'indirect');
  });
});

describe('each step', () => {
  const tree: Record<string, TreeFile> = {
    ...JS_TESTS,
    'src/named.ts': {},
    'src/named.test.ts': {},
    'src/imported.ts': {},
    'test/flow.test.ts': { imports: ['src/imported.ts'] },
    'src/inline.ts': { code: { inlineTests: true } },
    'src/mentioned/file.ts': {},
    'test/data.yaml': { code: { mentions: ['mentioned'] } },
  };
  const without = (path: string, ...steps: readonly (keyof typeof DEFAULT_TEST_OPTIONS.steps)[]): string => {
    const off = Object.fromEntries(steps.map((step) => [step, false]));
    return factsOf(path, tree, {
      options: { ...DEFAULT_TEST_OPTIONS, steps: { ...DEFAULT_TEST_OPTIONS.steps, ...off } },
    }).status;
  };

  it('can be turned off', () => {
    assert.equal(without('src/named.ts', 'mirroredNames'), 'none');
    assert.equal(without('src/imported.ts', 'imports'), 'indirect');
    assert.equal(without('src/imported.ts', 'imports', 'reachability'), 'none');
    assert.equal(without('src/inline.ts', 'inlineTests'), 'none');
    assert.equal(without('src/mentioned/file.ts', 'mentions'), 'none');
  });
});

describe('a linker that is used again', () => {
  it('gives what a new one gives after files are added, removed and changed', () => {
    let kept: KeptStandings | undefined;
    const trees: readonly Readonly<Record<string, TreeFile>>[] = [
      { ...JS_TESTS, ...plain('src/a.ts') },
      { ...JS_TESTS, ...plain('src/a.ts', 'test/a.test.ts') },
      { ...JS_TESTS, 'src/a.ts': {}, 'test/flow.ts': { imports: ['src/a.ts'] } },
      { ...JS_TESTS, 'src/a.ts': {}, 'test/flow.ts': { imports: ['src/a.ts'], code: { looksLikeSuite: true } } },
      { ...JS_TESTS, ...plain('src/a.ts') },
    ];
    const found = trees.map((tree) => {
      const before = kept?.evidence.read;
      kept = standTests(sourceTree(tree, before && { before }), kept);
      return statusIn(kept, 'src/a.ts');
    });
    assert.deepEqual(found, ['none', 'direct', 'indirect', 'direct', 'none']);
  });
});
