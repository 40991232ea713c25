const TOKEN = [
  // A quoted text; a character by its number or by its class.
  String.raw`\\Q[^]*?(?:\\E|$)|\\[xpP]\{[^}]*\}|\\[^]`,
  // A class of characters, perhaps with named ones inside.
  String.raw`\[\^?\]?(?:\[:\^?\w+:\]|\\[^]|[^\]\\])*\]`,
  // A repeat; the beginning of a group; any other character.
  String.raw`\{\d+(?:,\d*)?\}|\(\?(?:P?<\w+>|[a-zA-Z-]*:)|[^]`,
].join('|');

/** The pieces of an RE2 pattern in their order, as https://github.com/google/re2/wiki/Syntax names them. */
export function patternTokens(pattern: string): readonly string[] {
  return pattern.match(new RegExp(TOKEN, 'gu')) ?? [];
}
