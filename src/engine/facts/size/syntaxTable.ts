import type { CommentSyntax } from '../../languages/commentSyntax.ts';
import { commentSyntaxOf } from '../../languages/registry.ts';

/** What a byte may begin, outside comments and strings. */
export const ByteClass = { ordinary: 0, blank: 1, newline: 2, mark: 3 } as const;

/** One mark that takes the scanner out of plain code. */
export interface Mark {
  readonly kind: 'line' | 'line-start' | 'block' | 'string' | 'character' | 'regular-expression' | 'lookalike';
  readonly open: Uint8Array;
  readonly close: Uint8Array;
  readonly nested: boolean;
  readonly firstColumn: boolean;
  readonly escapes: boolean;
  readonly doubled: boolean;
  readonly multiline: boolean;
  readonly substitutes: boolean;
  readonly documents: boolean;
}

/** A comment syntax made ready for a loop over bytes. */
export interface SyntaxTable {
  /** A {@link ByteClass} for each byte. */
  readonly classes: Uint8Array;
  /** For each byte of class `mark`: what may open there, the longest first. */
  readonly marks: readonly (readonly Mark[])[];
}

const encoder = new TextEncoder();
const APOSTROPHE = "'";
const TABLES = new WeakMap<CommentSyntax, SyntaxTable>();
const WITHOUT_COMMENTS = compileSyntax({ line: [], block: [], strings: [] });

/** The table for a language id; one without marks where comments are not told from code. */
export function syntaxTableOf(language: string): SyntaxTable {
  const syntax = commentSyntaxOf(language);
  if (syntax === null) {
    return WITHOUT_COMMENTS;
  }
  const table = TABLES.get(syntax) ?? compileSyntax(syntax);
  TABLES.set(syntax, table);
  return table;
}

function compileSyntax(syntax: CommentSyntax): SyntaxTable {
  const classes = new Uint8Array(256);
  for (const blank of [0x20, 0x09, 0x0d, 0x0b, 0x0c]) {
    classes[blank] = ByteClass.blank;
  }
  classes[0x0a] = ByteClass.newline;
  const marks = Array.from({ length: 256 }, (): Mark[] => []);
  for (const mark of marksOf(syntax)) {
    const first = mark.open[0] ?? 0;
    classes[first] = ByteClass.mark;
    marks[first]?.push(mark);
  }
  for (const list of marks) {
    list.sort((a, b) => b.open.length - a.open.length);
  }
  return { classes, marks };
}

function marksOf(syntax: CommentSyntax): readonly Mark[] {
  return [
    ...(syntax.lookalikes ?? []).map((open) => mark('lookalike', { open })),
    ...syntax.line.map((open) => mark('line', { open })),
    ...(syntax.lineStart ?? []).map((open) => mark('line-start', { open })),
    ...syntax.block.map((block) => mark('block', block)),
    ...syntax.strings.map((string) => mark('string', string)),
    ...(syntax.characters === true ? [mark('character', { open: APOSTROPHE, close: APOSTROPHE })] : []),
    ...(syntax.regularExpressions === true ? [mark('regular-expression', { open: '/' })] : []),
  ];
}

interface Shape extends Partial<Omit<Mark, 'kind' | 'open' | 'close'>> {
  readonly open: string;
  readonly close?: string;
}

function mark(kind: Mark['kind'], shape: Shape): Mark {
  return {
    kind,
    open: encoder.encode(shape.open),
    close: encoder.encode(shape.close ?? ''),
    nested: shape.nested ?? false,
    firstColumn: shape.firstColumn ?? false,
    escapes: shape.escapes ?? false,
    doubled: shape.doubled ?? false,
    multiline: shape.multiline ?? false,
    substitutes: shape.substitutes ?? false,
    documents: shape.documents ?? false,
  };
}
