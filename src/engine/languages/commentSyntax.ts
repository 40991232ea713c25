/** A comment between two marks. */
export interface BlockComment {
  readonly open: string;
  readonly close: string;
  /** Whether an inner open mark needs a close mark of its own. */
  readonly nested?: boolean;
  /** Whether the marks count only in the first column, and comment out their own lines whole (Ruby's =begin, Perl's pod). */
  readonly firstColumn?: boolean;
}

/** Text between two marks, in which no comment starts. */
export interface StringLiteral {
  readonly open: string;
  readonly close: string;
  /** Whether a backslash escapes the next character. */
  readonly escapes?: boolean;
  /** Whether the close mark written twice stands for itself. */
  readonly doubled?: boolean;
  /** Whether it may span lines; otherwise it ends with its line. */
  readonly multiline?: boolean;
  /** Whether ${…} inside is code again, with strings of its own. */
  readonly substitutes?: boolean;
  /** Whether it is documentation, hence a comment, where nothing stands before it on its line (Python's docstrings). */
  readonly documents?: boolean;
}

/** What has to be known about a language to tell its comments from its code. */
export interface CommentSyntax {
  /** Marks that comment out the rest of the line. */
  readonly line: readonly string[];
  /** Marks that comment out the line where they are the first thing on it. */
  readonly lineStart?: readonly string[];
  readonly block: readonly BlockComment[];
  readonly strings: readonly StringLiteral[];
  /** Whether 'x' is a character and a lone ' is not the start of a string (lifetimes, primes, digit separators). */
  readonly characters?: boolean;
  /** Whether / may start a regular expression. */
  readonly regularExpressions?: boolean;
  /** Code that begins like a comment and is none. */
  readonly lookalikes?: readonly string[];
}

export const doubleQuoted: StringLiteral = { open: '"', close: '"', escapes: true };
export const singleQuoted: StringLiteral = { open: "'", close: "'", escapes: true };
export const rawBackquoted: StringLiteral = { open: '`', close: '`', multiline: true };
export const tripleDouble: StringLiteral = { open: '"""', close: '"""', escapes: true, multiline: true };
export const tripleSingle: StringLiteral = { open: "'''", close: "'''", escapes: true, multiline: true };
export const slashStar: BlockComment = { open: '/*', close: '*/' };
export const nestedSlashStar: BlockComment = { ...slashStar, nested: true };
export const markupComment: BlockComment = { open: '<!--', close: '-->' };

/**
 * C and its many heirs. A language whose comments only ever take whole lines needs no strings to have its lines counted: a mark
 * after code cannot change what its line is, unless it could open a block.
 */
export const cLike: CommentSyntax = { line: ['//'], block: [slashStar], strings: [doubleQuoted], characters: true };

/** Comments from "#" to the end of the line. */
export const hash: CommentSyntax = { line: ['#'], block: [], strings: [] };

/** JavaScript and what writes its comments and strings. */
export const ecma: CommentSyntax = {
  ...cLike,
  strings: [doubleQuoted, singleQuoted, { ...rawBackquoted, escapes: true, substitutes: true }],
  characters: false,
  regularExpressions: true,
};

/** Markup with blocks of script and style. */
export const component: CommentSyntax = {
  line: ['//'],
  block: [markupComment, slashStar],
  strings: [doubleQuoted, singleQuoted],
  regularExpressions: true,
};
