import type { Finding } from '../../engine/model/finding.ts';
import { printableText } from '../../engine/model/printableText.ts';
import { displayPath } from '../../engine/model/repoPath.ts';
import type { RepoPath } from '../../engine/model/repoPath.ts';
import { escapeReadably } from '../wording/escapeMarkdown.ts';

/** A list for a review comment or an issue: one file a line, its findings below. */
export function findingsAsMarkdown(
  files: readonly { readonly path: RepoPath; readonly findings: readonly Finding[] }[],
): string {
  return files
    .map(({ path, findings }) =>
      [
        `- ${codeSpan(printableText(displayPath(path).path))}`,
        ...findings.map(({ message }) => `  - ${escapeReadably(message)}`),
      ].join('\n'),
    )
    .join('\n')
    .concat('\n');
}

/** CommonMark 6.1: a longer run of backticks than any inside. */
function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}
