import { RE2JS, RE2JSSyntaxException } from 're2js';
import { grouped } from '../../model/quantity.ts';
import { patternTokens } from './patternTokens.ts';

const MAX_LENGTH = 500;
const MOST_REPEATS = 100;
/** Searching takes time in proportion to it: with more, files of usual length could not be searched. */
const MOST_WRITTEN_OUT = 500;
const LONGEST_ECHO = 60;

/** What is wrong with a pattern and what to do; undefined for a good one. */
export function patternProblem(pattern: string): string | undefined {
  return pattern === '' || pattern.length > MAX_LENGTH
    ? `Write a pattern of 1 to ${MAX_LENGTH} characters.`
    : (repeatProblem(pattern) ?? syntaxProblem(pattern));
}

function repeatProblem(pattern: string): string | undefined {
  const tokens = patternTokens(pattern);
  if (tokens.some((token) => timesOf(token) > MOST_REPEATS)) {
    return `A repeat can be ${MOST_REPEATS} times at most. Use a smaller number, or * or +.`;
  }
  return writtenOut(tokens) > MOST_WRITTEN_OUT
    ? `With its repeats written out, this pattern has more than ${grouped(MOST_WRITTEN_OUT)} parts. Use smaller numbers, or * or +.`
    : undefined;
}

/** How often a repeat such as {2,5} stands for the part before it, 1 at least; 0 for what is no repeat. */
function timesOf(token: string): number {
  return /^\{\d/u.test(token) ? Math.max(1, ...(token.match(/\d+/gu) ?? []).map(Number)) : 0;
}

/** How many parts a pattern has where each repeat stands as often as it says. */
function writtenOut(tokens: readonly string[]): number {
  const outer: number[] = [];
  let total = 0;
  let last = 0;
  for (const token of tokens) {
    const times = timesOf(token);
    if (times > 0) {
      total += last * (times - 1);
      last *= times;
    } else if (token.startsWith('(')) {
      outer.push(total);
      total = 0;
      last = 0;
    } else if (token === ')') {
      last = total;
      total += outer.pop() ?? 0;
    } else if (/^[*+?]$/u.test(token)) {
      total += 1;
      last += 1;
    } else {
      last = token.startsWith('\\Q') ? token.length : 1;
      total += last;
    }
  }
  return total;
}

function syntaxProblem(pattern: string): string | undefined {
  try {
    RE2JS.compile(pattern, RE2JS.MULTILINE);
    return undefined;
  } catch (thrown) {
    const { error, input } =
      thrown instanceof RE2JSSyntaxException ? thrown : { error: 'it cannot be read', input: null };
    // The flag for ^ and $ is put before some patterns on the way.
    const place = input === `(?m)${pattern}` ? pattern : (input ?? '');
    if (/^\(\?<?[=!]/u.test(place)) {
      return 'Lookahead and lookbehind, such as (?=…) and (?<!…), are not supported. Write the pattern without them.';
    }
    if (/^\\[1-9k]/u.test(place)) {
      return 'Back references, such as \\1, are not supported. Write the pattern without them.';
    }
    return `This pattern cannot be used: ${error}${place === '' ? '' : ` in "${cut(place)}"`}. Write it as RE2 reads it.`;
  }
}

function cut(text: string): string {
  const characters = Array.from(text);
  return characters.length > LONGEST_ECHO ? `${characters.slice(0, LONGEST_ECHO - 1).join('')}…` : text;
}
