import { RE2JS } from 're2js';
import type { TextRange } from '../../model/textRange.ts';
import { patternTokens } from './patternTokens.ts';

/** One place where a pattern matches. */
export interface PatternMatch {
  readonly range: TextRange;
  /** The line on which it begins, cut. */
  readonly line: string;
}

/** What a search may cost, in steps: {@link LookedFor.steps}. */
interface Allowance {
  /** For the first place. */
  readonly first: number;
  /** For all places. */
  readonly all: number;
}

/** What a search found. */
interface LookedFor {
  /** The first places, in the order of the text. */
  readonly matches: readonly PatternMatch[];
  /** What it cost: one step is one part of the pattern at one character. */
  readonly steps: number;
  /** False if the text is too long to be searched for this pattern at all. */
  readonly isSearched: boolean;
}

/** A pattern, ready to be searched for. */
export interface PatternMatcher {
  search(text: string, most: number, allowance: Allowance): LookedFor;
}

const LONGEST_ANCHOR = 200;
/** What each character costs beside the parts of a pattern, in steps. */
const STEPS_OF_CHARACTER = 10;

/**
 * Compiles a pattern that `patternProblem` has nothing against. Searching for one place takes time in proportion to the length of the text
 * times the parts of the pattern, 30 ns at most for each; ^ and $ match at lines.
 */
export function createPatternMatcher(pattern: string): PatternMatcher {
  const compiled = RE2JS.compile(pattern, RE2JS.MULTILINE);
  const literal = requiredLiteral(pattern);
  const stepsOfCharacter = compiled.programSize() + STEPS_OF_CHARACTER;
  // A plain search is a hundred times as fast, and most files do not have the literal.
  const mayMatch = (text: string, from: number): boolean => literal === '' || text.includes(literal, from);
  return {
    search(text, most, { first, all }) {
      const matcher = compiled.matcher(text);
      const positionAt = createPositions(text);
      const matches: PatternMatch[] = [];
      let steps = 0;
      let from = 0;
      while (matches.length < most && mayMatch(text, from)) {
        // A search may look at the whole rest of the text before it says that a place near the start matches.
        const next = steps + (text.length - from) * stepsOfCharacter;
        if (next > (matches.length === 0 ? first : all)) {
          return { matches, steps, isSearched: matches.length > 0 };
        }
        steps = next;
        if (!matcher.find()) {
          break;
        }
        from = matcher.end();
        matches.push(matchOf(text, positionAt(matcher.start()), positionAt(from)));
      }
      return { matches, steps, isSearched: true };
    },
  };
}

function matchOf(text: string, start: Position, end: Position): PatternMatch {
  return {
    range: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    line: lineFrom(text, start.offset),
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

interface Position {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
  /** Of the line's start. */
  readonly offset: number;
}

/** Finds lines and columns of offsets that only grow, in one pass over the text. */
function createPositions(text: string): (offset: number) => Position {
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
