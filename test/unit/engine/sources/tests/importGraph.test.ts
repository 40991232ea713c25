import assert from 'node:assert/strict';
import { reachFrom } from '../../../../../src/engine/facts/testLinks/reachability.ts';
import type { ImportGraph } from '../../../../../src/engine/sources/tests/importGraph.ts';
import { inspectCode, tellingNameOf } from '../../../../../src/engine/languages/inspectCode.ts';
import { readFilesOf } from '../../../../../src/engine/sources/files/readFiles.ts';
import { importGraphOf } from '../../../../../src/engine/sources/tests/keptImportGraph.ts';

const LANGUAGES: Readonly<Record<string, string>> = {
  js: 'javascript',
  jsx: 'javascriptreact',
  ts: 'typescript',
  tsx: 'typescriptreact',
  vue: 'vue',
  svelte: 'svelte',
  py: 'python',
  java: 'java',
  kt: 'kotlin',
  scala: 'scala',
  go: 'go',
  rs: 'rust',
  cs: 'csharp',
  php: 'php',
  ex: 'elixir',
  exs: 'elixir',
  dart: 'dart',
  swift: 'swift',
  clj: 'clojure',
};

type Tree = Readonly<Record<string, string>>;

function graphOf(tree: Tree): ImportGraph {
  const files = Object.entries(tree).map(([path, text]) => {
    const language = LANGUAGES[path.slice(path.lastIndexOf('.') + 1)] ?? 'unknown';
    return { file: { path, language }, facts: { code: inspectCode(tellingNameOf(path, language), language, text) } };
  });
  return importGraphOf({
    files: readFilesOf(files),
    onFailure: (path, thrown) => {
      throw new Error(path, { cause: thrown });
    },
    read: (path) => {
      assert.ok(path in tree, `only listed files are read, not ${path}`);
      return tree[path];
    },
  }).graph;
}

/** "kind path" of each edge of a file. */
function edges(tree: Tree, path: string): readonly string[] {
  const paths = Object.keys(tree);
  return graphOf(tree)
    .valueImports(paths.indexOf(path))
    .map(({ to, kind }) => `${kind} ${paths[to] ?? ''}`);
}

describe('imports of JavaScript and TypeScript resolve', () => {
  it('relative paths, with the extensions and index files that are left out', () => {
    const tree = {
      'src/a.ts':
        "import './b'; import './c.js'; import './d'; import './e.vue'; import '../f'; import '.'; import './x.js?raw';",
      'src/b.tsx': '',
      'src/c.ts': '',
      'src/d/index.js': '',
      'src/e.vue': '',
      'f.json': '{}',
      'src/index.ts': '',
      'src/x.js': '',
    };
    assert.deepEqual(edges(tree, 'src/a.ts'), [
      'import src/b.tsx',
      'import src/c.ts',
      'import src/d/index.js',
      'import src/e.vue',
      'import f.json',
      'import src/index.ts',
      'import src/x.js',
    ]);
  });

  it('nothing outside the listed files', () => {
    assert.deepEqual(
      edges({ 'a.js': "require('../../etc/passwd'); require('/etc/passwd'); require('fs')" }, 'a.js'),
      [],
    );
  });

  it('paths of a tsconfig, through extends, comments and trailing commas', () => {
    const tree = {
      'packages/web/tsconfig.json': '{ // project\n "extends": "../../tsconfig.base", }',
      'tsconfig.base.json':
        '{"compilerOptions": {"baseUrl": ".", "paths": {"@core/*": ["packages/core/src/*"], "@one": ["packages/one.ts"]}}}',
      'packages/web/a.ts': "import '@core/b'; import '@one'; import 'packages/one';",
      'packages/core/src/b.ts': '',
      'packages/one.ts': '',
    };
    assert.deepEqual(edges(tree, 'packages/web/a.ts'), ['import packages/core/src/b.ts', 'import packages/one.ts']);
  });

  it('paths of the projects that a solution file names', () => {
    const tree = {
      'tsconfig.json': '{"files": [], "references": [{"path": "./tsconfig.app.json"}]}',
      'tsconfig.app.json': '{"compilerOptions": {"paths": {"@/*": ["./src/*"]}}}',
      'src/a.ts': "import '@/b';",
      'src/b.ts': '',
    };
    assert.deepEqual(edges(tree, 'src/a.ts'), ['import src/b.ts']);
  });

  it('names of workspace packages, from build output back to the source', () => {
    const tree = {
      'packages/core/package.json':
        '{"name": "@x/core", "main": "dist/index.js", "exports": {".": {"types": "./dist/index.d.ts", "import": "./dist/esm/index.mjs"}, "./parts/*": "./dist/parts/*.js"}}',
      'packages/core/src/index.ts': '',
      'packages/core/src/parts/one.ts': '',
      'packages/plain/package.json': '{"name": "plain", "main": "./lib/main.js"}',
      'packages/plain/src/main.ts': '',
      'packages/plain/deep/two.js': '',
      'packages/web/a.ts': "import '@x/core'; import '@x/core/parts/one'; import 'plain'; import 'plain/deep/two';",
    };
    assert.deepEqual(edges(tree, 'packages/web/a.ts'), [
      'import packages/core/src/index.ts',
      'import packages/core/src/parts/one.ts',
      'import packages/plain/src/main.ts',
      'import packages/plain/deep/two.js',
    ]);
  });

  it("a package's own imports, and the directory above by its main", () => {
    const tree = {
      'package.json': '{"main": "lib/main.js", "imports": {"#lib/*": {"node": "./lib/*.js"}}}',
      'lib/main.js': '',
      'lib/one.js': '',
      'test/a.js': "require('..'); require('#lib/one');",
    };
    assert.deepEqual(edges(tree, 'test/a.js'), ['import lib/main.js', 'import lib/one.js']);
  });

  it('barrels for the imported names only', () => {
    const tree = {
      'a.test.ts': "import { b, D, e } from './lib';",
      'lib/index.ts':
        "export { b } from './b'; export * from './c'; export { default as D } from './d'; export * from './more'; export { z } from './z';",
      'lib/b.ts': 'export const b = () => 1;',
      'lib/c.ts': 'export const c = () => 1;',
      'lib/d.ts': 'export default class {}',
      'lib/more.ts': "export * from './e'; import './unrelated';",
      'lib/e.ts': 'export function e() {}',
      'lib/z.ts': 'export const z = 1;',
      'lib/unrelated.ts': '',
    };
    assert.deepEqual(edges(tree, 'a.test.ts'), [
      'import lib/index.ts',
      'import lib/b.ts',
      'import lib/d.ts',
      'import lib/more.ts',
      'import lib/e.ts',
    ]);
    const weak = edges(tree, 'lib/index.ts');
    assert.ok(weak.includes('path-literal lib/z.ts'), 'a barrel still leads to what nobody asked for');
  });

  it('barrels that import and export apart, and those of CommonJS', () => {
    const tree = {
      'a.test.js': "const { One, two } = require('./lib'); const main = require('./main');",
      'lib/index.js':
        "const One = require('./one'); module.exports = { One, get two() { return require('./two'); }, three: require('./three') };",
      'lib/one.js': '',
      'lib/two.js': '',
      'lib/three.js': '',
      'main.js': "module.exports = require('./lib/three');",
    };
    assert.deepEqual(edges(tree, 'a.test.js'), [
      'import lib/index.js',
      'import lib/one.js',
      'import lib/two.js',
      'import main.js',
      'import lib/three.js',
    ]);
  });

  it('members of a module imported as a whole', () => {
    const tree = {
      'a.test.ts': "import * as lib from './lib'; lib.b();",
      'lib/index.ts': "export * from './b'; export * from './c';",
      'lib/b.ts': 'export const b = () => 1;',
      'lib/c.ts': 'export const c = () => 1;',
    };
    assert.deepEqual(edges(tree, 'a.test.ts'), ['import lib/index.ts', 'import lib/b.ts']);
  });

  it('path literals as weak edges', () => {
    const tree = {
      'test/a.js': 'fork(path.join(__dirname, "..", "lib", "worker.js"));',
      'lib/worker.js': '',
    };
    assert.deepEqual(edges(tree, 'test/a.js'), ['path-literal lib/worker.js']);
  });

  it('build output that a test starts, back to the entry point of its source', () => {
    const tree = {
      'package.json': '{"main": "./dist/extension.cjs"}',
      'src/extension/extension.ts': '',
      'src/worker/main.ts': '',
      'src/cli/main.ts': '',
      'test/cli.test.ts': "run(join(import.meta.dirname, '../dist/cli.cjs'));",
      'src/start.ts': "start(context.asAbsolutePath('dist/worker.cjs'));",
    };
    assert.deepEqual(edges(tree, 'test/cli.test.ts'), ['path-literal src/cli/main.ts']);
    assert.deepEqual(edges(tree, 'src/start.ts'), ['path-literal src/worker/main.ts']);
  });

  it('"vscode" in a test to the entry point of the extension that the editor activates', () => {
    const tree = {
      'package.json': '{"main": "./dist/extension.cjs"}',
      'src/extension/extension.ts': '',
      'src/views/tree.ts': "import * as vscode from 'vscode';",
      'test/host/activation.test.ts': "import * as vscode from 'vscode';",
    };
    assert.deepEqual(edges(tree, 'test/host/activation.test.ts'), ['path-literal src/extension/extension.ts']);
    assert.deepEqual(edges(tree, 'src/views/tree.ts'), []);
  });

  it('cycles of barrels and of configurations without end', () => {
    const tree = {
      'tsconfig.json': '{"extends": "./tsconfig.json", "references": [{"path": "."}]}',
      'package.json': '{"name": "self", "main": ".", "exports": {".": "./"}}',
      'a.ts': "import { x } from './b'; import 'self';",
      'b.ts': "export * from './c'; export { x } from './c';",
      'c.ts': "export * from './b'; export { x } from './b';",
    };
    assert.deepEqual(edges(tree, 'a.ts'), ['import b.ts', 'import c.ts']);
  });

  it('in spite of broken or hostile configuration', () => {
    const tree = {
      'package.json': '{"name": 5, "main": {"__proto__": 1}, "exports": [[[["./x"]]]], "imports": null}',
      'tsconfig.json': '{"compilerOptions": {"paths": {"__proto__": ["x"], "*": "no"}, "baseUrl": 7}',
      'jsconfig.json': 'null',
      'a.ts': "import './b'; import '__proto__'; import 'constructor'; import '#x'",
      'b.ts': '',
    };
    assert.deepEqual(edges(tree, 'a.ts'), ['import b.ts']);
  });
});

describe('imports resolve in', () => {
  it('Python: absolute, relative, src layout and what __init__ imports', () => {
    const tree = {
      'src/shop/__init__.py': 'from .cart import Cart as Basket\nfrom shop.stock import take\n',
      'src/shop/cart.py': 'from . import money\nfrom .tax.rates import rate\n',
      'src/shop/money.py': '',
      'src/shop/stock.py': '',
      'src/shop/tax/__init__.py': '',
      'src/shop/tax/rates.py': '',
      'src/shop/types_only.py': '',
      'tests/test_cart.py': [
        'import shop.money as m, os',
        'from shop import (',
        '    Basket,',
        ')',
        'from typing import TYPE_CHECKING',
        'if TYPE_CHECKING:',
        '    from shop.types_only import T',
        'with patch("shop.tax.rates.rate"):',
        '    pass',
      ].join('\n'),
    };
    assert.deepEqual(edges(tree, 'tests/test_cart.py'), [
      'import src/shop/money.py',
      'import src/shop/__init__.py',
      'import src/shop/cart.py',
      'path-literal src/shop/tax/rates.py',
    ]);
    assert.deepEqual(edges(tree, 'src/shop/cart.py'), [
      'import src/shop/__init__.py',
      'import src/shop/money.py',
      'import src/shop/tax/rates.py',
    ]);
  });

  it('Java: full names, static members, whole packages and the same package', () => {
    const tree = {
      'a/src/main/java/x/Order.java': 'package x; public class Order { }',
      'a/src/main/java/x/Other.java': 'package x; class Other { }',
      'a/src/main/java/y/Tax.java': 'package y; public class Tax { static class Rate {} }',
      'a/src/main/java/z/One.java': 'package z; public class One { }',
      'a/src/main/java/z/Two.java': 'package z; public class Two { }',
      'a/src/test/java/x/OrderTest.java':
        'package x;\nimport static y.Tax.Rate.of;\nimport z.*;\nclass OrderTest { Order order; One one; /* Two Other */ String s = "Other"; }',
    };
    assert.deepEqual(edges(tree, 'a/src/test/java/x/OrderTest.java'), [
      'import a/src/main/java/y/Tax.java',
      'import a/src/main/java/z/One.java',
      'package a/src/main/java/x/Order.java',
    ]);
  });

  it('Java: classes named in full in a string, as weak edges', () => {
    const tree = {
      'src/a/Cart.java': 'package a; class Cart { String made = "b.parts.Row"; String not = "b.parts.Other.x"; }',
      'src/b/Row.java': 'package b.parts; class Row {}',
      'src/b/Other.java': 'package b.parts; class Other {}',
    };
    assert.deepEqual(edges(tree, 'src/a/Cart.java'), ['path-literal src/b/Row.java']);
  });

  it('META-INF: service providers, handlers and factories by their full names', () => {
    const tree = {
      'src/main/java/a/Pay.java': 'package a; class Pay {}',
      'src/main/java/a/Card.java': 'package a; class Card { class Kind {} }',
      'src/main/java/a/Old.java': 'package a; class Old {}',
      'src/main/resources/META-INF/services/a.Pay': '# not a.Old\na.Card$Kind # a.Old\n',
      'src/main/resources/META-INF/spring.handlers': 'http\\://www.acme.com/schema/pay=a.Pay\n',
      'src/main/resources/META-INF/spring/aot.factories': 'a.Pay=\\\na.Card,a.Old\n',
      'src/main/resources/META-INF/LICENSE.txt': 'a.Pay',
    };
    const from = (name: string): readonly string[] => edges(tree, `src/main/resources/META-INF/${name}`);
    assert.deepEqual(from('services/a.Pay'), ['import src/main/java/a/Card.java']);
    assert.deepEqual(from('spring.handlers'), ['import src/main/java/a/Pay.java']);
    assert.equal(from('spring/aot.factories').length, 3);
    assert.deepEqual(from('LICENSE.txt'), []);
  });

  it('Kotlin: top-level functions', () => {
    const tree = {
      'src/main/kotlin/Parse.kt': 'package x\nfun parseAll(text: String): Int = 1\n',
      'src/test/kotlin/ParseTest.kt': 'package y\nimport x.parseAll\nclass ParseTest { fun run() { parseAll("") } }',
      'src/test/kotlin/SameTest.kt': 'package x\nclass SameTest { fun run() { parseAll("") } }',
    };
    assert.deepEqual(edges(tree, 'src/test/kotlin/ParseTest.kt'), ['import src/main/kotlin/Parse.kt']);
    assert.deepEqual(edges(tree, 'src/test/kotlin/SameTest.kt'), ['package src/main/kotlin/Parse.kt']);
  });

  it('Scala: selectors, renamed names and the same package', () => {
    const tree = {
      'src/main/scala/A.scala': 'package x\nclass A\nobject Helper',
      'src/main/scala/B.scala': 'package x.sub\ntrait B',
      'src/test/scala/ASuite.scala': 'package x\nimport x.sub.{B => Base, C}\nclass ASuite extends Base { new A }',
    };
    assert.deepEqual(edges(tree, 'src/test/scala/ASuite.scala'), [
      'import src/main/scala/B.scala',
      'package src/main/scala/A.scala',
    ]);
  });

  it('Go: the same package, and other packages by the names used', () => {
    const tree = {
      'go.mod': 'module example.com/shop\n\ngo 1.22\n',
      'cart/cart.go': 'package cart\n\nfunc Total(a int) int { return a }\n',
      'cart/other.go': 'package cart\n\nfunc unused() {}\n',
      'cart/cart_test.go':
        'package cart\n\nimport (\n\t"testing"\n\n\tm "example.com/shop/money"\n)\n\nfunc TestTotal(t *testing.T) { Total(m.Round(1)) }\n',
      'money/round.go': 'package money\n\nfunc Round(a int) int { return a }\n',
      'money/split.go': 'package money\n\nfunc Split(a int) int { return a }\n',
    };
    assert.deepEqual(edges(tree, 'cart/cart_test.go'), ['import money/round.go', 'package cart/cart.go']);
  });

  it('Rust: modules, crate paths and crates of the workspace', () => {
    const tree = {
      'core/Cargo.toml': '[package]\nname = "shop-core"\n',
      'core/src/lib.rs': 'pub mod cart;\nmod money;\npub use money::Money;\n',
      'core/src/cart/mod.rs': 'pub mod line;\nuse crate::money::{self, Money as M};\n',
      'core/src/cart/line.rs': 'use super::super::money::Money;\n',
      'core/src/money.rs': 'pub struct Money;\nimpl Money { pub fn of() {} }\n',
      'core/tests/cart.rs': 'use shop_core::{cart::line::Line, Money};\nmod common;\n',
      'core/tests/common/mod.rs': '',
    };
    assert.deepEqual(edges(tree, 'core/src/cart/mod.rs'), [
      'path-literal core/src/cart/line.rs',
      'import core/src/money.rs',
    ]);
    assert.deepEqual(edges(tree, 'core/src/cart/line.rs'), ['import core/src/money.rs']);
    assert.deepEqual(edges(tree, 'core/tests/cart.rs'), [
      'path-literal core/tests/common/mod.rs',
      'import core/src/cart/line.rs',
      'import core/src/lib.rs',
      'import core/src/money.rs',
    ]);
    assert.equal(graphOf(tree).hasModuleEdges('core/src/money.rs'), true);
    assert.equal(graphOf({ 'Cargo.toml': '', 'src/a.rs': 'fn a() {}' }).hasModuleEdges('src/a.rs'), false);
  });

  it('C#: namespaces by the names mentioned', () => {
    const tree = {
      'src/Cart.cs': 'namespace Shop.Core;\npublic class Cart { }',
      'src/Tax.cs': 'namespace Shop.Core.Tax { public class Rate { } public class Unused { } }',
      'src/Other.cs': 'namespace Shop.Core.Tax { public class Other { } }',
      'tests/GlobalUsings.cs': 'global using Shop.Core.Tax;',
      'tests/CartTests.cs': 'using Shop.Core;\nnamespace Shop.Tests;\npublic class CartTests { Cart cart; Rate rate; }',
    };
    assert.deepEqual(edges(tree, 'tests/CartTests.cs'), ['import src/Cart.cs', 'import src/Tax.cs']);
  });

  it('PHP: namespaces, groups, the same namespace and includes', () => {
    const tree = {
      'src/Cart.php': '<?php\nnamespace Shop;\nclass Cart {}',
      'src/Tax/Rate.php': '<?php\nnamespace Shop\\Tax;\nfinal class Rate {}',
      'src/Tax/Vat.php': '<?php\nnamespace Shop\\Tax;\nclass Vat {}',
      'lib/old.php': '<?php\nfunction old() {}',
      'tests/CartTest.php':
        "<?php\nnamespace Shop;\nuse Shop\\Tax\\{Rate, Vat as V};\nrequire_once __DIR__ . '/../lib/old.php';\nclass CartTest { function t() { new Cart(); } }",
    };
    assert.deepEqual(edges(tree, 'tests/CartTest.php'), [
      'import src/Tax/Rate.php',
      'import src/Tax/Vat.php',
      'import lib/old.php',
      'package src/Cart.php',
    ]);
  });

  it('Elixir: aliases, groups and full names', () => {
    const tree = {
      'lib/cart.ex': 'defmodule Shop.Cart do\nend',
      'lib/tax.ex': 'defmodule Shop.Tax do\nend',
      'lib/money.ex': 'defmodule Shop.Money do\nend',
      'test/cart_test.exs':
        'defmodule Shop.CartTest do\n  use ExUnit.Case\n  alias Shop.{Cart, Tax}\n  test "x" do\n    Shop.Money.add(1)\n  end\nend',
    };
    assert.deepEqual(edges(tree, 'test/cart_test.exs'), [
      'import lib/cart.ex',
      'import lib/tax.ex',
      'import lib/money.ex',
    ]);
  });

  it('Dart: packages, relative URIs and exports for the names shown', () => {
    const tree = {
      'pubspec.yaml': 'name: shop\n',
      'lib/shop.dart': "export 'src/cart.dart';\nexport 'src/tax.dart' show Tax;\n",
      'lib/src/cart.dart': 'class Cart {}',
      'lib/src/tax.dart': 'class Tax {}',
      'test/cart_test.dart':
        "import 'package:shop/shop.dart' show Tax;\nimport '../lib/src/cart.dart';\nimport 'dart:io';\n",
    };
    assert.deepEqual(edges(tree, 'test/cart_test.dart'), [
      'import lib/shop.dart',
      'import lib/src/tax.dart',
      'import lib/src/cart.dart',
    ]);
  });

  it('Swift: modules by the names mentioned', () => {
    const tree = {
      'Sources/Shop/Cart.swift': 'public struct Cart {}',
      'Sources/Shop/Tax.swift': 'struct Tax {}',
      'Tests/ShopTests/CartTests.swift':
        '@testable import Shop\nimport XCTest\nfinal class CartTests: XCTestCase { let cart = Cart() }',
    };
    assert.deepEqual(edges(tree, 'Tests/ShopTests/CartTests.swift'), ['import Sources/Shop/Cart.swift']);
  });

  it('Clojure: namespaces', () => {
    const tree = {
      'src/shop/cart.clj': '(ns shop.cart)\n(defn total [x] x)',
      'test/shop/cart_test.clj':
        '(ns shop.cart-test\n  (:require [clojure.test :refer :all]\n            [shop.cart :as cart]))',
    };
    assert.deepEqual(edges(tree, 'test/shop/cart_test.clj'), ['import src/shop/cart.clj']);
  });

  it('no language without a resolver', () => {
    const graph = graphOf({ 'a.rb': "require_relative 'b'", 'b.rb': '' });
    assert.equal(graph.hasResolver('ruby'), false);
    assert.equal(graph.hasResolver('python'), true);
    assert.deepEqual(graph.valueImports(0), []);
  });
});

describe('what tests reach', () => {
  it('is found breadth first, with the way there', () => {
    const graph = graphOf({
      'a.test.js': "require('./b')",
      'b.js': "require('./c')",
      'c.js': "require('./b')",
      'd.js': "require('./c')",
    });
    const { from, through } = reachFrom(Uint32Array.of(0), graph, 4);
    assert.deepEqual([...through], [0, 0, 1, -1]);
    assert.deepEqual([...from], [0, 0, 0, -1]);
  });
});
