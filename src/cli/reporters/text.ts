import { createColors } from 'picocolors';
import type {
  HotSpotRow,
  LargeFileRow,
  MissingTestFolder,
  RuleSection,
  SummaryNote,
  SuppressedRow,
  WorkspaceSummary,
} from '../../engine/model/workspaceSummary.ts';
import { grouped, quantity } from '../../engine/model/quantity.ts';
import { renderTable } from './textTable.ts';
import { wrap } from './wrap.ts';

/** How a text report is written. */
export interface TextOptions {
  /** Whether the terminal shows colors; nothing is said by color alone. */
  readonly color: boolean;
  /** Columns that sentences are wrapped at; tables and paths are never cut. */
  readonly width: number;
}

type Colors = ReturnType<typeof createColors>;

/** Rows of a list that are shown before "and n more". Hot spots are always all shown: there are 20 at most. */
const MOST_LARGE_FILES = 15;
const MOST_FOLDERS = 8;
const MOST_FILES_OF_FOLDER = 5;
const MOST_NOTES = 10;
const INDENT = '  ';

/** A workspace summary for a terminal, with a line break at its end. */
export function renderText(summary: WorkspaceSummary, options: TextOptions): string {
  const colors = createColors(options.color);
  const sections = [
    header(summary, options, colors),
    firstSteps(summary, options, colors),
    ...summary.rules.map((rule) => sectionOf(rule, summary, options, colors)),
    notes('In the quality definition', summary.problems, options, colors),
    suppressed(summary.suppressed, options, colors),
    standards(summary, colors),
    bullets('Left out of these numbers', summary.leftOut, options, colors),
    [colors.dim('All numbers: --format json. In VS Code: Plumbline: Quality Summary.')],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

type Section = (summary: WorkspaceSummary, options: TextOptions, colors: Colors) => readonly string[];

/** Sections of their own for some rules, by rule id; the others have one that says path, line and message. */
const ownSections: ReadonlyMap<string, Section> = new Map<string, Section>([
  ['hot-spot', hotSpots],
  ['large-file', ({ largeFiles: rows }, _options, colors) => largeFiles(rows, colors)],
  ['missing-test', (summary, _options, colors) => missingTests(summary, colors)],
]);

function sectionOf(
  { id, heading, notes: rows, remarks }: RuleSection,
  summary: WorkspaceSummary,
  options: TextOptions,
  colors: Colors,
): readonly string[] {
  const own = ownSections.get(id);
  return own === undefined ? notes(heading, rows, options, colors, remarks) : own(summary, options, colors);
}

function header(summary: WorkspaceSummary, options: TextOptions, colors: Colors): readonly string[] {
  const { numbers } = summary;
  const at = summary.head === null ? '' : ` at ${summary.head.slice(0, 10)}`;
  const sizes = [
    quantity(numbers.files, 'file'),
    `${grouped(numbers.productionFiles)} production`,
    `${grouped(numbers.testFiles)} test`,
    quantity(numbers.codeLines, 'code line'),
  ];
  const found = summary.rules
    .filter(({ headline }) => headline)
    .map(({ findings, counted }) => quantity(findings, ...counted));
  return [
    `${colors.bold(`Quality summary of ${summary.name}`)}${at}`,
    ...wrap(summary.history.sentence, options.width, ''),
    '',
    INDENT + sizes.join(', '),
    INDENT + colors.bold(found.join(', ')),
  ];
}

function firstSteps(
  { firstSteps: steps, history, numbers }: WorkspaceSummary,
  options: TextOptions,
  colors: Colors,
): readonly string[] {
  if (numbers.files === 0) {
    return ['There are no files yet.'];
  }
  if (steps.length === 0) {
    return [history.ranks ? 'Nothing stands out.' : 'Nothing stands out in size and tests; no file was ranked.'];
  }
  return [
    colors.bold('Start here'),
    ...steps.flatMap(({ file, text, standardId }, index) => {
      const how = standardId === null ? '' : ` (${standardId})`;
      const title = file === null ? [] : [`${INDENT}${index + 1}. ${colors.cyan(file.shown)}`];
      const lead = file === null ? `${INDENT}${index + 1}. ` : `${INDENT}   `;
      return [...title, ...wrap(text + how, options.width, `${INDENT}   `, lead)];
    }),
  ];
}

function hotSpots(
  { hotSpots: rows, hotSpotNotes, numbers }: WorkspaceSummary,
  options: TextOptions,
  colors: Colors,
): readonly string[] {
  const why = hotSpotNotes.flatMap((sentence) => wrap(sentence, options.width, INDENT));
  if (rows.length === 0) {
    return why.length === 0 ? [] : [colors.bold('Hot spots: none'), ...why];
  }
  const of = rows[0]?.rank?.of ?? numbers.productionFiles;
  const table = renderTable(
    ['#', 'score', '4 mo', '12 mo', 'changed', 'code lines', 'tests', 'file'],
    rows.map((row, index) => hotSpotCells(row, index)),
    ['right', 'right', 'right', 'right', 'left', 'right', 'left', 'left'],
  );
  return [
    colors.bold(`Hot spots (${grouped(rows.length)} of ${quantity(of, 'production file')})`),
    ...table.map((line, index) => INDENT + (index === 0 ? colors.dim(line) : line)),
    ...testsExplained(rows, options),
    ...why,
  ];
}

/** What the words in the column of tests mean, where they are in it. */
function testsExplained(rows: readonly HotSpotRow[], { width }: TextOptions): readonly string[] {
  const has = (status: HotSpotRow['tests']): boolean => rows.some(({ tests }) => tests === status);
  const parts = [
    ...(has('indirect') ? ['"reached": tests come to the file through other files.'] : []),
    ...(has('unknown') ? ['"not known": it cannot be said whether a test reaches the file.'] : []),
  ];
  return parts.length === 0 ? [] : wrap(`Tests: ${parts.join(' ')}`, width, INDENT);
}

function hotSpotCells(row: HotSpotRow, index: number): readonly string[] {
  return [
    String(row.rank?.rank ?? index + 1),
    row.score.toFixed(1),
    grouped(row.revisionsLast4Months),
    grouped(row.revisionsLast12Months),
    row.lastChanged?.slice(0, 10) ?? '',
    grouped(row.codeLines),
    testCell(row),
    row.shown,
  ];
}

function testCell({ tests, testCount }: HotSpotRow): string {
  switch (tests) {
    case 'direct':
      return testCount === 0 ? 'covered' : grouped(testCount);
    case 'indirect':
      return 'reached';
    case 'none':
      return 'none found';
    case 'unknown':
      return 'not known';
  }
}

function largeFiles(rows: readonly LargeFileRow[], colors: Colors): readonly string[] {
  if (rows.length === 0) {
    return [];
  }
  const cells = rows
    .slice(0, MOST_LARGE_FILES)
    .map((row) => [
      grouped(row.codeLines),
      row.limit === null ? '' : grouped(row.limit),
      row.kind,
      row.shown + (row.isHotSpot ? ' (hot spot)' : ''),
    ]);
  return [
    colors.bold(`Large files (${grouped(rows.length)})`),
    ...renderTable(['code lines', 'limit', 'kind', 'file'], cells, ['right', 'right', 'left', 'left']).map(
      (line, index) => INDENT + (index === 0 ? colors.dim(line) : line),
    ),
    ...more(rows.length - MOST_LARGE_FILES, INDENT),
  ];
}

function missingTests({ missingTests: folders }: WorkspaceSummary, colors: Colors): readonly string[] {
  if (folders.length === 0) {
    return [];
  }
  const files = folders.reduce((sum, folder) => sum + folder.files.length, 0);
  return [
    colors.bold(`No test found (${quantity(files, 'file')} in ${quantity(folders.length, 'folder')})`),
    ...folders.slice(0, MOST_FOLDERS).flatMap((folder) => missingTestsOf(folder)),
    ...more(folders.length - MOST_FOLDERS, INDENT, 'folder'),
  ];
}

function missingTestsOf({ folder, files }: MissingTestFolder): readonly string[] {
  return [
    `${INDENT}${folder === '' ? '(root)' : folder} (${grouped(files.length)})`,
    ...files.slice(0, MOST_FILES_OF_FOLDER).map((file) => `${INDENT}${INDENT}${file.shown}`),
    ...more(files.length - MOST_FILES_OF_FOLDER, INDENT + INDENT),
  ];
}

function notes(
  title: string,
  rows: readonly SummaryNote[],
  options: TextOptions,
  colors: Colors,
  remarks: readonly string[] = [],
): readonly string[] {
  if (rows.length === 0 && remarks.length === 0) {
    return [];
  }
  return [
    colors.bold(`${title} (${grouped(rows.length)})`),
    ...rows
      .slice(0, MOST_NOTES)
      .flatMap((row) => [
        INDENT + row.shown + (row.line === null ? '' : `:${row.line}`),
        ...wrap(row.message, options.width, INDENT + INDENT),
      ]),
    ...more(rows.length - MOST_NOTES, INDENT, 'note'),
    ...remarks.flatMap((sentence) => wrap(sentence, options.width, INDENT)),
  ];
}

function suppressed(rows: readonly SuppressedRow[], options: TextOptions, colors: Colors): readonly string[] {
  if (rows.length === 0) {
    return [];
  }
  return [
    colors.bold(`Suppressed by the team (${grouped(rows.length)})`),
    ...rows
      .slice(0, MOST_NOTES)
      .flatMap((row) => [`${INDENT}${row.shown} (${row.ruleId})`, ...wrap(row.reason, options.width, INDENT + INDENT)]),
    ...more(rows.length - MOST_NOTES, INDENT, 'finding'),
  ];
}

function standards({ standards: rows }: WorkspaceSummary, colors: Colors): readonly string[] {
  if (rows.length === 0) {
    return [];
  }
  const cells = rows.map(({ id, title, findings }) => [
    quantity(findings, 'finding'),
    title,
    title === id ? '' : colors.dim(id),
  ]);
  return [
    colors.bold('Standards that apply'),
    ...renderTable(undefined, cells, ['right', 'left', 'left']).map((line) => INDENT + line),
  ];
}

function bullets(title: string, sentences: readonly string[], options: TextOptions, colors: Colors): readonly string[] {
  if (sentences.length === 0) {
    return [];
  }
  return [
    colors.bold(title),
    ...sentences.flatMap((sentence) => wrap(sentence, options.width, `${INDENT}  `, `${INDENT}- `)),
  ];
}

function more(count: number, indent: string, noun = 'file'): readonly string[] {
  return count > 0 ? [`${indent}and ${quantity(count, `more ${noun}`)}`] : [];
}
