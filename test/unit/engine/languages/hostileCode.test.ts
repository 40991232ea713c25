import assert from 'node:assert/strict';
import { hasInspector, inspectCode } from '../../../../src/engine/languages/inspectCode.ts';
import { languages } from '../../../../src/engine/languages/registry.ts';

/** Each language whose imports are read. */
const LANGUAGES = languages.map(({ id }) => id).filter(hasInspector);

/** What patterns with nested quantifiers, or text taken up again and again, choke on; quadratic work on 1 MB takes minutes. */
const SEEDS = ['(', '"', '/*', 'import ', 'a ( ', '\\\n'];

describe('hostile code', () => {
  for (const language of new Set(LANGUAGES)) {
    it(`in one line of a megabyte is read to its end: ${language}`, () => {
      for (const seed of SEEDS) {
        const facts = inspectCode('', language, seed.repeat(Math.ceil(1_000_000 / seed.length)));
        assert.ok(facts.mentions.length <= 2000 && facts.imports.length <= 2000 && facts.declares.length <= 1000);
      }
    }).timeout(20_000);
  }

  it('keeps its facts as plain data', () => {
    const facts = inspectCode(
      '',
      'javascript',
      'exports.__proto__ = require("./a"); const { __proto__: b } = require("./b");',
    );
    assert.deepEqual(JSON.parse(JSON.stringify(facts)), facts);
  });
});
