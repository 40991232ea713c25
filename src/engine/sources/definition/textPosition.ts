import type { TextRange } from '../../model/textRange.ts';

/** A place in a text, both 1-based; columns are UTF-16 units. */
interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Where an offset (UTF-16 units) is in a text. */
export function positionAt(text: string, offset: number): TextPosition {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** The range of a part of a text; offset and length are UTF-16 units. */
export function rangeAt(
  text: string,
  { offset, length }: { readonly offset: number; readonly length: number },
): TextRange {
  const start = positionAt(text, offset);
  const end = positionAt(text, offset + length);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
