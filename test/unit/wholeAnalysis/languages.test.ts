import assert from 'node:assert/strict';
import type { FileFacts } from '../../../src/engine/model/fact.ts';
import { createMemoryRepository, fileOf } from '../../fixtures/memoryRepository.ts';

/**
 * One row a language, analyzed from files to snapshot. To add one: the files that make its packages and imports understood (manifests),
 * a source, and a test that leads to it by its imports rather than by its name, so that the scanner and the resolver are both needed.
 */
interface Row {
  readonly language: string;
  readonly manifests: Readonly<Record<string, string>>;
  readonly source: readonly [path: string, text: string];
  readonly test: readonly [path: string, text: string];
  readonly expected: { readonly status: FileFacts['tests']['status']; readonly evidence: string };
}

const IMPORTS_IT = { status: 'direct', evidence: 'imports it' } as const;

const ROWS: readonly Row[] = [
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
