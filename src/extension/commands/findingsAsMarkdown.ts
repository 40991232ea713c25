import type { Finding } from '../../engine/model/finding.ts';
import { displayPath } from '../../engine/model/repoPath.ts';
import type { RepoPath } from '../../engine/model/repoPath.ts';
import { codeSpan } from '../wording/codeSpan.ts';
import { escapeReadably } from '../wording/escapeMarkdown.ts';

/** A list for a review comment or an issue: one file a line, its findings below. */
export function findingsAsMarkdown(
  files: readonly { readonly path: RepoPath; readonly findings: readonly Finding[] }[],
): string {
  return files
    .map(({ path, findings }) =>
      [
        `- ${codeSpan(displayPath(path).path)}`,
        ...findings.map(({ message }) => `  - ${escapeReadably(message)}`),
      ].join('\n'),
    )
    .join('\n')
    .concat('\n');
}
