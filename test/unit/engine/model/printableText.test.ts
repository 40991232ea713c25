import assert from 'node:assert/strict';
import { printableText } from '../../../../src/engine/model/printableText.ts';

describe('printable text', () => {
  it('keeps what people write', () => {
    const text = 'src/naïve 日本 👩‍💻/100%.ts';
    assert.equal(printableText(text), text);
  });

  it('makes characters visible that drive a terminal or disguise a text', () => {
    assert.equal(printableText('a\u001b[2J\n\u202eb\u200b\u2028'), 'a\\u{1b}[2J\\u{a}\\u{202e}b\\u{200b}\\u{2028}');
  });
});
