import type { BlockComment, CommentSyntax, StringLiteral } from './commentSyntax.ts';

/** The marks of a syntax, by the code of their first character, the longest first. */
type Openings = readonly (readonly Opening[] | undefined)[];

interface Opening {
  readonly mark: string;
  /** Where what opens at `at` ends; `at` where nothing does. */
  end(text: string, at: number): number;
  /** What stands in its place; undefined for a comment, of which a space or a line end stays. */
  readonly replacement?: string;
  /** A string that ends with its line. */
  readonly short?: boolean;
}

const OPENINGS = new WeakMap<CommentSyntax, Openings>();
const LONGEST_CHARACTER = 12;
const DEEPEST_NESTING = 50;

/**
 * The text with comments and the content of strings taken out: each comment becomes a space (or its line end), each string an
 * empty one. One pass, linear in the text's length whatever it holds. Regular expressions and what is substituted into strings are
 * not told apart: scripts are parsed instead.
 * @param keepStrings leaves the content of one-line strings, for languages whose imports are strings
 */
export function codeText(text: string, syntax: CommentSyntax, keepStrings = false): string {
  const openings = openingsOf(syntax);
  const pieces: string[] = [];
  let from = 0;
  let at = 0;
  while (at < text.length) {
    const opening = openingAt(text, at, openings);
    if (opening === undefined) {
      at++;
      continue;
    }
    const end = opening.end(text, at);
    if (end === at) {
      at++;
      continue;
    }
    if (!(keepStrings && opening.short === true)) {
      pieces.push(text.slice(from, at), opening.replacement ?? (text.slice(at, end).includes('\n') ? '\n' : ' '));
      from = end;
    }
    at = end;
  }
  if (from === 0) {
    return text;
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}

function openingAt(text: string, at: number, openings: Openings): Opening | undefined {
  const candidates = openings[text.charCodeAt(at)];
  return candidates?.find(({ mark }) => mark.length === 1 || text.startsWith(mark, at));
}

function openingsOf(syntax: CommentSyntax): Openings {
  const known = OPENINGS.get(syntax) ?? compileOpenings(syntax);
  OPENINGS.set(syntax, known);
  return known;
}

function compileOpenings(syntax: CommentSyntax): Openings {
  const openings: Opening[][] = Array.from({ length: 128 });
  const all: readonly Opening[] = [
    ...(syntax.lookalikes ?? []).map((mark) => ({ mark, end: (_: string, at: number) => at })),
    ...syntax.line.map((mark) => ({ mark, end: lineEnd })),
    ...(syntax.lineStart ?? []).map((mark) => ({
      mark,
      end: (text: string, at: number) => (startsLine(text, at) ? lineEnd(text, at) : at),
    })),
    ...syntax.block.map((block) => ({
      mark: block.open,
      end: (text: string, at: number) => blockEnd(text, at, block),
    })),
    ...syntax.strings.map((string) => ({
      mark: string.open,
      end: (text: string, at: number) => stringEnd(text, at, string),
      replacement: string.close.charAt(0).repeat(2),
      short: string.multiline !== true,
    })),
    ...(syntax.characters === true ? [{ mark: "'", end: characterEnd, replacement: "''", short: true }] : []),
  ];
  for (const opening of [...all].sort((a, b) => b.mark.length - a.mark.length)) {
    (openings[opening.mark.charCodeAt(0)] ??= []).push(opening);
  }
  return openings;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function startsLine(text: string, at: number): boolean {
  let before = at - 1;
  while (text[before] === ' ' || text[before] === '\t') {
    before--;
  }
  return before < 0 || text[before] === '\n';
}

function blockEnd(text: string, start: number, { open, close, nested, firstColumn }: BlockComment): number {
  if (firstColumn === true) {
    if (start > 0 && text[start - 1] !== '\n') {
      return start;
    }
    const end = text.indexOf(`\n${close}`, start);
    return end < 0 ? text.length : lineEnd(text, end + 1);
  }
  let depth = 1;
  let at = start + open.length;
  let inner = nested === true ? text.indexOf(open, at) : -1;
  while (depth > 0) {
    const end = text.indexOf(close, at);
    if (end < 0) {
      return text.length;
    }
    for (; inner >= 0 && inner < end; inner = text.indexOf(open, inner + open.length)) {
      depth++;
      if (depth > DEEPEST_NESTING) {
        return text.length;
      }
    }
    depth--;
    at = end + close.length;
  }
  return at;
}

function stringEnd(text: string, start: number, string: StringLiteral): number {
  const { open, close, escapes, doubled, multiline } = string;
  for (let at = start + open.length; at < text.length; at++) {
    const character = text[at];
    if (character === '\n' && multiline !== true) {
      return at;
    }
    if (character === '\\' && escapes === true) {
      at++;
    } else if (character === close[0] && text.startsWith(close, at)) {
      if (doubled !== true || !text.startsWith(close, at + close.length)) {
        return at + close.length;
      }
      at += 2 * close.length - 1;
    }
  }
  return text.length;
}

/** A character literal: "\…" up to its close, or one character and the close; a lone quote is none. */
function characterEnd(text: string, at: number): number {
  const escaped = text[at + 1] === '\\';
  const from = at + (escaped ? 3 : (text.codePointAt(at + 1) ?? 0) > 0xff_ff ? 3 : 2);
  const to = escaped ? at + LONGEST_CHARACTER : from;
  for (let close = at + 1; close <= to && close < text.length && text[close] !== '\n'; close++) {
    if (close >= from && text[close] === "'") {
      return close + 1;
    }
  }
  return at;
}
