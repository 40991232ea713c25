import assert from 'node:assert/strict';
import { sortedRows } from '../../../src/webview/sortableTable.ts';

const columns = [
  { id: 'lines', label: 'Lines', cell: () => '', sortBy: (row: { lines: number }) => row.lines },
  { id: 'file', label: 'File', cell: () => '', sortBy: (row: { file: string }) => row.file },
];
const rows = [
  { file: 'b', lines: 9 },
  { file: 'a', lines: 10 },
  { file: 'c', lines: 9 },
];
const names = (order?: { column: string; descending: boolean }): string =>
  sortedRows({ columns, rows, order })
    .map((row) => row.file)
    .join('');

describe('the rows of a table', () => {
  it('stay as they came until a column is chosen', () => {
    assert.equal(names(), 'bac');
    assert.equal(names({ column: 'gone', descending: true }), 'bac');
  });

  it('are sorted by numbers as numbers and by text as text, equal ones as they came', () => {
    assert.equal(names({ column: 'lines', descending: true }), 'abc');
    assert.equal(names({ column: 'lines', descending: false }), 'bca');
    assert.equal(names({ column: 'file', descending: false }), 'abc');
  });
});
