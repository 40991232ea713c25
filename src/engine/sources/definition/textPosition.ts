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
