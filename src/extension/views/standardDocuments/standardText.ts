import { displayPath } from '../../../engine/model/repoPath.ts';
import type { Standard } from '../../../engine/model/standard.ts';
import { codeSpan } from '../../wording/codeSpan.ts';
import { escapeReadably } from '../../wording/escapeMarkdown.ts';

/** The path of a standard's document: `/<id>.md`. */
export function standardPath(id: string): string {
  return `/${id}.md`;
}

/** The id in a document's path; undefined for any other path. */
export function standardIdOf(path: string): string | undefined {
  return /^\/([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/u.exec(path)?.[1];
}

/** A standard as the Markdown that is shown: its title, its text, where it belongs and where it is written. */
export function standardText({ title, body, pillar, rules, appliesTo, path }: Standard): string {
  const lines = [`# ${escapeReadably(title)}`, body.trim(), '---', `_Pillar: ${escapeReadably(pillar)}_`];
  if (rules.length > 0) {
    lines.push(`_Rules that link here: ${codeSpans(rules)}_`);
  }
  if (appliesTo.length > 0) {
    lines.push(`_Applies to: ${codeSpans(appliesTo)}_`);
  }
  if (path !== null) {
    lines.push(`_Written in ${codeSpan(displayPath(path).path)}_`);
  }
  return `${lines.join('\n\n')}\n`;
}

function codeSpans(texts: readonly string[]): string {
  return texts.map(codeSpan).join(', ');
}

/** Shown instead of a standard that is not there. */
export const missingStandardText =
  '# No such standard\n\nThe standards are listed in the Standards view of Plumbline.\n';
