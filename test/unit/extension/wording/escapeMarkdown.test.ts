import assert from 'node:assert/strict';
import { escapeMarkdown, escapeReadably } from '../../../../src/extension/wording/escapeMarkdown.ts';

describe('text of a repository in Markdown', () => {
  it('keeps plain words', () => {
    assert.equal(escapeMarkdown('naïve 日本 file'), 'naïve 日本 file');
  });

  it('cannot become a link, an image, a tag, a cell or a line of its own', () => {
    assert.equal(escapeMarkdown('[a](command:x)'), '\\[a\\]\\(command\\:x\\)');
    assert.equal(escapeMarkdown('![](//e)<img>'), '\\!\\[\\]\\(\\/\\/e\\)\\<img\\>');
    assert.equal(escapeMarkdown('a|b\n| c\\|'), 'a\\|b \\| c\\\\\\|');
    assert.equal(escapeMarkdown('https://e.example www.e.example'), 'https\\:\\/\\/e\\.example www\\.e\\.example');
    assert.equal(escapeMarkdown('\u202e&lt;'), '\\\\u\\{202e\\}\\&lt\\;');
  });
});

describe('text of a repository in Markdown that is pasted', () => {
  it('reads like the sentence it is', () => {
    const sentence = 'Hot spot #9 of 1,204: 41 commits in 12 months. (No test.)';
    assert.equal(escapeReadably(sentence), sentence);
  });

  it('cannot become a link, a tag, emphasis or a line of its own', () => {
    assert.equal(escapeReadably('[a](x) *b* <i>\n# c'), '\\[a\\](x) \\*b\\* \\<i\\> # c');
  });
});
