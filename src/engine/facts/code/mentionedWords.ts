/** At most this many distinct words are kept of one file. */
const MAX_WORDS = 400;
/** Characters of a file that are looked at. */
const MAX_CHARACTERS = 262_144;
const MIN_LENGTH = 4;
const MAX_LENGTH = 64;

/**
 * The distinct words of a text, in order of appearance: runs of ASCII letters, digits, "_" and "-" that start with a letter and have
 * 4 to 64 characters.
 */
export function mentionedWords(text: string): readonly string[] {
  const words = new Set<string>();
  const end = Math.min(text.length, MAX_CHARACTERS);
  let start = -1;
  for (let at = 0; at <= end && words.size < MAX_WORDS; at++) {
    const code = at < end ? text.charCodeAt(at) : 0;
    if (start < 0) {
      start = isLetter(code) ? at : -1;
    } else if (!isLetter(code) && !isJoiner(code)) {
      if (at - start >= MIN_LENGTH && at - start <= MAX_LENGTH) {
        words.add(text.slice(start, at));
      }
      start = -1;
    }
  }
  return [...words];
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function isJoiner(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x5f || code === 0x2d;
}
