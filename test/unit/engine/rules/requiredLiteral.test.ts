import assert from 'node:assert/strict';
import { createPatternMatcher, requiredLiteral } from '../../../../src/engine/rules/team-pattern/patternMatcher.ts';

const EVERYTHING = { first: Infinity, all: Infinity };

describe('the text that every match of a pattern contains', () => {
  for (const [pattern, literal] of [
    ['\\bfetch\\(', 'fetch('],
    ['new\\s+HttpClient', 'HttpClient'],
    ['colou?r', 'colo'],
    ['ab{0,2}c', 'a'],
    ['(secret)*key', 'key'],
    ['[fetch]x', 'x'],
    ['a|b', ''],
    ['(?i)fetch', ''],
    ['\\Qa|b\\E', ''],
    ['.*', ''],
    ['[[:alpha:]_]{6}', ''],
    ['a𝒳b', ''],
  ] as const) {
    it(`of ${pattern} is "${literal}"`, () => {
      assert.equal(requiredLiteral(pattern), literal);
    });
  }

  it('hides no match', () => {
    for (const [pattern, text] of [
      ['colou?r', 'the color'],
      ['ab{0,2}c', 'ac'],
      ['(secret)*key', 'key'],
      ['x+y', 'xxy'],
      ['\\x41b', 'Ab'],
      ['\\p{Lu}b', 'Ab'],
      ['[[:alpha:]]b', 'ab'],
      ['[[:alpha:]_]{6}', 'abcdef'],
      ['[[:digit:]x]y', '1y'],
      ['a𝒳b', 'a𝒳b'],
      ['a𝒳?b', 'ab'],
    ] as const) {
      assert.equal(createPatternMatcher(pattern).search(text, 1, EVERYTHING).matches.length, 1, pattern);
    }
  });
});
