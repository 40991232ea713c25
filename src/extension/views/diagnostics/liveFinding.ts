import type { Size } from '../../../engine/model/fact.ts';
import type { Finding } from '../../../engine/model/finding.ts';
import type { FactWords } from '../../wording/factWords.ts';
import type { Localizer } from '../../wording/localizer.ts';

/**
 * A finding while its file is being edited: one about size follows the text, others hold until the file is saved.
 * @param live undefined where the file has no unsaved changes
 * @returns undefined where the file is no longer over the limit
 */
export function withLiveSize(
  finding: Finding,
  live: Size | undefined,
  words: FactWords,
  l10n: Localizer,
): Finding | undefined {
  const { limit } = finding.evidence;
  if (live === undefined || finding.ruleId !== 'large-file' || typeof limit !== 'number') {
    return finding;
  }
  if (live.codeLines <= limit) {
    return undefined;
  }
  const [lines, most] = [words.number(live.codeLines), words.number(limit)];
  return { ...finding, message: l10n.t('{0} code lines, not saved yet; the limit is {1}.', lines, most) };
}
