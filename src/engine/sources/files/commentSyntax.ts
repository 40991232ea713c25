/** A comment between two marks. */
interface BlockComment {
  readonly open: string;
  readonly close: string;
  /** Whether an inner open mark needs a close mark of its own. */
  readonly nested?: boolean;
  /** Whether the marks count only in the first column, and comment out their own lines whole (Ruby's =begin, Perl's pod). */
  readonly firstColumn?: boolean;
}

/** Text between two marks, in which no comment starts. */
interface StringLiteral {
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

const doubleQuoted: StringLiteral = { open: '"', close: '"', escapes: true };
const singleQuoted: StringLiteral = { open: "'", close: "'", escapes: true };
const rawBackquoted: StringLiteral = { open: '`', close: '`', multiline: true };
const tripleDouble: StringLiteral = { open: '"""', close: '"""', escapes: true, multiline: true };
const tripleSingle: StringLiteral = { open: "'''", close: "'''", escapes: true, multiline: true };
const slashStar: BlockComment = { open: '/*', close: '*/' };
const nestedSlashStar: BlockComment = { ...slashStar, nested: true };
const markupComment: BlockComment = { open: '<!--', close: '-->' };

const cLike: CommentSyntax = { line: ['//'], block: [slashStar], strings: [doubleQuoted], characters: true };
const hash: CommentSyntax = { line: ['#'], block: [], strings: [] };

/**
 * Comment syntax by family. A language whose comments only ever take whole lines needs no strings here: a mark after code cannot
 * change what its line is, unless it could open a block.
 */
export const commentSyntaxes = {
  c: { ...cLike, strings: [doubleQuoted, { open: 'R"(', close: ')"', multiline: true }] },
  csharp: {
    ...cLike,
    strings: [
      { open: '"""', close: '"""', multiline: true },
      { open: '@"', close: '"', doubled: true, multiline: true },
      { open: '$@"', close: '"', doubled: true, multiline: true },
      doubleQuoted,
    ],
  },
  java: { ...cLike, strings: [tripleDouble, doubleQuoted] },
  kotlin: { ...cLike, block: [nestedSlashStar], strings: [{ ...tripleDouble, escapes: false }, doubleQuoted] },
  swift: { ...cLike, block: [nestedSlashStar], strings: [tripleDouble, doubleQuoted], characters: false },
  groovy: { ...cLike, strings: [tripleDouble, tripleSingle, doubleQuoted, singleQuoted], characters: false },
  dart: { ...cLike, strings: [tripleDouble, tripleSingle, doubleQuoted, singleQuoted], characters: false },
  go: { ...cLike, strings: [doubleQuoted, rawBackquoted] },
  rust: {
    ...cLike,
    block: [nestedSlashStar],
    strings: [
      { open: 'r##"', close: '"##', multiline: true },
      { open: 'r#"', close: '"#', multiline: true },
      { open: 'r"', close: '"', multiline: true },
      { ...doubleQuoted, multiline: true },
    ],
  },
  zig: { ...cLike, block: [] },
  ecma: {
    ...cLike,
    strings: [doubleQuoted, singleQuoted, { ...rawBackquoted, escapes: true, substitutes: true }],
    characters: false,
    regularExpressions: true,
  },
  component: {
    line: ['//'],
    block: [markupComment, slashStar],
    strings: [doubleQuoted, singleQuoted],
    regularExpressions: true,
  },
  php: {
    line: ['//'],
    lineStart: ['#'],
    block: [slashStar],
    strings: [doubleQuoted, singleQuoted],
    lookalikes: ['#['],
  },
  css: { line: [], block: [slashStar], strings: [doubleQuoted, singleQuoted] },
  scss: { line: ['//'], block: [slashStar], strings: [doubleQuoted, singleQuoted] },
  python: {
    line: ['#'],
    block: [],
    strings: [{ ...tripleDouble, documents: true }, { ...tripleSingle, documents: true }, doubleQuoted, singleQuoted],
  },
  graphql: { line: ['#'], block: [], strings: [{ ...tripleDouble, documents: true }, doubleQuoted] },
  hash,
  terraform: { line: ['#', '//'], block: [slashStar], strings: [doubleQuoted] },
  nix: { line: ['#'], block: [slashStar], strings: [doubleQuoted, { open: "''", close: "''", multiline: true }] },
  ruby: { ...hash, block: [{ open: '=begin', close: '=end', firstColumn: true }] },
  perl: {
    ...hash,
    block: ['=head', '=pod', '=over', '=item', '=begin', '=for', '=encoding'].map((open) => ({
      open,
      close: '=cut',
      firstColumn: true,
    })),
  },
  elixir: {
    line: ['#'],
    block: ['@moduledoc', '@doc', '@typedoc'].flatMap((attribute) =>
      ['"""', '~S"""', '~s"""'].map((open) => ({ open: `${attribute} ${open}`, close: '"""' })),
    ),
    strings: [tripleDouble, doubleQuoted],
  },
  julia: {
    line: ['#'],
    block: [{ open: '#=', close: '=#', nested: true }],
    strings: [{ ...tripleDouble, documents: true }, doubleQuoted],
    characters: true,
  },
  coffeescript: {
    line: ['#'],
    block: [{ open: '###', close: '###' }],
    strings: [tripleDouble, tripleSingle, doubleQuoted, singleQuoted],
  },
  powershell: { line: ['#'], block: [{ open: '<#', close: '#>' }], strings: [{ ...doubleQuoted, escapes: false }] },
  lua: {
    line: ['--'],
    block: ['', '=', '==', '==='].map((level) => ({ open: `--[${level}[`, close: `]${level}]` })),
    strings: [doubleQuoted, singleQuoted, { open: '[[', close: ']]', multiline: true }],
  },
  sql: {
    line: ['--'],
    block: [slashStar],
    strings: [
      { open: "'", close: "'", doubled: true },
      { open: '"', close: '"', doubled: true },
    ],
  },
  haskell: {
    line: ['--'],
    block: [{ open: '{-', close: '-}', nested: true }],
    strings: [doubleQuoted],
    characters: true,
  },
  ocaml: {
    line: [],
    block: [{ open: '(*', close: '*)', nested: true }],
    strings: [{ ...doubleQuoted, multiline: true }],
    characters: true,
  },
  fsharp: {
    line: ['//'],
    block: [{ open: '(*', close: '*)', nested: true }],
    strings: [
      { ...tripleDouble, escapes: false },
      { ...doubleQuoted, multiline: true },
    ],
    characters: true,
    lookalikes: ['(*)'],
  },
  lisp: { line: [';'], lineStart: ['#_'], block: [{ open: '#|', close: '|#', nested: true }], strings: [doubleQuoted] },
  clojure: { line: [';'], lineStart: ['#_'], block: [], strings: [{ ...doubleQuoted, multiline: true }] },
  percent: { line: ['%'], block: [], strings: [] },
  semicolon: { line: [], lineStart: [';', '#'], block: [], strings: [] },
  properties: { line: [], lineStart: ['#', '!'], block: [], strings: [] },
  batch: { line: [], lineStart: ['rem', 'REM', 'Rem', '@rem', '@REM', '@Rem', '::'], block: [], strings: [] },
  asciidoc: { line: [], lineStart: ['//'], block: [{ open: '////', close: '////', firstColumn: true }], strings: [] },
  basic: { line: ["'"], block: [], strings: [{ open: '"', close: '"', doubled: true }] },
  fortran: { line: ['!'], block: [], strings: [] },
  pascal: {
    line: ['//'],
    block: [
      { open: '{', close: '}' },
      { open: '(*', close: '*)' },
    ],
    strings: [{ open: "'", close: "'", doubled: true }],
  },
  markup: { line: [], block: [markupComment], strings: [] },
  handlebars: {
    line: [],
    block: [{ open: '{{!--', close: '--}}' }, { open: '{{!', close: '}}' }, markupComment],
    strings: [],
  },
  ejs: { line: [], block: [{ open: '<%#', close: '%>' }, { open: '<%--', close: '--%>' }, markupComment], strings: [] },
  freemarker: { line: [], block: [{ open: '<#--', close: '-->' }, markupComment], strings: [] },
  pug: { line: ['//'], block: [], strings: [doubleQuoted, singleQuoted] },
  razor: { line: [], block: [{ open: '@*', close: '*@' }, markupComment], strings: [] },
} as const satisfies Readonly<Record<string, CommentSyntax>>;

/** Name of a family in {@link commentSyntaxes}. */
export type CommentSyntaxName = keyof typeof commentSyntaxes;
