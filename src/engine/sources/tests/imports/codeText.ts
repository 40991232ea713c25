/** Comments and strings of a language, as far as scanning its imports needs them. */
export interface TextSyntax {
  readonly line: readonly string[];
  readonly block: readonly (readonly [open: string, close: string])[];
  readonly nestedBlocks: boolean;
  /** Quotes that may span lines, the longest first: triple quotes, back quotes. */
  readonly longQuotes: readonly (readonly [open: string, close: string])[];
  /** Quotes that end with the line at the latest. */
  readonly quotes: string;
  /** A string's escape character; "" where there is none. */
  readonly escape: '\\' | '';
}

/**
 * The text with comments and the content of strings taken out: each comment becomes a space (or its line ends), each string an
 * empty one. One pass, linear in the text's length whatever it holds.
 * @param keepStrings leaves the content of one-line strings, for languages whose imports are strings
 */
export function codeText(text: string, syntax: TextSyntax, keepStrings = false): string {
  const starts = startCharacters(syntax);
  const pieces: string[] = [];
  let from = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code > 127 || starts[code] !== 1) {
      at++;
      continue;
    }
    if (keepStrings && syntax.quotes.includes(text[at] ?? '')) {
      at = stringEnd(text, at, text[at] ?? '', syntax.escape);
      continue;
    }
    const end = skippedEnd(text, at, syntax);
    if (end === at) {
      at++;
      continue;
    }
    pieces.push(text.slice(from, at), replacement(text, at, end, syntax));
    at = end;
    from = end;
  }
  if (from === 0) {
    return text;
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}

function startCharacters(syntax: TextSyntax): Uint8Array {
  const starts = new Uint8Array(128);
  const openings = [
    ...syntax.line,
    ...syntax.quotes.split(/(?=.)/),
    ...syntax.block.map(([open]) => open),
    ...syntax.longQuotes.map(([open]) => open),
  ];
  for (const opening of openings) {
    starts[opening.charCodeAt(0)] = 1;
  }
  return starts;
}

function replacement(text: string, start: number, end: number, syntax: TextSyntax): string {
  const first = text[start] ?? '';
  if (syntax.quotes.includes(first)) {
    return `${first}${first}`;
  }
  return text.slice(start, end).includes('\n') ? '\n' : ' ';
}

/** Where the comment or string at `at` ends; `at` itself where there is none (or where it stays). */
function skippedEnd(text: string, at: number, syntax: TextSyntax): number {
  for (const [open, close] of syntax.longQuotes) {
    if (text.startsWith(open, at)) {
      const end = text.indexOf(close, at + open.length);
      return end < 0 ? text.length : end + close.length;
    }
  }
  if (syntax.line.some((mark) => text.startsWith(mark, at))) {
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
  }
  for (const [open, close] of syntax.block) {
    if (text.startsWith(open, at)) {
      return blockEnd(text, at + open.length, open, close, syntax.nestedBlocks);
    }
  }
  const quote = text[at] ?? '';
  return syntax.quotes.includes(quote) ? stringEnd(text, at, quote, syntax.escape) : at;
}

function blockEnd(text: string, from: number, open: string, close: string, nested: boolean): number {
  let depth = 1;
  let at = from;
  while (depth > 0) {
    const end = text.indexOf(close, at);
    if (end < 0) {
      return text.length;
    }
    if (nested) {
      for (
        let inner = text.indexOf(open, at);
        inner >= 0 && inner < end;
        inner = text.indexOf(open, inner + open.length)
      ) {
        depth++;
        if (depth > 50) {
          return text.length;
        }
      }
    }
    depth--;
    at = end + close.length;
  }
  return at;
}

function stringEnd(text: string, start: number, quote: string, escape: string): number {
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at];
    if (character === quote) {
      return at + 1;
    }
    if (character === '\n') {
      return at;
    }
    if (escape !== '' && character === escape) {
      at++;
    }
  }
  return text.length;
}
