import assert from 'node:assert/strict';
import type { FileFacts } from '../../../src/engine/model/fact.ts';
import { createMemoryRepository, fileOf } from '../../fixtures/memoryRepository.ts';

/**
 * One row a language, analyzed from files to snapshot. To add one: the files that make its packages and imports understood (manifests),
 * a source, and a test that leads to it by its imports, so that the scanner and the resolver are both needed; by its name where imports of the
 * language are not followed.
 */
interface Row {
  readonly language: string;
  readonly manifests: Readonly<Record<string, string>>;
  readonly source: readonly [path: string, text: string];
  readonly test: readonly [path: string, text: string];
  readonly expected: { readonly status: FileFacts['tests']['status']; readonly evidence: string };
}

const IMPORTS_IT = { status: 'direct', evidence: 'imports it' } as const;
const USES_IT = { status: 'direct', evidence: 'uses it, in the same package' } as const;
const SAME_NAME = { status: 'direct', evidence: 'same name' } as const;

const ROWS: readonly Row[] = [
  {
    language: 'javascript',
    manifests: { 'package.json': '{ "name": "shop" }\n' },
    source: ['src/total.js', 'exports.total = (prices) => prices.reduce((sum, price) => sum + price, 0);\n'],
    test: ['test/flow.test.js', "const { total } = require('../src/total');\nit('adds up', () => total([]));\n"],
    expected: IMPORTS_IT,
  },
  {
    language: 'typescript',
    manifests: { 'tsconfig.json': '{ "compilerOptions": { "paths": { "#shop/*": ["./src/*"] } } }\n' },
    source: ['src/total.ts', 'export function total(prices: number[]): number {\n  return prices.length;\n}\n'],
    test: ['test/flow.test.ts', "import { total } from '#shop/total';\nit('adds up', () => total([]));\n"],
    expected: IMPORTS_IT,
  },
  {
    language: 'vue',
    manifests: { 'package.json': '{ "name": "shop" }\n' },
    source: ['src/CartRow.vue', '<template><p /></template>\n<script setup>\nconst rows = [];\n</script>\n'],
    test: ['test/flow.spec.ts', "import Row from '../src/CartRow.vue';\nit('shows', () => Row);\n"],
    expected: IMPORTS_IT,
  },
  {
    language: 'python',
    manifests: { 'pyproject.toml': '[project]\nname = "shop"\n', 'src/shop/__init__.py': '' },
    source: ['src/shop/total.py', 'def total(prices):\n    return sum(prices)\n'],
    test: ['tests/test_flow.py', 'from shop.total import total\n\n\ndef test_adds_up():\n    assert total([]) == 0\n'],
    expected: IMPORTS_IT,
  },
  {
    language: 'java',
    manifests: { 'pom.xml': '<project />\n' },
    source: ['src/main/java/shop/Total.java', 'package shop;\npublic class Total {\n  int of() { return 1; }\n}\n'],
    test: [
      'src/test/java/flow/FlowTest.java',
      'package flow;\nimport shop.Total;\nclass FlowTest {\n  @Test void adds() { new Total().of(); }\n}\n',
    ],
    expected: IMPORTS_IT,
  },
  {
    language: 'kotlin',
    manifests: { 'build.gradle.kts': '' },
    source: ['src/main/kotlin/shop/Total.kt', 'package shop\nclass Total {\n  fun of() = 1\n}\n'],
    test: [
      'src/test/kotlin/shop/FlowTest.kt',
      'package shop\nclass FlowTest {\n  @Test fun adds() { Total().of() }\n}\n',
    ],
    expected: USES_IT,
  },
  {
    language: 'scala',
    manifests: { 'build.sbt': '' },
    source: ['src/main/scala/shop/Total.scala', 'package shop\nclass Total {\n  def of = 1\n}\n'],
    test: [
      'src/test/scala/flow/FlowSpec.scala',
      'package flow\nimport shop.Total\nclass FlowSpec {\n  new Total().of\n}\n',
    ],
    expected: IMPORTS_IT,
  },
  {
    language: 'go',
    manifests: { 'go.mod': 'module example.com/shop\n' },
    source: ['cart/total.go', 'package cart\n\nfunc Total(prices []int) int {\n\treturn len(prices)\n}\n'],
    test: [
      'e2e/flow_test.go',
      'package e2e\n\nimport (\n\t"testing"\n\n\t"example.com/shop/cart"\n)\n\nfunc TestFlow(t *testing.T) {\n\tcart.Total(nil)\n}\n',
    ],
    expected: IMPORTS_IT,
  },
  {
    language: 'rust',
    manifests: { 'Cargo.toml': '[package]\nname = "corner-shop"\n', 'src/lib.rs': 'pub mod money;\n' },
    source: ['src/money.rs', 'pub fn total(prices: &[u32]) -> u32 {\n    prices.iter().sum()\n}\n'],
    test: [
      'tests/checkout.rs',
      'use corner_shop::money;\n\n#[test]\nfn adds_up() {\n    assert_eq!(money::total(&[1, 2]), 3);\n}\n',
    ],
    expected: IMPORTS_IT,
  },
  {
    language: 'lua',
    manifests: {
      'shop-1.rockspec': 'build = { type = "builtin", modules = { ["shop.money"] = "lua/shop/money.lua" } }\n',
    },
    source: [
      'lua/shop/money.lua',
      'local M = {}\n\nfunction M.total(a, b)\n  if b then\n    return a + b\n  end\n  return a\nend\n\nreturn M\n',
    ],
    test: [
      'spec/checkout_spec.lua',
      'local money = require("shop.money")\n\ndescribe("checkout", function()\n  it("adds up", function()\n    assert.equals(3, money.total(1, 2))\n  end)\nend)\n',
    ],
    expected: IMPORTS_IT,
  },
  {
    language: 'csharp',
    manifests: { 'Shop.sln': '' },
    source: ['src/Shop/Total.cs', 'namespace Shop;\npublic class Total\n{\n    public int Of() => 1;\n}\n'],
    test: [
      'tests/Shop.Tests/FlowTests.cs',
      'using Shop;\nnamespace Flow;\npublic class FlowTests\n{\n    [Fact] public void Adds() => new Total().Of();\n}\n',
    ],
    expected: IMPORTS_IT,
  },
  {
    language: 'php',
    manifests: { 'composer.json': '{ "autoload": { "psr-4": { "Shop\\\\": "src/" } } }\n' },
    source: ['src/Total.php', '<?php\nnamespace Shop;\nclass Total\n{\n    public function of() { return 1; }\n}\n'],
    test: [
      'tests/FlowTest.php',
      '<?php\nnamespace Flow;\nuse Shop\\Total;\nclass FlowTest extends TestCase\n{\n    function testIt() { new Total(); }\n}\n',
    ],
    expected: IMPORTS_IT,
  },
  {
    language: 'swift',
    manifests: { 'Package.swift': '' },
    source: ['Sources/Shop/Total.swift', 'public struct Total {\n  func of() -> Int { return 1 }\n}\n'],
    test: [
      'Tests/ShopTests/FlowTests.swift',
      'import XCTest\n@testable import Shop\nclass FlowTests: XCTestCase {\n  func testIt() { _ = Total().of() }\n}\n',
    ],
    expected: IMPORTS_IT,
  },
  {
    language: 'dart',
    manifests: { 'pubspec.yaml': 'name: shop\n' },
    source: ['lib/total.dart', 'int total(List<int> prices) {\n  return prices.length;\n}\n'],
    test: [
      'test/flow_test.dart',
      "import 'package:shop/total.dart';\nvoid main() {\n  test('adds', () => total([]));\n}\n",
    ],
    expected: IMPORTS_IT,
  },
  {
    language: 'elixir',
    manifests: { 'mix.exs': '' },
    source: ['lib/shop/total.ex', 'defmodule Shop.Total do\n  def of(prices), do: length(prices)\nend\n'],
    test: [
      'test/flow_test.exs',
      'defmodule FlowTest do\n  use ExUnit.Case\n  alias Shop.Total\n  test "adds", do: Total.of([])\nend\n',
    ],
    expected: IMPORTS_IT,
  },
  {
    language: 'clojure',
    manifests: { 'deps.edn': '{}\n' },
    source: ['src/shop/total.clj', '(ns shop.total)\n(defn of [prices] (count prices))\n'],
    test: ['test/shop/flow_test.clj', '(ns shop.flow-test\n  (:require [shop.total :as total]))\n(total/of [])\n'],
    expected: IMPORTS_IT,
  },
  {
    language: 'ruby',
    manifests: { Gemfile: '' },
    source: ['lib/shop/total.rb', 'class Total\n  def of\n    1\n  end\nend\n'],
    test: ['spec/shop/total_spec.rb', "require 'shop/total'\ndescribe Total do\n  it('adds') { Total.new.of }\nend\n"],
    expected: SAME_NAME,
  },
  {
    language: 'c',
    manifests: { Makefile: '' },
    source: ['src/total.c', 'int total(int a)\n{\n    return a > 1 ? a : 2;\n}\n'],
    test: ['tests/test_total.c', '#include "../src/total.h"\nint main(void)\n{\n    return total(1);\n}\n'],
    expected: SAME_NAME,
  },
  {
    language: 'cpp',
    manifests: { 'CMakeLists.txt': '' },
    source: ['src/total.cc', 'int total(int a) {\n  return a > 1 ? a : 2;\n}\n'],
    test: ['src/total_unittest.cc', '#include "total.h"\nTEST(Total, Adds) {\n  total(1);\n}\n'],
    expected: SAME_NAME,
  },
  {
    language: 'shellscript',
    manifests: {},
    source: ['bin/total.sh', '#!/bin/sh\necho "$1"\n'],
    test: ['test/total.bats', '@test "adds" {\n  run bin/total.sh 1\n}\n'],
    expected: { status: 'direct', evidence: 'same name, and no other file has it' },
  },
];

describe('one analysis of a repository in', () => {
  for (const { language, manifests, source, test, expected } of ROWS) {
    it(language, async () => {
      const [sourcePath, sourceText] = source;
      const [testPath, testText] = test;
      const repository = createMemoryRepository({ ...manifests, [sourcePath]: sourceText, [testPath]: testText });
      repository.commitAll('2025-12-01T00:00:00Z');
      const snapshot = await repository.analyze();
      const file = fileOf(snapshot, sourcePath);
      assert.deepEqual([file.language, file.role, fileOf(snapshot, testPath).role], [language, 'production', 'test']);
      const links = file.tests.links.map(({ path, evidence }) => `${path}: ${evidence}`);
      assert.deepEqual([file.tests.status, links], [expected.status, [`${testPath}: ${expected.evidence}`]]);
      assert.deepEqual(repository.logger.warnings, []);
    });
  }
});
