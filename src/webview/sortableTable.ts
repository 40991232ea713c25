import { element } from './element.ts';

/** One column: what stands in a cell, and what it is sorted by. */
export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  readonly cell: (row: Row) => string | Node;
  /** undefined for a column that is not worth sorting by. */
  readonly sortBy?: (row: Row) => number | string;
  readonly numeric?: boolean;
  /** Of the cells of a column that is not numeric; "text" by default. */
  readonly className?: string;
}

/** The column that a table is sorted by; undefined for the order that its rows came in. */
export interface SortOrder {
  readonly column: string;
  readonly descending: boolean;
}

/** A table to show. */
export interface TableParts<Row> {
  /** Unique on the page; the ids of its buttons begin with it. */
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly order: SortOrder | undefined;
  readonly onSort: (order: SortOrder) => void;
  /** Rows that are shown of those in order; all by default. */
  readonly most?: number;
}

/** A table whose headers are buttons that sort it; screen readers hear the order by `aria-sort`. */
export function sortableTable<Row>(parts: TableParts<Row>): HTMLTableElement {
  const { caption, columns } = parts;
  const body = element('tbody', {
    children: sortedRows(parts)
      .slice(0, parts.most)
      .map((row) => element('tr', { children: columns.map((column) => cellOf(column, row)) })),
  });
  const head = element('thead', {
    children: [element('tr', { children: columns.map((column) => headerOf(column, parts)) })],
  });
  return element('table', {
    children: [element('caption', { className: 'unseen', text: caption }), head, body],
  });
}

/** Rows in the order asked for; equal ones stay in the order that they came in. */
export function sortedRows<Row>({
  rows,
  columns,
  order,
}: Pick<TableParts<Row>, 'rows' | 'columns' | 'order'>): readonly Row[] {
  const key = columns.find((column) => column.id === order?.column)?.sortBy;
  if (!key || !order) {
    return rows;
  }
  const sign = order.descending ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(key(a), key(b)));
}

function compare(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
}

function headerOf<Row>(column: Column<Row>, { id, order, onSort }: TableParts<Row>): HTMLElement {
  const header = element('th', {
    className: column.numeric ? 'number' : 'text',
    attributes: { scope: 'col' },
  });
  if (!column.sortBy) {
    header.textContent = column.label;
    return header;
  }
  const sorted = order?.column === column.id ? order : undefined;
  const descending = sorted ? !sorted.descending : column.numeric === true;
  if (sorted) {
    header.setAttribute('aria-sort', sorted.descending ? 'descending' : 'ascending');
  }
  const mark = sorted ? (sorted.descending ? ' \u2193' : ' \u2191') : '';
  header.append(
    element('button', {
      id: `${id}-sort-${column.id}`,
      className: 'sort',
      text: column.label + mark,
      title: `Sort by ${column.label}`,
      attributes: { type: 'button' },
      onClick: () => {
        onSort({ column: column.id, descending });
      },
    }),
  );
  return header;
}

function cellOf<Row>(column: Column<Row>, row: Row): HTMLElement {
  const content = column.cell(row);
  const className = column.numeric ? 'number' : (column.className ?? 'text');
  return typeof content === 'string'
    ? element('td', { className, text: content })
    : element('td', { className, children: [content] });
}
