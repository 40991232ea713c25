import assert from 'node:assert/strict';
import type { TestFacts } from '../../../src/engine/model/fact.ts';
import { testSentence } from '../../../src/engine/model/testReason.ts';
import { createMemoryRepository, fileOf } from '../../fixtures/memoryRepository.ts';

/** The verdict on one file of a repository. */
async function verdict(path: string, texts: Readonly<Record<string, string>>): Promise<TestFacts> {
  return fileOf(await createMemoryRepository(texts).analyze(), path).tests;
}

const links = async (path: string, texts: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  (await verdict(path, texts)).links.map((link) => `${link.path}: ${link.evidence}`);

const TOTAL =
  'export function total(a: number) {\n  if (a > 1 && a < 5) {\n    return 1;\n  }\n  return a ? 2 : 3;\n}\n';
const SUITE = "import { it } from 'mocha';\nit('x', () => {});\n";
const THREE = { 'test/one.test.ts': SUITE, 'test/two.test.ts': SUITE, 'test/three.test.ts': SUITE };

describe('tests of real code', () => {
  it('reach through a barrel what they import from it, and nothing else', async () => {
    const texts = {
      ...THREE,
      'src/total.ts': TOTAL,
      'src/other.ts': TOTAL.replace('total', 'other'),
      'src/index.ts': "export { total } from './total';\nexport { other } from './other';\n",
      'test/flow.test.ts': "import { total } from '../src/index';\nit('x', () => total(1));\n",
    };
    assert.deepEqual(await links('src/total.ts', texts), ['test/flow.test.ts: imports it']);
    assert.notEqual((await verdict('src/other.ts', texts)).status, 'direct');
  });

  it('do not import what they import as a type', async () => {
    const texts = {
      ...THREE,
      'src/total.ts': TOTAL,
      'test/flow.test.ts': "import type { total } from '../src/total';\nit('x', () => {});\n",
    };
    assert.equal((await verdict('src/total.ts', texts)).status, 'none');
  });

  it('lead to a file by a literal path', async () => {
    const texts = {
      ...THREE,
      'src/worker.js': 'function run(a) {\n  if (a) {\n    return 1;\n  }\n  return a && 2;\n}\nrun(1);\n',
      'test/flow.test.js':
        "const path = require('path');\nit('x', () => fork(path.join(__dirname, '../src/worker.js')));\n",
    };
    assert.equal((await verdict('src/worker.js', texts)).status, 'indirect');
  });

  it('lead to Lua modules by the start of a name that is completed at run time, and by a whole name in a table', async () => {
    const source = 'local M = {}\nfunction M.run(a)\n  if a then\n    return 1\n  end\n  return 2\nend\nreturn M\n';
    const texts = {
      'src/shop/loaders/disk.lua': source,
      'src/shop/loaders/net/init.lua': source,
      'src/shop/commands/build.lua': source,
      'src/shop/formats/plain.lua': source,
      'src/shop/other.lua': source,
      'spec/flow_spec.lua':
        "local commands = { build = 'shop.commands.build' }\ndescribe('flow', function()\n" +
        "  it('runs', function()\n    require('shop.loaders.' .. name)\n    require(commands[name])\n    require(('shop.formats.%s'):format(name))\n  end)\nend)\n",
    };
    const leading: string[] = [];
    for (const path of Object.keys(texts).filter((each) => each.startsWith('src/'))) {
      if ((await links(path, texts)).includes('spec/flow_spec.lua: leads to it')) {
        leading.push(path);
      }
    }
    assert.deepEqual(leading, [
      'src/shop/loaders/disk.lua',
      'src/shop/loaders/net/init.lua',
      'src/shop/commands/build.lua',
      'src/shop/formats/plain.lua',
    ]);
  });

  for (const [language, extension, suite, end] of [
    ['Java', 'java', 'src/test/java', ';'],
    ['Scala', 'scala', 'src/test/scala', ''],
  ] as const) {
    it(`need no import inside a package (${language})`, async () => {
      const source = `src/main/${extension}/com/acme/Ledger.${extension}`;
      const test = `${suite}/com/acme/FlowTest.${extension}`;
      const texts = {
        [source]: `package com.acme${end}\nclass Ledger {\n}\n`,
        [test]: `package com.acme${end}\nclass FlowTest {\n  Object book = new Ledger()${end}\n}\n`,
      };
      assert.deepEqual(await links(source, texts), [`${test}: uses it, in the same package`]);
    });
  }

  it('need no import inside a package (Go)', async () => {
    const texts = {
      'go.mod': 'module example.com/shop\n',
      'cart/ledger.go': 'package cart\n\nfunc Book(a int) int {\n\tif a > 1 {\n\t\treturn 1\n\t}\n\treturn 2\n}\n',
      'cart/flow_test.go': 'package cart\n\nimport "testing"\n\nfunc TestFlow(t *testing.T) {\n\tBook(1)\n}\n',
    };
    assert.deepEqual(await links('cart/ledger.go', texts), ['cart/flow_test.go: uses it, in the same package']);
  });

  it('may stand in the file itself (Rust)', async () => {
    const text =
      'pub fn total(a: i32) -> i32 {\n    a\n}\n\n#[cfg(test)]\nmod tests {\n    #[test]\n    fn works() {}\n}\n';
    const texts = { 'Cargo.toml': '[package]\nname = "shop"\n', 'src/lib.rs': 'mod total;\n', 'src/total.rs': text };
    assert.deepEqual(await links('src/total.rs', texts), ['src/total.rs: tests inside the file']);
  });

  it('may be nothing but data', async () => {
    const texts = {
      ...THREE,
      'src/actions/dockerImage.ts': TOTAL,
      'tests/cases/images.yaml': '- docker_image:\n    name: web\n',
    };
    assert.deepEqual(await links('src/actions/dockerImage.ts', texts), [
      'tests/cases/images.yaml: mentions “dockerImage”',
    ]);
  });

  it('are suites by their content below tests', async () => {
    const texts = {
      ...THREE,
      'src/total.ts': TOTAL,
      'tests/flow.ts': "import { total } from '../src/total';\ndescribe('x', () => it('y', () => total(1)));\n",
    };
    assert.deepEqual(await links('src/total.ts', texts), ['tests/flow.ts: imports it']);
  });

  it('leave out what holds no code to test', async () => {
    const barrel = { ...THREE, 'src/a.ts': TOTAL, 'src/all.ts': "export * from './a';\n" };
    assert.match(testSentence((await verdict('src/all.ts', barrel)).reason), /barrel/u);
    assert.equal((await verdict('src/a.ts', { ...THREE, 'src/a.ts': TOTAL })).status, 'none');
  });
});
