import type { FactsBuilder } from './factsBuilder.ts';

/** How often a global pattern occurs. Patterns in this folder hold no nested quantifiers, so this is linear in the text. */
export function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Declares what the first group of each match names. */
export function declareMatches(facts: FactsBuilder, text: string, pattern: RegExp): void {
  for (const match of text.matchAll(pattern)) {
    if (match[1] !== undefined) {
      facts.declare(match[1]);
    }
  }
}

/** Mentions each match. */
export function mentionMatches(facts: FactsBuilder, text: string, pattern: RegExp): void {
  for (const match of text.matchAll(pattern)) {
    facts.mention(match[0]);
  }
}

/** Splits `a, b as c, {d, e}` at its commas, trimmed, without empty parts. */
export function splitList(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The first word of a list's part: the name before `as x` or `=> x`. */
export function firstWord(part: string): string {
  return /^[^\s=]+/.exec(part)?.[0] ?? '';
}
