import type { Size } from '../../../engine/model/fact.ts';
import type { Finding } from '../../../engine/model/finding.ts';

/** `vscode.l10n`, as far as it is needed. */
interface Localizer {
  t(message: string, ...args: readonly (string | number | boolean)[]): string;
}

/**
 * A finding while its file is being edited: one about size follows the text, others hold until the file is saved.
 * @param live undefined where the file has no unsaved changes
 * @returns undefined where the file is no longer over the limit
 */
export function withLiveSize(finding: Finding, live: Size | undefined, l10n: Localizer): Finding | undefined {
  const { limit } = finding.evidence;
  if (live === undefined || finding.ruleId !== 'large-file' || typeof limit !== 'number') {
    return finding;
  }
  if (live.codeLines <= limit) {
    return undefined;
  }
  return {
    ...finding,
    message: l10n.t('{0} code lines while the limit is {1} (not saved yet)', live.codeLines, limit),
  };
}
