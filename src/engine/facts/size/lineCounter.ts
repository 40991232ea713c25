import type { Size } from '../../model/fact.ts';
import { isGeneratedHeaderLine } from './generatedHeader.ts';
import type { Mark, SyntaxTable } from './syntaxTable.ts';
import { ByteClass } from './syntaxTable.ts';

/** What counting lines tells. */
export interface CountedLines {
  readonly size: Size;
  /** More than half of the bytes are on lines longer than 500 bytes, and lines are longer than 200 on average: not written by hand. */
  readonly minified: boolean;
  /** A generated-code header in the first 40 lines. */
  readonly generated: boolean;
}

const encoder = new TextEncoder();
const LONG_LINE = 500;
const LONG_AVERAGE = 200;
const HEADER_LINES = 40;
const NEWLINE = 0x0a;
const BACKSLASH = 0x5c;
const DOLLAR = 0x24;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const QUOTE = 0x27;
const LONGEST_ESCAPE = 12;
const DEEPEST_NESTING = 50;

/** The state of one pass. A class, because the hot loop and its helpers share a dozen counters. */
export class LineCounter {
  readonly #bytes: Uint8Array;
  readonly #table: SyntaxTable;
  readonly #end: number;
  #lines = 0;
  #nonBlankLines = 0;
  #codeLines = 0;
  #longLineBytes = 0;
  #generated = false;
  #lineStart = 0;
  #hasCode = false;
  #hasComment = false;
  #nesting = 0;

  constructor(bytes: Uint8Array, table: SyntaxTable) {
    this.#bytes = bytes;
    this.#table = table;
    this.#end = bytes.length;
  }

  count(): CountedLines {
    const bytes = this.#bytes;
    const classes = this.#table.classes;
    const end = this.#end;
    let at = afterByteOrderMark(bytes);
    // A "#!" line is an instruction to the system, hence code, as in cloc.
    this.#hasCode = bytes[at] === 0x23 && bytes[at + 1] === 0x21;
    while (at < end) {
      const kind = classes[bytes[at] ?? 0] ?? 0;
      if (kind === ByteClass.ordinary) {
        this.#hasCode = true;
        at += 1;
        while (at < end && (classes[bytes[at] ?? 0] ?? 0) < ByteClass.newline) {
          at += 1;
        }
      } else if (kind === ByteClass.blank) {
        at += 1;
      } else if (kind === ByteClass.newline) {
        this.#endLine(at);
        at += 1;
      } else {
        at = this.#afterMark(at);
      }
    }
    if (this.#lineStart < end) {
      this.#endLine(end);
    }
    const size = {
      lines: this.#lines,
      nonBlankLines: this.#nonBlankLines,
      codeLines: this.#codeLines,
      bytes: end,
    };
    const minified = this.#longLineBytes * 2 > end && end > this.#lines * LONG_AVERAGE;
    return { size, minified, generated: this.#generated };
  }

  /** @param at index of the newline, or the end of the content */
  #endLine(at: number): void {
    this.#lines += 1;
    if (this.#hasCode) {
      this.#codeLines += 1;
      this.#nonBlankLines += 1;
    } else if (this.#hasComment) {
      this.#nonBlankLines += 1;
      if (this.#lines <= HEADER_LINES && !this.#generated) {
        this.#generated = isGeneratedHeaderLine(this.#bytes, this.#lineStart, at);
      }
    }
    if (at - this.#lineStart > LONG_LINE) {
      this.#longLineBytes += at - this.#lineStart;
    }
    this.#lineStart = at + 1;
    this.#hasCode = false;
    this.#hasComment = false;
  }

  /** Takes what opens at a byte of class `mark`; returns the index after it. */
  #afterMark(at: number): number {
    for (const mark of this.#table.marks[this.#bytes[at] ?? 0] ?? []) {
      if (this.#matches(mark.open, at)) {
        const after = this.#afterOpening(mark, at);
        if (after >= 0) {
          return after;
        }
      }
    }
    this.#hasCode = true;
    return at + 1;
  }

  /** The index after what a mark opens, or -1 where it opens nothing here. */
  #afterOpening(mark: Mark, at: number): number {
    const inside = at + mark.open.length;
    switch (mark.kind) {
      case 'line':
        return this.#afterLineComment(at);
      case 'line-start':
        return this.#hasCode ? -1 : this.#afterLineComment(at);
      case 'block':
        return mark.firstColumn ? this.#afterColumnBlock(mark, at) : this.#afterBlock(mark, inside);
      case 'string':
        if (mark.documents && this.#onlyPrefixBefore(at)) {
          this.#hasCode = false;
          return this.#afterBlock(mark, inside);
        }
        return this.#afterString(mark, inside);
      case 'character':
        return this.#afterCharacter(inside);
      case 'regular-expression':
        return this.#afterRegularExpression(at);
      case 'lookalike':
        this.#hasCode = true;
        return inside;
    }
  }

  #afterLineComment(at: number): number {
    this.#hasComment = true;
    const next = this.#bytes.indexOf(NEWLINE, at);
    return next < 0 ? this.#end : next;
  }

  #afterBlock(mark: Mark, inside: number): number {
    const bytes = this.#bytes;
    const classes = this.#table.classes;
    const closeFirst = mark.close[0];
    const openFirst = mark.open[0];
    let depth = 1;
    let at = inside;
    this.#hasComment = true;
    while (at < this.#end) {
      const byte = bytes[at] ?? 0;
      if (byte === NEWLINE) {
        this.#endLine(at);
        at += 1;
      } else if (byte === closeFirst && this.#matches(mark.close, at)) {
        this.#hasComment = true;
        at += mark.close.length;
        depth -= 1;
        if (depth === 0) {
          return at;
        }
      } else if (mark.nested && byte === openFirst && this.#matches(mark.open, at)) {
        this.#hasComment = true;
        depth += 1;
        at += mark.open.length;
      } else {
        this.#hasComment ||= classes[byte] !== ByteClass.blank;
        at += mark.escapes && byte === BACKSLASH && bytes[at + 1] !== NEWLINE ? 2 : 1;
      }
    }
    return at;
  }

  /** A block whose marks stand in the first column: whole lines up to the one with the close mark, and with it. */
  #afterColumnBlock(mark: Mark, opening: number): number {
    if (opening !== this.#lineStart) {
      return -1;
    }
    let at = opening;
    while (at < this.#end) {
      const isLast = at > opening && this.#matches(mark.close, at);
      const next = this.#bytes.indexOf(NEWLINE, at);
      const lineEnd = next < 0 ? this.#end : next;
      this.#hasComment = this.#hasInk(at, lineEnd);
      if (isLast || next < 0) {
        return lineEnd;
      }
      this.#endLine(lineEnd);
      at = lineEnd + 1;
    }
    return at;
  }

  #afterString(mark: Mark, inside: number): number {
    const bytes = this.#bytes;
    const classes = this.#table.classes;
    const closeFirst = mark.close[0];
    let at = inside;
    this.#hasCode = true;
    while (at < this.#end) {
      const byte = bytes[at] ?? 0;
      if (byte === closeFirst && this.#matches(mark.close, at)) {
        this.#hasCode = true;
        at += mark.close.length;
        if (!mark.doubled || !this.#matches(mark.close, at)) {
          return at;
        }
        at += mark.close.length;
      } else if (byte === NEWLINE) {
        if (!mark.multiline) {
          return at;
        }
        this.#endLine(at);
        at += 1;
      } else if (mark.escapes && byte === BACKSLASH) {
        this.#hasCode = true;
        at = this.#afterEscape(at + 1);
      } else if (mark.substitutes && byte === DOLLAR && bytes[at + 1] === OPEN_BRACE) {
        at = this.#afterSubstitution(at + 2);
      } else {
        this.#hasCode ||= classes[byte] !== ByteClass.blank;
        at += 1;
      }
    }
    return at;
  }

  /** Code inside a template literal, up to the brace that closes it. Nesting is bounded, because the content is anyone's. */
  #afterSubstitution(inside: number): number {
    const bytes = this.#bytes;
    const classes = this.#table.classes;
    this.#hasCode = true;
    if (this.#nesting >= DEEPEST_NESTING) {
      return inside;
    }
    this.#nesting += 1;
    let braces = 1;
    let at = inside;
    while (at < this.#end && braces > 0) {
      const byte = bytes[at] ?? 0;
      const kind = classes[byte];
      if (kind === ByteClass.mark) {
        at = this.#afterMark(at);
        continue;
      }
      if (kind === ByteClass.newline) {
        this.#endLine(at);
      } else if (kind === ByteClass.ordinary) {
        this.#hasCode = true;
        braces += byte === OPEN_BRACE ? 1 : byte === CLOSE_BRACE ? -1 : 0;
      }
      at += 1;
    }
    this.#nesting -= 1;
    return at;
  }

  /** An escaped line end continues even a string of one line. */
  #afterEscape(at: number): number {
    const ending = this.#bytes[at] === 0x0d && this.#bytes[at + 1] === NEWLINE ? at + 1 : at;
    if (this.#bytes[ending] === NEWLINE) {
      this.#endLine(ending);
      return ending + 1;
    }
    return at + 1;
  }

  /** A character literal: '\…' up to its close, or one character and the close. */
  #afterCharacter(inside: number): number {
    const bytes = this.#bytes;
    this.#hasCode = true;
    const first = bytes[inside] ?? 0;
    const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    // What is escaped may be the close mark itself; the longest escape is that of a code point.
    const from = first === BACKSLASH ? inside + 2 : inside + length;
    const to = first === BACKSLASH ? inside + LONGEST_ESCAPE : from;
    for (let at = inside; at <= to && at < this.#end && bytes[at] !== NEWLINE; at += 1) {
      if (at >= from && bytes[at] === QUOTE) {
        return at + 1;
      }
    }
    return inside;
  }

  /** A regular expression up to its closing slash, where a value may stand; -1 for a division. */
  #afterRegularExpression(opening: number): number {
    if (!this.#valueMayFollow(opening)) {
      return -1;
    }
    const bytes = this.#bytes;
    let inClass = false;
    for (let at = opening + 1; at < this.#end && bytes[at] !== NEWLINE; at += 1) {
      const byte = bytes[at];
      if (byte === BACKSLASH && bytes[at + 1] !== NEWLINE) {
        at += 1;
      } else if (byte === 0x5b) {
        inClass = true;
      } else if (byte === 0x5d) {
        inClass = false;
      } else if (byte === 0x2f && !inClass) {
        this.#hasCode = true;
        return at + 1;
      }
    }
    return -1;
  }

  /** Whether a slash here starts a value: after an operator, an opening bracket, a keyword, or at the start of a line. */
  #valueMayFollow(slash: number): boolean {
    const bytes = this.#bytes;
    let at = slash - 1;
    while (at >= this.#lineStart && this.#table.classes[bytes[at] ?? 0] === ByteClass.blank) {
      at -= 1;
    }
    if (at < this.#lineStart) {
      return true;
    }
    if (!isWordByte(bytes[at] ?? 0)) {
      const byte = bytes[at];
      return byte !== 0x29 && byte !== 0x5d && byte !== 0x7d && byte !== 0x22 && byte !== 0x27 && byte !== 0x60;
    }
    const wordEnd = at + 1;
    while (at >= this.#lineStart && isWordByte(bytes[at] ?? 0)) {
      at -= 1;
    }
    return KEYWORDS_BEFORE_VALUES.some(
      (word) => word.length === wordEnd - at - 1 && word.every((byte, index) => byte === bytes[at + 1 + index]),
    );
  }

  /** Whether nothing but white space and at most two letters (a string prefix) stands before `at` on its line. */
  #onlyPrefixBefore(at: number): boolean {
    let before = at - 1;
    while (before >= this.#lineStart && at - before <= 2 && isLetter(this.#bytes[before] ?? 0)) {
      before -= 1;
    }
    return !this.#hasInk(this.#lineStart, before + 1);
  }

  #hasInk(from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) {
      if (this.#table.classes[this.#bytes[at] ?? 0] !== ByteClass.blank) {
        return true;
      }
    }
    return false;
  }

  #matches(mark: Uint8Array, at: number): boolean {
    for (let index = 0; index < mark.length; index += 1) {
      if (this.#bytes[at + index] !== mark[index]) {
        return false;
      }
    }
    return true;
  }
}

const KEYWORDS_BEFORE_VALUES = [
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'do',
  'else',
  'void',
  'delete',
  'throw',
  'new',
  'yield',
  'await',
].map((word) => encoder.encode(word));

function afterByteOrderMark(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isWordByte(byte: number): boolean {
  return isLetter(byte) || (byte >= 0x30 && byte <= 0x39) || byte === 0x5f || byte === 0x24 || byte >= 0x80;
}
