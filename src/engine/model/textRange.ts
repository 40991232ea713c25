/**
 * A part of a text, in the words and units of a SARIF region: lines and columns are 1-based, columns count UTF-16 units, and the end
 * column is that of the first character behind the range.
 */
export interface TextRange {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}
