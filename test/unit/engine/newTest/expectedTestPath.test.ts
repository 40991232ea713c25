import assert from 'node:assert/strict';
import { DEFAULT_TEST_OPTIONS } from '../../../fixtures/defaultTestOptions.ts';
import { factsOf, plain } from '../../../fixtures/sourceTree.ts';

const expected = (source: string, ...others: readonly string[]): string | undefined =>
  factsOf(source, plain(source, ...others)).expectedPath;

describe('the path of a missing test', () => {
  for (const [why, source, others, path] of [
    ['beside, as its siblings', 'src/a/new.ts', ['src/a/old.ts', 'src/a/old.spec.ts'], 'src/a/new.spec.ts'],
    [
      'in __tests__, as its siblings',
      'src/a/new.js',
      ['src/a/old.js', 'src/a/__tests__/old-test.js'],
      'src/a/__tests__/new-test.js',
    ],
    ['in the mirrored tree', 'src/a/new.ts', ['src/b/old.ts', 'test/unit/b/old.test.ts'], 'test/unit/a/new.test.ts'],
    [
      'in the mirrored tree of its package',
      'packages/x/src/new.ts',
      ['packages/x/src/old.ts', 'packages/x/tests/old.test.ts', 'packages/y/src/z.ts', 'packages/y/src/z.spec.ts'],
      'packages/x/tests/new.test.ts',
    ],
    [
      'with the ending of its own kind',
      'src/New.vue',
      ['src/Old.vue', 'src/Old.spec.ts', 'src/c.ts', 'src/c.test.ts'],
      'src/New.spec.ts',
    ],
    [
      'flat, as the tests of names that are alone',
      'src/shop/new.py',
      ['src/shop/cart.py', 'tests/test_cart.py'],
      'tests/test_new.py',
    ],
    ['JavaScript', 'src/a/new.ts', [], 'src/a/new.test.ts'],
    ['Python', 'src/shop/cart.py', [], 'tests/shop/test_cart.py'],
    ['Java', 'core/src/main/java/com/acme/Cart.java', ['core/pom.xml'], 'core/src/test/java/com/acme/CartTest.java'],
    ['Go', 'cart/total.go', [], 'cart/total_test.go'],
    ['Rust', 'src/total.rs', [], 'tests/total.rs'],
    ['Rust, below src', 'core/src/cart/total.rs', ['core/Cargo.toml'], 'core/tests/total.rs'],
    ['Rust, a module by its folder', 'core/src/cart/mod.rs', ['core/Cargo.toml'], 'core/tests/cart.rs'],
    ['C#', 'src/Shop/Cart.cs', [], 'tests/Shop/CartTests.cs'],
    ['Ruby', 'lib/shop/cart.rb', [], 'spec/shop/cart_spec.rb'],
    ['PHP', 'src/Order/Cart.php', [], 'tests/Order/CartTest.php'],
    ['Swift', 'Sources/Shop/Cart.swift', [], 'Tests/Shop/CartTests.swift'],
    ['C', 'src/cart.c', [], 'tests/cart_test.c'],
    ['Elixir', 'lib/shop/cart.ex', [], 'test/shop/cart_test.exs'],
    ['Dart', 'lib/src/cart.dart', [], 'test/cart_test.dart'],
    ['shell', 'bin/cart.sh', [], 'test/cart.bats'],
    ['Clojure', 'src/shop/cart.clj', [], 'test/shop/cart_test.clj'],
  ] as const) {
    it(`is ${path} (${why})`, () => {
      assert.equal(expected(source, ...others), path);
    });
  }

  it('follows the team before any habit', () => {
    const conventions = [{ source: 'src/{path}/{name}.ts', test: 'checks/{path}/{name}.check.ts' }];
    const tree = plain('src/a/new.ts', 'src/new.ts', 'src/a/old.ts', 'src/a/old.spec.ts');
    const options = { ...DEFAULT_TEST_OPTIONS, conventions };
    assert.equal(factsOf('src/a/new.ts', tree, { options }).expectedPath, 'checks/a/new.check.ts');
    assert.equal(factsOf('src/new.ts', tree, { options }).expectedPath, 'checks/new.check.ts');
  });

  it('is absent where a test was found', () => {
    assert.equal(expected('src/a.ts', 'src/a.test.ts'), undefined);
  });
});
