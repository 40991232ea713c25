import type {
  FirstStep,
  HotSpotRow,
  LargeFileRow,
  MissingTestRow,
  RuleSection,
  SummaryFile,
  SummaryNote,
  SuppressedRow,
  WorkspaceSummary,
} from '../engine/model/workspaceSummary.ts';
import type { ShowSummaries, SummaryRequest } from '../protocol/summaryMessages.ts';
import { mediumDate } from '../engine/model/mediumDate.ts';
import { grouped } from '../engine/model/quantity.ts';
import { element } from './element.ts';
import { breakable } from './breakable.ts';
import { sortableTable } from './sortableTable.ts';
import type { Column, SortOrder } from './sortableTable.ts';
import { headings, texts } from './texts.ts';
import type { SectionId } from './texts.ts';

/** What the page needs from its frame. */
export interface PageContext {
  readonly post: (request: SummaryRequest) => void;
  readonly orderOf: (table: string) => SortOrder | undefined;
  readonly onSort: (table: string, order: SortOrder) => void;
  /** Whether a long table shows all of its rows. */
  readonly isExpanded: (table: string) => boolean;
  readonly onExpand: (table: string, expanded: boolean) => void;
}

/** Rows of a long table before it is expanded. Hot spots are always all shown: there are few. */
const MOST_ROWS = 15;

/** The page: one article a repository. */
export function summaryPage(message: ShowSummaries, context: PageContext): readonly Node[] {
  const toolbar = element('div', {
    className: 'toolbar',
    children: [
      button('refresh', texts.refresh, () => {
        context.post({ type: 'refresh' });
      }),
      element('span', { attributes: { role: 'status' }, text: message.analyzing ? `${texts.analyzing}…` : '' }),
    ],
  });
  if (message.summaries.length === 0) {
    return [element('h1', { text: texts.title }), toolbar, element('p', { text: texts.noSnapshot })];
  }
  return [toolbar, ...message.summaries.map((summary) => new Article(summary, context).build())];
}

class Article {
  readonly #summary: WorkspaceSummary;
  readonly #context: PageContext;

  constructor(summary: WorkspaceSummary, context: PageContext) {
    this.#summary = summary;
    this.#context = context;
  }

  build(): HTMLElement {
    const summary = this.#summary;
    return element('article', {
      children: [
        this.#header(),
        this.#firstSteps(),
        ...summary.rules.flatMap((rule) => this.#ruleSection(rule)),
        ...this.#notes('problems', headings.problems, summary.problems),
        ...this.#suppressed(),
        ...this.#standards(),
        ...this.#leftOut(),
      ],
    });
  }

  #header(): HTMLElement {
    const { name, head, asOf, history, numbers, rules } = this.#summary;
    const at = head === null ? texts.plainFolder : `${texts.commit} ${head.slice(0, 10)}`;
    const headline = rules.filter((rule) => rule.headline).map((rule) => this.#number(rule.findings, rule.heading));
    const sizes = ['files', 'productionFiles', 'testFiles', 'codeLines'] as const;
    return element('header', {
      children: [
        element('h1', { text: `${texts.title}: ${name}` }),
        element('p', { className: 'muted', text: `${at}, ${texts.asOf} ${mediumDate(asOf)}` }),
        element('p', {
          className: isFine(history) ? 'history' : 'history notice',
          text: history.sentence,
        }),
        element('ul', {
          className: 'headline',
          attributes: { 'aria-label': texts.numbers },
          children: headline,
        }),
        element('p', {
          className: 'muted',
          text: sizes.map((id) => `${grouped(numbers[id])} ${texts[id]}`).join(', '),
        }),
      ],
    });
  }

  /** A section of its own for some rules, by rule id; the others have one that says path, line and message. */
  #ruleSection({ id, heading, notes, remarks }: RuleSection): readonly HTMLElement[] {
    const own: Readonly<Record<string, (() => HTMLElement) | undefined>> = {
      'hot-spot': () => this.#hotSpots(),
      'large-file': () => this.#largeFiles(),
      'missing-test': () => this.#missingTests(),
    };
    const build = Object.hasOwn(own, id) ? own[id] : undefined;
    return build === undefined ? this.#notes(id, heading, notes, remarks) : [build()];
  }

  #number(value: number, label: string): HTMLElement {
    return element('li', {
      children: [
        element('span', { className: 'value', text: grouped(value) }),
        document.createTextNode(' '),
        element('span', { className: 'label', text: label }),
      ],
    });
  }

  #firstSteps(): HTMLElement {
    const { firstSteps, numbers } = this.#summary;
    const content =
      firstSteps.length === 0
        ? element('p', { text: numbers.files === 0 ? texts.noFiles : texts.nothingFirst })
        : element('ol', { className: 'steps', children: firstSteps.map((step, index) => this.#step(step, index)) });
    return this.#section('firstSteps', [content]);
  }

  #step({ file, text, standardId }: FirstStep, index: number): HTMLElement {
    const parts: Node[] = file ? [this.#fileButton(`step${index}`, file)] : [];
    parts.push(element('p', { text }));
    if (standardId !== null) {
      parts.push(this.#standardButton(`step${index}-standard`, standardId, texts.readStandard));
    }
    return element('li', { children: parts });
  }

  #hotSpots(): HTMLElement {
    const { hotSpots: rows, hotSpotNotes } = this.#summary;
    const why = hotSpotNotes.map((text) => element('p', { text }));
    if (rows.length === 0) {
      return this.#section('hotSpots', [element('p', { text: texts.hotSpotsNone }), ...why]);
    }
    const number = (id: string, label: string, value: (row: HotSpotRow) => number): Column<HotSpotRow> => ({
      id,
      label,
      numeric: true,
      cell: (row) => grouped(value(row)),
      sortBy: value,
    });
    return this.#section('hotSpots', [
      element('p', { className: 'muted', text: texts.hotSpotsExplained }),
      this.#table('hotSpots', rows, [
        number('rank', texts.columnRank, (row) => row.rank?.rank ?? rows.indexOf(row) + 1),
        this.#fileColumn('hotSpots'),
        { ...number('score', texts.columnScore, (row) => row.score), cell: (row) => row.score.toFixed(1) },
        number('months4', texts.columnLast4Months, (row) => row.revisionsLast4Months),
        number('months12', texts.columnLast12Months, (row) => row.revisionsLast12Months),
        {
          id: 'changed',
          className: 'date',
          label: texts.columnLastChanged,
          cell: ({ lastChanged }) => (lastChanged === null ? '' : mediumDate(lastChanged)),
          sortBy: ({ lastChanged }) => lastChanged ?? '',
        },
        number('lines', texts.columnCodeLines, (row) => row.codeLines),
        number('authors', texts.columnAuthors, (row) => row.authors),
        { id: 'tests', label: texts.columnTests, cell: (row) => this.#tests(row), sortBy: (row) => row.tests },
      ]),
      element('p', { className: 'muted', text: texts.testsExplained }),
      ...why,
    ]);
  }

  #tests({ tests, testCount }: HotSpotRow): string {
    switch (tests) {
      case 'direct':
        return testCount === 0 ? texts.testsCovered : `${grouped(testCount)} ${texts.testsDirect}`;
      case 'indirect':
        return texts.testsIndirect;
      case 'none':
        return texts.testsNone;
      case 'unknown':
        return texts.testsUnknown;
    }
  }

  #largeFiles(): HTMLElement {
    const rows = this.#summary.largeFiles;
    if (rows.length === 0) {
      return this.#section('largeFiles', [element('p', { text: texts.largeFilesNone })]);
    }
    const columns: readonly Column<LargeFileRow>[] = [
      this.#fileColumn('largeFiles'),
      {
        id: 'lines',
        label: texts.columnCodeLines,
        numeric: true,
        cell: (row) => grouped(row.codeLines),
        sortBy: (row) => row.codeLines,
      },
      {
        id: 'limit',
        label: texts.columnLimit,
        numeric: true,
        cell: ({ limit }) => (limit === null ? '' : grouped(limit)),
        sortBy: ({ limit }) => limit ?? 0,
      },
      {
        id: 'kind',
        label: texts.columnKind,
        cell: ({ kind }) => (kind === 'test' ? texts.kindTest : texts.kindProduction),
        sortBy: ({ kind }) => kind,
      },
      { id: 'note', label: texts.columnNote, cell: ({ isHotSpot }) => (isHotSpot ? texts.isHotSpot : '') },
    ];
    return this.#section('largeFiles', [this.#table('largeFiles', rows, columns)]);
  }

  #missingTests(): HTMLElement {
    const { missingTests } = this.#summary;
    if (missingTests.length === 0) {
      return this.#section('missingTests', [element('p', { text: texts.missingTestsNone })]);
    }
    const folders = missingTests.map(({ folder, files }, index) =>
      element('details', {
        attributes: index < 3 ? { open: '' } : {},
        children: [
          element('summary', { text: `${folder === '' ? texts.rootFolder : folder} (${files.length})` }),
          this.#missingTestTable(`missing${index}`, files),
        ],
      }),
    );
    const explained = element('p', { className: 'muted', text: texts.missingTestsExplained });
    return this.#section('missingTests', [explained, ...folders]);
  }

  #missingTestTable(id: string, files: readonly MissingTestRow[]): HTMLElement {
    return this.#table(id, files, [
      this.#fileColumn(id),
      {
        id: 'lines',
        label: texts.columnCodeLines,
        numeric: true,
        cell: (row: MissingTestRow) => grouped(row.codeLines),
        sortBy: (row) => row.codeLines,
      },
      {
        id: 'months4',
        label: texts.columnLast4Months,
        numeric: true,
        cell: ({ revisionsLast4Months: count }) => (count === null ? '' : grouped(count)),
        sortBy: ({ revisionsLast4Months }) => revisionsLast4Months ?? 0,
      },
      {
        id: 'expected',
        label: texts.columnExpectedTest,
        cell: ({ expectedPath }) => expectedPath ?? '',
        sortBy: ({ expectedPath }) => expectedPath ?? '',
      },
    ]);
  }

  #notes(
    id: string,
    heading: string,
    notes: readonly SummaryNote[],
    remarks: readonly string[] = [],
  ): readonly HTMLElement[] {
    if (notes.length === 0 && remarks.length === 0) {
      return [];
    }
    const items = notes.map((note, index) => {
      const shown = note.line === null ? note.shown : `${note.shown}:${note.line}`;
      const file = { path: note.path, shown, line: note.line ?? 1, codeLines: 0 };
      return element('li', {
        children: [this.#fileButton(`${id}${index}`, file), element('p', { text: note.message })],
      });
    });
    const said = remarks.map((text) => element('p', { text }));
    return [this.#section(id, [element('ul', { children: items }), ...said], heading)];
  }

  #suppressed(): readonly HTMLElement[] {
    const { suppressed } = this.#summary;
    const columns: readonly Column<SuppressedRow>[] = [
      this.#fileColumn('suppressed'),
      { id: 'rule', label: texts.columnRule, cell: ({ ruleId }) => ruleId, sortBy: ({ ruleId }) => ruleId },
      { id: 'reason', label: texts.columnReason, cell: ({ reason }) => reason },
    ];
    return suppressed.length === 0
      ? []
      : [this.#section('suppressed', [this.#table('suppressed', suppressed, columns)])];
  }

  #standards(): readonly HTMLElement[] {
    const { standards } = this.#summary;
    if (standards.length === 0) {
      return [];
    }
    const table = this.#table('standards', standards, [
      {
        id: 'standard',
        label: texts.columnStandard,
        cell: ({ id, title }) => this.#standardButton(`standard-${id}`, id, title),
        sortBy: ({ title }) => title,
      },
      {
        id: 'findings',
        label: texts.columnFindings,
        numeric: true,
        cell: ({ findings }) => grouped(findings),
        sortBy: ({ findings }) => findings,
      },
    ]);
    return [this.#section('standards', [table])];
  }

  #leftOut(): readonly HTMLElement[] {
    const { leftOut } = this.#summary;
    return leftOut.length === 0
      ? []
      : [this.#section('leftOut', [element('ul', { children: leftOut.map((text) => element('li', { text })) })])];
  }

  #section(id: SectionId, children: readonly Node[]): HTMLElement;
  #section(id: string, children: readonly Node[], title: string): HTMLElement;
  #section(id: string, children: readonly Node[], title: string = headings[id as SectionId]): HTMLElement {
    const heading = `${id}-heading-${this.#summary.root}`;
    return element('section', {
      attributes: { 'aria-labelledby': heading },
      children: [element('h2', { id: heading, text: title }), ...children],
    });
  }

  #table<Row>(id: string, rows: readonly Row[], columns: readonly Column<Row>[]): HTMLElement {
    const key = `${this.#summary.root}/${id}`;
    const label = id.startsWith('missing') ? headings.missingTests : headings[id as SectionId];
    const isLong = id !== 'hotSpots' && rows.length > MOST_ROWS;
    const isExpanded = this.#context.isExpanded(key);
    const table = sortableTable({
      id: key,
      caption: label,
      columns,
      rows,
      order: this.#context.orderOf(key),
      onSort: (order) => {
        this.#context.onSort(key, order);
      },
      ...(isLong && !isExpanded ? { most: MOST_ROWS } : {}),
    });
    const more = isLong ? [this.#moreButton(key, rows.length, isExpanded)] : [];
    return element('div', { children: [element('div', { className: 'scroll', children: [table] }), ...more] });
  }

  #moreButton(table: string, rows: number, isExpanded: boolean): HTMLElement {
    const text = isExpanded ? texts.showFirst(grouped(MOST_ROWS)) : texts.showAll(grouped(rows));
    const shown = button(`${table}-more`, text, () => {
      this.#context.onExpand(table, !isExpanded);
    });
    shown.setAttribute('aria-expanded', String(isExpanded));
    return shown;
  }

  #fileColumn<Row extends SummaryFile>(table: string): Column<Row> {
    return {
      id: 'file',
      label: texts.columnFile,
      className: 'file',
      cell: (row) => this.#fileButton(table, row),
      sortBy: (row) => row.shown,
    };
  }

  #fileButton(place: string, { path, shown, line }: SummaryFile): HTMLElement {
    const { root } = this.#summary;
    return button(
      `${root}/${place}/${path}`,
      shown,
      () => {
        this.#context.post({ type: 'openFile', root, path, line });
      },
      'link',
    );
  }

  #standardButton(id: string, standardId: string, text: string): HTMLElement {
    return button(
      `${this.#summary.root}/${id}`,
      text,
      () => {
        this.#context.post({ type: 'openStandard', id: standardId });
      },
      'link',
    );
  }
}

function button(id: string, text: string, onClick: () => void, className = 'action'): HTMLElement {
  return element('button', { id, className, attributes: { type: 'button' }, children: breakable(text), onClick });
}

/** Whether the history leaves nothing to warn of: a clone without old contents still has all commits. */
function isFine({ ranks, state }: WorkspaceSummary['history']): boolean {
  return ranks && (state === 'complete' || state === 'partial');
}
