// Control characters can drive a terminal; bidirectional and zero-width ones make a text look like another.
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu;
// Joiners inside emoji and the marks that Arabic, Persian and Indic scripts need to be written correctly.
const HARMLESS = new Set(['\u200c', '\u200d']);

/** Text of a repository (a path, a commit's words) with characters that cannot be seen written as `\u{1b}`; the rest as it is. */
export function printableText(text: string): string {
  return text.replace(UNPRINTABLE, (character) =>
    HARMLESS.has(character) ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
