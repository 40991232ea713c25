import type { Standard } from '../../../engine/model/standard.ts';

/** The path of a standard's document: `/<id>.md`. */
export function standardPath(id: string): string {
  return `/${id}.md`;
}

/** The id in a document's path; undefined for any other path. */
export function standardIdOf(path: string): string | undefined {
  return /^\/([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/u.exec(path)?.[1];
}

/** A standard as the Markdown that is shown: its title, its text, and where it belongs. */
export function standardText(standard: Standard): string {
  const lines = [`# ${standard.title}`, standard.body.trim(), '---', `_Pillar: ${standard.pillar}_`];
  if (standard.rules.length > 0) {
    lines.push(`_Rules that link here: ${codeSpans(standard.rules)}_`);
  }
  if (standard.appliesTo.length > 0) {
    lines.push(`_Applies to: ${codeSpans(standard.appliesTo)}_`);
  }
  return `${lines.join('\n\n')}\n`;
}

function codeSpans(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join(', ');
}

/** Shown instead of a standard that is not there. */
export const missingStandardText =
  '# No such standard\n\nThe standards are listed in the Standards view of Plumbline.\n';
