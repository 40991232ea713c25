import { RE2JS } from 're2js';
import type { TextRange } from '../../model/textRange.ts';
import { patternTokens } from './patternTokens.ts';

/** One place where a pattern matches. */
export interface PatternMatch {
  readonly range: TextRange;
  /** The line on which it begins, cut. */
  readonly line: string;
}

/** A pattern, ready to be searched for. */
export interface PatternMatcher {
  test(text: string): boolean;
  /** The first places, in the order of the text. */
  find(text: string, most: number): readonly PatternMatch[];
}

const LONGEST_ANCHOR = 200;

/**
 * Compiles a pattern that `patternProblem` has nothing against. Searching takes time in proportion to the length of the text,
 * whatever the pattern is; ^ and $ match at lines.
 */
export function createPatternMatcher(pattern: string): PatternMatcher {
  const compiled = RE2JS.compile(pattern, RE2JS.MULTILINE);
  const literal = requiredLiteral(pattern);
  // A plain search is a hundred times as fast, and most files do not have the literal.
  const mayMatch = (text: string): boolean => literal === '' || text.includes(literal);
  return {
    test: (text) => mayMatch(text) && compiled.matcher(text).find(),
    find(text, most) {
      if (!mayMatch(text)) {
        return [];
      }
      const matcher = compiled.matcher(text);
      const positionAt = createPositions(text);
      const found: PatternMatch[] = [];
      while (found.length < most && matcher.find()) {
        const start = positionAt(matcher.start());
        const end = positionAt(matcher.end());
        found.push({
          range: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
          line: lineFrom(text, start.offset),
        });
      }
      return found;
    },
  };
}

/**
 * A text that every match of a pattern contains: the longest run of plain characters outside of groups and classes; "" if there is none,
 * or if alternatives, flags, or characters by number, class or beyond U+FFFF make that hard to say.
 */
export function requiredLiteral(pattern: string): string {
  if (/[|]|\(\?|\[:|\\[QEpPxC\d]|[\u{10000}-\u{10FFFF}]/u.test(pattern)) {
    return '';
  }
  let longest = '';
  let run = '';
  let depth = 0;
  const end = (): void => {
    longest = run.length > longest.length ? run : longest;
    run = '';
  };
  for (const token of patternTokens(pattern)) {
    if (token === '(' || token === ')') {
      depth += token === '(' ? 1 : -1;
      end();
    } else if (/^(?:[*?]|\{)/u.test(token)) {
      // What is repeated may be absent.
      run = run.slice(0, -1);
      end();
    } else if (depth === 0 && /^(?:[\p{L}\p{N}_ \-/:'"`,;=<>@#&~%!]|\\[^\p{L}\p{N}])$/u.test(token)) {
      run += token.at(-1) ?? '';
    } else {
      end();
    }
  }
  end();
  return longest;
}

/** Finds lines and columns of offsets that only grow, in one pass over the text. */
function createPositions(text: string): (offset: number) => { line: number; column: number; offset: number } {
  let line = 1;
  let start = 0;
  return (offset) => {
    for (let next = text.indexOf('\n', start); next >= 0 && next < offset; next = text.indexOf('\n', start)) {
      line += 1;
      start = next + 1;
    }
    return { line, column: offset - start + 1, offset: start };
  };
}

function lineFrom(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, Math.min(end < 0 ? text.length : end, start + LONGEST_ANCHOR));
}
