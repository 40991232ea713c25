import { printableText } from '../../engine/model/printableText.ts';

/** Text of a repository as Markdown that shows just this text: no link, no emphasis, no markup, no second line, no hidden character. */
export function escapeMarkdown(text: string): string {
  return printableText(text.replace(/\s+/gu, ' ')).replace(/[!-/:-@[-`{-~]/gu, '\\$&');
}
