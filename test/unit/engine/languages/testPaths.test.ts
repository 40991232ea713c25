import assert from 'node:assert/strict';
import { families, languageOf, testConventionOf, testConventions } from '../../../../src/engine/languages/registry.ts';
import { classifyTestPath, isInTestTree, isTest, subjectStems } from '../../../../src/engine/languages/testPaths.ts';

const kindOf = (path: string): string => classifyTestPath(path, languageOf(path).id);
const subjects = (stem: string, language: string): readonly string[] => {
  const row = testConventionOf(language);
  assert.ok(row);
  return subjectStems(stem, row);
};

/** For each row of the convention table: paths that are tests, and paths beside them that are not. */
const ROWS: Readonly<Record<string, { readonly tests: readonly string[]; readonly others: readonly string[] }>> = {
  'JavaScript and TypeScript': {
    tests: [
      'src/cart.test.ts',
      'src/cart.spec.tsx',
      'src/__tests__/cart-test.js',
      'test/cartTest.ts',
      'tests/test-cart.mjs',
      'src/Cart.spec.vue',
      'cypress/e2e/pay.cy.js',
      'test.js',
    ],
    others: ['src/cart.ts', 'src/contest.ts', 'src/latest.js', 'src/spec-reader.ts', 'src/Cart.svelte'],
  },
  Python: {
    tests: ['tests/test_cart.py', 'shop/cart_test.py', 'shop/tests.py', 'shop/test_cart.py'],
    others: ['shop/cart.py', 'shop/testing.py', 'shop/contest.py'],
  },
  'Java, Kotlin and Scala': {
    tests: [
      'src/test/java/com/acme/CartTest.java',
      'src/test/java/com/acme/CartIT.java',
      'src/test/kotlin/com/acme/CartTests.kt',
      'src/test/scala/com/acme/CartSpec.scala',
      'src/commonTest/kotlin/com/acme/TestCart.kt',
    ],
    others: [
      'src/main/java/com/acme/Cart.java',
      'src/main/scala/com/acme/OpenApiSpec.scala',
      'src/main/kotlin/Latest.kt',
    ],
  },
  Lua: {
    tests: ['spec/cart_spec.lua', 'tests/test-cart.lua', 'test/test_cart.lua'],
    others: ['src/cart.lua', 'src/contest.lua', 'spec/helper.lua'],
  },
  Go: { tests: ['cart/cart_test.go'], others: ['cart/cart.go', 'cart/testing.go', 'cart/test_helpers.go'] },
  Rust: {
    tests: ['tests/cart.rs', 'src/cart/tests.rs', 'src/cart_test.rs'],
    others: ['src/cart.rs', 'src/attest.rs'],
  },
  'C#': {
    tests: ['test/Shop.Tests/CartTests.cs', 'Shop.UnitTests/Orders/CartTest.cs'],
    others: ['src/Shop/Cart.cs', 'src/Shop/Contests/Cart.cs'],
  },
  Ruby: { tests: ['spec/cart_spec.rb', 'test/cart_test.rb', 'test/test_cart.rb'], others: ['lib/cart.rb'] },
  PHP: { tests: ['tests/Unit/CartTest.php', 'tests/basic/001.phpt'], others: ['src/Cart.php', 'src/Contest.php'] },
  Swift: { tests: ['Tests/ShopTests/CartTests.swift'], others: ['Sources/Shop/Cart.swift'] },
  'C and C++': {
    tests: [
      'src/cart_test.cc',
      'tests/test_cart.c',
      'unittests/CartTest.cpp',
      'src/cart_unittest.cpp',
      'src/testutil.h',
    ],
    others: ['src/cart.c', 'src/latest.cpp'],
  },
  Elixir: { tests: ['test/shop/cart_test.exs'], others: ['lib/shop/cart.ex'] },
  Dart: { tests: ['test/cart_test.dart', 'integration_test/pay_test.dart'], others: ['lib/src/cart.dart'] },
  Shell: { tests: ['test/cart.bats', 't/t0001-init.sh', 'bin/cart_test.sh'], others: ['bin/cart.sh'] },
  Clojure: { tests: ['test/shop/cart_test.clj'], others: ['src/shop/cart.clj'] },
};

describe('the table of test conventions', () => {
  for (const { family } of testConventions) {
    it(`knows the tests of ${family}`, () => {
      const row = ROWS[family];
      assert.ok(row, 'every row has its examples here');
      assert.deepEqual(
        row.tests.filter((path) => kindOf(path) !== 'test'),
        [],
      );
      assert.deepEqual(
        row.others.filter((path) => kindOf(path) === 'test'),
        [],
      );
    });
  }

  it('knows every language that it is asked for once', () => {
    const languages = families.flatMap((family) =>
      family.tests === undefined ? [] : [...new Set(family.languages.map(({ id }) => id))],
    );
    assert.equal(new Set(languages).size, languages.length);
    const asked =
      'typescript javascript vue svelte python java kotlin scala go rust csharp ruby php swift c cpp elixir dart shellscript clojure';
    assert.deepEqual(
      asked.split(' ').filter((language) => !languages.includes(language)),
      [],
    );
  });
});

describe('a path in a test tree', () => {
  it('is production code below src/main, even in a package called test', () => {
    assert.equal(kindOf('spring-test/src/main/java/org/acme/test/context/TestContext.java'), 'none');
    assert.equal(kindOf('shop/src/commonMain/kotlin/test/Cart.kt'), 'none');
  });

  it('is a test without a suffix where its content is a suite', () => {
    assert.equal(kindOf('tests/cart.js'), 'suite');
    assert.equal(isTest(classifyTestPath('tests/cart.js', 'javascript'), true), true);
    assert.equal(isTest(classifyTestPath('tests/cart.js', 'javascript'), false), false);
  });

  it('is a test with a capital suffix below test, and waits for its content elsewhere', () => {
    assert.equal(kindOf('test/isConditionalTest.ts'), 'test');
    assert.equal(kindOf('src/isConditionalTest.ts'), 'suite');
  });

  it('is a fixture whatever its name', () => {
    assert.equal(kindOf('test/fixtures/cart.test.js'), 'fixture');
    assert.equal(kindOf('cart/testdata/cart_test.go'), 'fixture');
    assert.equal(kindOf('cart/src/test-resources/cart.go'), 'fixture');
    assert.equal(kindOf('src/test/resources/cart.java'), 'fixture');
  });

  it('may be data of any type', () => {
    assert.equal(isInTestTree('tests/cases/cart.yaml', 'yaml'), true);
    assert.equal(isInTestTree('src/cart.yaml', 'yaml'), false);
  });
});

describe('the names that a test is about', () => {
  it('lose one affix at a time', () => {
    assert.deepEqual(subjects('isConditionalTest.test', 'typescript'), [
      'isConditionalTest.test',
      'isConditionalTest',
      'isConditional',
    ]);
  });

  it('lose dotted qualifiers last', () => {
    assert.deepEqual(subjects('changeEvent.node.test', 'typescript'), [
      'changeEvent.node.test',
      'changeEvent.node',
      'changeEvent',
    ]);
  });

  it('lose prefixes', () => {
    assert.deepEqual(subjects('test_cart', 'python'), ['test_cart', 'cart']);
    assert.deepEqual(subjects('TestCart', 'java'), ['TestCart', 'Cart']);
  });
});
