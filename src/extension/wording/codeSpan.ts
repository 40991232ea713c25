import { printableText } from '../../engine/model/printableText.ts';

/** Text of a repository as code in Markdown: between longer runs of backticks than any inside (CommonMark 6.1), on one line. */
export function codeSpan(text: string): string {
  const shown = printableText(text.replace(/\s+/gu, ' '));
  const longest = Math.max(0, ...[...shown.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
