import type { CodeFacts } from '../../languages/codeFacts.ts';
import { hasInspector, inspectCode, tellingNameOf } from '../../languages/inspectCode.ts';
import { defineContentFact } from '../contentFact.ts';
import { size } from '../size/size.ts';
import { mentionedWords } from './mentionedWords.ts';

/** Longer texts are counted and not looked into: nobody links tests to them, and a parser would stall. */
const LONGEST = 1024 * 1024;
const IN_TESTS = ' in tests';

/**
 * What source files, and files of any type in test trees, import, declare and hold; null for content that is never linked to tests.
 * Vendored and generated files are not asked about.
 */
export const code = defineContentFact({
  name: 'code',
  version: 1,
  from: [size],
  isFor: ({ path, language, role }, trees) =>
    role !== 'vendored' && role !== 'generated' && (hasInspector(language) || trees.isInTree(path, language)),
  variant: ({ path, language }, trees) =>
    `${tellingNameOf(path, language)}${trees.isInTree(path, language) ? IN_TESTS : ''}`,
  compute: (content): CodeFacts | null => {
    const { language, variant } = content;
    const { size: counted, minified } = content.fact(size);
    if (minified || counted.lines === 0 || counted.bytes > LONGEST) {
      return null;
    }
    const facts = inspectCode(variant.replace(IN_TESTS, ''), language, content.text);
    // Where packages are resolved by the names in the code, more words would make edges of what a comment mentions.
    return facts.mentions.length === 0 && variant.endsWith(IN_TESTS)
      ? { ...facts, mentions: mentionedWords(content.text) }
      : facts;
  },
});
