/** Lines of a table with two spaces between its columns and none at the end of a line. The last column is never padded or cut. */
export function renderTable(
  head: readonly string[] | undefined,
  rows: readonly (readonly string[])[],
  align: readonly ('left' | 'right')[],
): readonly string[] {
  const all = head === undefined ? rows : [head, ...rows];
  const widths = align.map((_, column) => all.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), 0));
  return all.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return align[column] === 'right' ? cell.padStart(width) : column === row.length - 1 ? cell : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
}
