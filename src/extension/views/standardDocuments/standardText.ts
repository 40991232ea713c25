import type { Standard } from '../../../engine/model/standard.ts';
import type { Localizer } from '../../wording/localizer.ts';

/** The path of a standard's document: `/<id>.md`. */
export function standardPath(id: string): string {
  return `/${id}.md`;
}

/** The id in a document's path; undefined for any other path. */
export function standardIdOf(path: string): string | undefined {
  return /^\/([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/u.exec(path)?.[1];
}

/** A standard as the Markdown that is shown: its title, its text, and where it belongs. */
export function standardText(standard: Standard, l10n: Localizer): string {
  const lines = [`# ${standard.title}`, standard.body.trim(), '---', `_${l10n.t('Pillar: {0}', standard.pillar)}_`];
  if (standard.rules.length > 0) {
    lines.push(`_${l10n.t('Rules that link here: {0}', standard.rules.map((rule) => `\`${rule}\``).join(', '))}_`);
  }
  if (standard.appliesTo.length > 0) {
    lines.push(`_${l10n.t('Applies to: {0}', standard.appliesTo.map((glob) => `\`${glob}\``).join(', '))}_`);
  }
  return `${lines.join('\n\n')}\n`;
}

/** Shown instead of a standard that is not there. */
export function missingStandardText(l10n: Localizer): string {
  return `# ${l10n.t('No such standard')}\n\n${l10n.t('The standards are listed in the Standards view of Plumbline.')}\n`;
}
