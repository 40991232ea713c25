/** At most this many distinct words are kept of one file. */
export const MAX_WORDS = 400;
/** Bytes of a file that are looked at. */
const MAX_BYTES = 262_144;
const MIN_LENGTH = 4;
const MAX_LENGTH = 64;

/**
 * The distinct words of a file in a test tree, of any type (YAML and text too), in order of appearance: runs of ASCII letters, digits,
 * "_" and "-" that start with a letter and have 4 to 64 characters. They go into `CodeFacts.mentions` of every file for which
 * `isInTestTree` holds, so that a production file that only data mentions is not called one without a test.
 * @param intern gives equal words one string object, so that thousands of files do not hold thousands of copies
 */
export function mentionedWords(
  bytes: Uint8Array,
  intern: (word: string) => string = (word) => word,
): readonly string[] {
  const words = new Set<string>();
  const end = Math.min(bytes.length, MAX_BYTES);
  let start = -1;
  for (let at = 0; at <= end && words.size < MAX_WORDS; at++) {
    const byte = at < end ? (bytes[at] ?? 0) : 0;
    if (start < 0) {
      start = isLetter(byte) ? at : -1;
    } else if (!isLetter(byte) && !isJoiner(byte)) {
      if (at - start >= MIN_LENGTH && at - start <= MAX_LENGTH) {
        words.add(intern(String.fromCharCode(...bytes.subarray(start, at))));
      }
      start = -1;
    }
  }
  return [...words];
}

function isLetter(byte: number): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function isJoiner(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x5f || byte === 0x2d;
}
