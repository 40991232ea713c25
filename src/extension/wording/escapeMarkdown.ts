import { printableText } from '../../engine/model/printableText.ts';

/**
 * Text of a repository as Markdown to be rendered here, where a link could run a command: it shows just this text: no link, no emphasis, no markup, no second line, no
 * hidden character.
 */
export function escapeMarkdown(text: string): string {
  return printableText(text.replace(/\s+/gu, ' ')).replace(/[!-/:-@[-`{-~]/gu, '\\$&');
}

/** The same as Markdown that people paste and read as it is: only what would become emphasis, code, a table, a link or a tag is escaped. */
export function escapeReadably(text: string): string {
  return printableText(text.replace(/\s+/gu, ' ')).replace(/[\\`*_[\]<>&|~]/gu, '\\$&');
}
