import assert from 'node:assert/strict';
import { testTemplate } from '../../../../../src/engine/facts/testLinks/testTemplate.ts';
import { inspectCode } from '../../../../../src/engine/sources/tests/inspectCode.ts';

const near = (path: string, language: string, text: string): ReturnType<typeof inspectCode> =>
  inspectCode(path, language, text);

describe('a new test', () => {
  it('imports the declared name in the style of the tests near by', () => {
    const text = testTemplate({
      source: 'src/cart/total.ts',
      language: 'typescript',
      code: { packageName: null, declares: ['total'] },
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
