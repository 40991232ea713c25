import assert from 'node:assert/strict';
import { testTemplate } from '../../../../src/engine/newTest/testTemplate.ts';
import { inspectCode, tellingNameOf } from '../../../../src/engine/languages/inspectCode.ts';

const near = (path: string, language: string, text: string): ReturnType<typeof inspectCode> =>
  inspectCode(tellingNameOf(path, language), language, text);

describe('a new test', () => {
  it('imports the declared name in the style of the tests near by', () => {
    const text = testTemplate({
      source: 'src/cart/total.ts',
      language: 'typescript',
      code: { packageName: null, declares: ['total'] },
      text: 'export function total(): number {',
      test: 'test/cart/total.test.ts',
      neighbors: [
        near(
          'test/cart/tax.test.ts',
          'typescript',
          "import { it } from 'vitest';\nimport { tax } from '../../src/cart/tax.js';\nit('x', () => tax());\n",
        ),
      ],
    });
    assert.equal(
      text,
      "import { describe, it } from 'vitest';\nimport { total } from '../../src/cart/total.js';\n\n" +
        "describe('total', () => {\n  it('works', () => {\n    throw new Error('Write this test.');\n  });\n});\n",
    );
  });

  it('requires where the tests near by do', () => {
    const text = testTemplate({
      source: 'lib/total.js',
      language: 'javascript',
      code: null,
      test: 'test/total.js',
      neighbors: [
        near('test/tax.js', 'javascript', "const assert = require('assert');\nconst tax = require('../lib/tax');\n"),
      ],
    });
    assert.ok(text.startsWith("const total = require('../lib/total');\n"), text);
  });

  for (const [what, source, text, line] of [
    ['a default export', 'lib/total.js', 'export default function total() {}', "import total from './total';"],
    ['a name in a list', 'lib/total.js', 'export { sum as total, other };', "import { total } from './total';"],
    ['nothing of its own name', 'lib/total.js', 'export const other = 1;', "import * as total from './total';"],
    ['a component', 'lib/Total.vue', '<script></script>', "import Total from './Total.vue';"],
  ] as const) {
    it(`imports ${what}`, () => {
      const language = source.endsWith('.vue') ? 'vue' : 'javascript';
      const test = 'lib/total.test.js';
      const made = testTemplate({ source, language, code: null, text, test, neighbors: [] });
      assert.equal(made.slice(0, made.indexOf('\n')), line);
    });
  }

  for (const [text, line] of [
    ['module.exports = { total, tax: 1 };', "const { total } = require('./total');"],
    ['exports.total = 1;', "const { total } = require('./total');"],
    ['module.exports = function () {};', "const total = require('./total');"],
  ] as const) {
    it(`requires ${text}`, () => {
      const input = { source: 'lib/total.js', language: 'javascript', code: null, text, neighbors: [] };
      const made = testTemplate({ ...input, test: 'lib/total.test.cjs' });
      assert.equal(made.slice(0, made.indexOf('\n')), line);
    });
  }

  it('writes the ending that most imports near by have', () => {
    const input = { source: 'src/a.ts', language: 'typescript', code: null, test: 'src/a.test.ts' };
    const one = near('src/b.test.ts', 'typescript', "import { b } from './b.js';\nimport { c } from './c';\n");
    const two = near('src/c.test.ts', 'typescript', "import { d } from './d.js';\n");
    assert.match(testTemplate({ ...input, neighbors: [one] }), /from '\.\/a'/u);
    assert.match(testTemplate({ ...input, neighbors: [one, two] }), /from '\.\/a\.js'/u);
  });

  it('is a function for pytest and a class for unittest', () => {
    const draft = (line: string): string =>
      testTemplate({
        source: 'src/shop/cart.py',
        language: 'python',
        code: null,
        test: 'tests/shop/test_cart.py',
        neighbors: [near('tests/shop/test_tax.py', 'python', `${line}\n`)],
      });
    assert.match(draft('import pytest'), /^import shop\.cart\n\n\ndef test_cart_works\(\):/u);
    assert.match(draft('import unittest'), /class CartTest\(unittest\.TestCase\):/u);
  });

  it('stands in the package of its source', () => {
    const code = { packageName: 'com.acme', declares: ['Cart'] };
    const java = testTemplate({
      source: 'src/main/java/com/acme/Cart.java',
      language: 'java',
      code,
      test: 'src/test/java/com/acme/CartTest.java',
      neighbors: [],
    });
    assert.match(java, /^package com\.acme;\n\nimport org\.junit\.jupiter\.api\.Test;\n\nclass CartTest \{/u);
    const go = testTemplate({
      source: 'cart/total.go',
      language: 'go',
      code: { packageName: 'cart', declares: [] },
      test: 'cart/total_test.go',
      neighbors: [],
    });
    assert.match(go, /^package cart\n\nimport "testing"\n\nfunc TestTotal\(t \*testing\.T\) \{/u);
  });

  it('is the text of the team where there is one', () => {
    const text = testTemplate({
      source: 'src/cart.ts',
      language: 'typescript',
      code: null,
      test: 'test/cart.test.ts',
      neighbors: [],
      teamTemplate: "import * as {name} from '{import}'; // {path}\n",
    });
    assert.equal(text, "import * as cart from '../src/cart'; // src/cart.ts\n");
  });
});
