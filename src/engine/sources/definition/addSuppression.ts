import type { Node } from 'jsonc-parser';
import { UserError } from '../../model/userError.ts';
import type { Suppression } from '../../model/qualityDefinition.ts';
import { parseJsonWithComments } from './definitionTree.ts';

interface Layout {
  /** One level of indentation. */
  readonly indent: string;
  readonly newline: string;
}

/**
 * The text of a `plumbline.json` with one more suppression; every other character stays as it is, comments and formatting included.
 * @param text undefined or blank where there is no file yet
 * @throws UserError where the text is not JSON with comments, or `suppressions` is not a list
 */
export function addSuppression(text: string | undefined, suppression: Suppression): string {
  const { rule, glob, reason, until } = suppression;
  const entry = { rule, glob, reason, ...(until === undefined ? {} : { until }) };
  if (text === undefined || text.trim() === '') {
    return `${JSON.stringify({ suppressions: [entry] }, undefined, 2)}\n`;
  }
  const { tree, errors } = parseJsonWithComments(text);
  if (tree?.type !== 'object' || errors.length > 0) {
    throw new UserError('plumbline.json is not valid JSON. Correct it first, then suppress the finding again.');
  }
  const layout = layoutOf(text, tree);
  const list = tree.children?.findLast(({ children }) => children?.[0]?.value === 'suppressions')?.children?.[1];
  if (list === undefined) {
    return insertLast(text, tree, `"suppressions": ${stringify([entry], layout, 1)}`, 1, layout);
  }
  if (list.type !== 'array') {
    throw new UserError(
      '"suppressions" in plumbline.json is not a list. Correct it first, then suppress the finding again.',
    );
  }
  return insertLast(text, list, stringify(entry, layout, 2), 2, layout);
}

/** Puts one more child at the end of an object or a list, on a line of its own, after a comment that ends the last child's line. */
function insertLast(text: string, container: Node, child: string, level: number, { indent, newline }: Layout): string {
  const end = container.offset + container.length - 1;
  const last = container.children?.at(-1);
  const line = `${newline}${indent.repeat(level)}${child}`;
  if (last === undefined) {
    // A comment inside the empty container stays above the new child.
    const inside = text.slice(container.offset + 1, end).trimEnd();
    return `${text.slice(0, container.offset + 1)}${inside}${line}${newline}${indent.repeat(level - 1)}${text.slice(end)}`;
  }
  const after = last.offset + last.length;
  const rest = text.slice(after, end);
  const comma = trailingCommaOf(rest);
  const separated = comma === undefined ? `,${rest}` : rest;
  const place = endOfLine(separated, comma ?? 0);
  const closing = separated.slice(place).includes('\n') ? '' : `${newline}${indent.repeat(level - 1)}`;
  return `${text.slice(0, after)}${separated.slice(0, place)}${line}${comma === undefined ? '' : ','}${separated.slice(place)}${closing}${text.slice(end)}`;
}

/** Offset of a comma outside comments; undefined where there is none. */
function trailingCommaOf(rest: string): number | undefined {
  const at = blankComments(rest).indexOf(',');
  return at < 0 ? undefined : at;
}

/** Offset behind the comma at `from` and the comments that stand on its line. */
function endOfLine(separated: string, from: number): number {
  const blank = blankComments(separated);
  const newline = blank.slice(from).search(/\r?\n/);
  return blank.slice(0, newline < 0 ? blank.length : from + newline).trimEnd().length;
}

/** The same text with each comment replaced by as many characters that mean nothing. */
function blankComments(text: string): string {
  return text.replaceAll(/\/\/[^\r\n]*|\/\*[^]*?\*\//g, (comment) => '#'.repeat(comment.length));
}

function stringify(value: unknown, { indent, newline }: Layout, level: number): string {
  return JSON.stringify(value, undefined, indent).replaceAll('\n', `${newline}${indent.repeat(level)}`);
}

/** Indentation as the first property of the root has it, two spaces where that stands on the first line. */
function layoutOf(text: string, tree: Node): Layout {
  const first = tree.children?.[0]?.offset ?? 0;
  const before = text.slice(text.lastIndexOf('\n', first) + 1, first);
  const indented = first > 0 && text.lastIndexOf('\n', first) >= 0 && /^[ \t]+$/.test(before);
  return { indent: indented ? before : '  ', newline: text.includes('\r\n') ? '\r\n' : '\n' };
}
