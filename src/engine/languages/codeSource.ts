import type { CommentSyntax } from './commentSyntax.ts';
import { codeText } from './codeText.ts';
import type { FactsBuilder } from './factsBuilder.ts';

/** One file that a scanner reads: its text whole, and without what is no code. */
export class CodeSource {
  /** The file's name where it is one of its family's `tellingNames`, else "": what is found is kept for every file with this text. */
  readonly name: string;
  /** VS Code's id. */
  readonly language: string;
  readonly text: string;
  readonly #syntax: CommentSyntax;

  constructor(name: string, language: string, text: string, syntax: CommentSyntax) {
    this.name = name;
    this.language = language;
    this.text = text;
    this.#syntax = syntax;
  }

  /** The text without comments and without the content of strings; made anew each time. */
  code(): string {
    return codeText(this.text, this.#syntax);
  }

  /** The text without comments, for languages whose imports are strings: strings of one line stay. Made anew each time. */
  codeWithStrings(): string {
    return codeText(this.text, this.#syntax, true);
  }
}

/** Adds to the facts what one file imports, declares and holds. Its time is linear in the text. */
export type CodeScanner = (facts: FactsBuilder, source: CodeSource) => void;
