import { testsOf } from '../model/counterparts.ts';
import type { Churn, FileFacts } from '../model/fact.ts';
import { lineOf } from '../model/finding.ts';
import type { Finding, RuleId } from '../model/finding.ts';
import { printableText } from '../model/printableText.ts';
import { directoryOf } from '../model/repoPath.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { RuleDescription } from '../model/ruleDescription.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type {
  HotSpotRow,
  LargeFileRow,
  LinkedStandard,
  MissingTestFolder,
  MissingTestRow,
  RuleSection,
  SummaryFile,
  SummaryNote,
  SuppressedRow,
  WorkspaceSummary,
} from '../model/workspaceSummary.ts';
import { firstSteps } from './firstSteps.ts';
import { hotSpotNotes } from './hotSpotNotes.ts';
import { historySentence } from './historySentence.ts';
import { leftOut } from './leftOut.ts';
import { shownPath } from './shownPath.ts';

type Facts = ReadonlyMap<RepoPath, FileFacts>;

/** The workspace summary of a snapshot. */
export function summarizeWorkspace(snapshot: Snapshot): WorkspaceSummary {
  const facts: Facts = new Map(snapshot.files.map((file) => [file.path, file]));
  const of = (ruleId: RuleId): readonly Finding[] => snapshot.findings.filter((finding) => finding.ruleId === ruleId);
  const hotSpots = hotSpotRows(of('hot-spot'), facts);
  const largeFiles = largeFileRows(of('large-file'), facts, new Set(hotSpots.map((row) => row.path)));
  const missingTests = missingTestFolders(of('missing-test'), facts);
  const sections = snapshot.rules.map((rule) => sectionOf(rule, of(rule.id), snapshot.remarks[rule.id]));
  const { repository, totals } = snapshot;
  return {
    root: repository.root,
    name: shownPath(nameOf(repository.root)),
    head: repository.head,
    asOf: snapshot.asOf,
    history: { ...historyOf(snapshot), sentence: historySentence(repository.history) },
    numbers: {
      files: totals.files,
      productionFiles: totals.productionFiles,
      testFiles: totals.testFiles,
      codeLines: totals.codeLines,
    },
    firstSteps: firstSteps({
      hotSpots,
      largeFiles,
      missingTests,
      expired: of('expired-suppression').length,
      standardOf: (list, path) => standardOf(snapshot, RULES_OF_STEPS[list], path),
    }),
    hotSpots,
    hotSpotNotes: hotSpotNotes(snapshot, hotSpots.length),
    largeFiles,
    missingTests,
    rules: sections,
    problems: snapshot.problems.map((problem) => note(problem, problem.line)),
    suppressed: suppressedRows(snapshot, facts),
    standards: linkedStandards(snapshot),
    leftOut: leftOut(snapshot),
  };
}

/** The rules behind the lists that first steps are chosen from. */
const RULES_OF_STEPS = {
  hotSpots: 'hot-spot',
  largeFiles: 'large-file',
  missingTests: 'missing-test',
  expired: 'expired-suppression',
} as const;

/** The most specific standard of a finding; of the rule itself where it has none there. */
function standardOf({ findings, rules, standards }: Snapshot, ruleId: RuleId, path: RepoPath | null): string | null {
  const found = findings.find((finding) => finding.ruleId === ruleId && (path === null || finding.path === path));
  const own = rules.find(({ id }) => id === ruleId)?.standard;
  return found?.standardIds[0] ?? standards.find(({ id }) => id === own)?.id ?? null;
}

/** Rules whose findings have rows of their own in the summary. */
const WITH_ROWS: ReadonlySet<RuleId> = new Set(['hot-spot', 'large-file', 'missing-test']);

function sectionOf(
  { id, heading, counted, headline }: RuleDescription,
  findings: readonly Finding[],
  remarks: readonly string[] = [],
): RuleSection {
  const notes = WITH_ROWS.has(id) ? [] : findings.map((finding) => note(finding, finding.range?.startLine ?? null));
  return { id, heading, counted, headline, findings: findings.length, notes, remarks: remarks.map(printableText) };
}

function historyOf({ repository }: Snapshot): Omit<WorkspaceSummary['history'], 'sentence'> {
  const { state, ranks, commits, from } = repository.history;
  return { state, ranks, commits, from };
}

function nameOf(root: string): string {
  const segments = root.split(/[\\/]/u).filter((segment) => segment !== '');
  return segments.at(-1) ?? root;
}

function fileOf(finding: Finding, facts: FileFacts | undefined): SummaryFile {
  const { path } = finding;
  return { path, shown: shownPath(path), line: lineOf(finding), codeLines: facts?.size.codeLines ?? 0 };
}

function note(at: { readonly path: RepoPath; readonly message: string }, line: number | null): SummaryNote {
  return { path: at.path, shown: shownPath(at.path), line, message: printableText(at.message) };
}

function hotSpotRows(findings: readonly Finding[], facts: Facts): readonly HotSpotRow[] {
  const rows = findings.map((finding): HotSpotRow => {
    const file = facts.get(finding.path);
    return {
      ...fileOf(finding, file),
      rank: finding.rank ?? null,
      ...changesOf(file?.churn),
      tests: file?.tests.status ?? 'unknown',
      testCount: file === undefined ? 0 : testsOf(file.tests).length,
    };
  });
  return rows.sort((a, b) => b.score - a.score || comparePaths(a.path, b.path));
}

function changesOf(
  churn: Churn | null | undefined,
): Pick<HotSpotRow, 'score' | 'revisionsLast4Months' | 'revisionsLast12Months' | 'lastChanged' | 'authors'> {
  if (!churn) {
    return { score: 0, revisionsLast4Months: 0, revisionsLast12Months: 0, lastChanged: null, authors: 0 };
  }
  const { score, revisionsLast4Months, revisionsLast12Months, lastChanged, authors } = churn;
  return { score, revisionsLast4Months, revisionsLast12Months, lastChanged, authors };
}

function largeFileRows(
  findings: readonly Finding[],
  facts: Facts,
  hotSpots: ReadonlySet<RepoPath>,
): readonly LargeFileRow[] {
  const rows = findings.map((finding): LargeFileRow => {
    const file = facts.get(finding.path);
    return {
      ...fileOf(finding, file),
      kind: file?.role === 'test' ? 'test' : 'production',
      limit: finding.limit ?? null,
      severity: finding.severity,
      isHotSpot: hotSpots.has(finding.path),
    };
  });
  return rows.sort(
    (a, b) =>
      Number(a.kind === 'test') - Number(b.kind === 'test') ||
      b.codeLines - a.codeLines ||
      comparePaths(a.path, b.path),
  );
}

function suppressedRows({ suppressed }: Snapshot, facts: Facts): readonly SuppressedRow[] {
  return suppressed.map(({ finding, reason }) => ({
    ...fileOf(finding, facts.get(finding.path)),
    ruleId: finding.ruleId,
    reason: printableText(reason),
  }));
}

function missingTestFolders(findings: readonly Finding[], facts: Facts): readonly MissingTestFolder[] {
  const folders = new Map<RepoPath, MissingTestRow[]>();
  for (const finding of findings) {
    const file = facts.get(finding.path);
    const expected = finding.expectedPath;
    const row: MissingTestRow = {
      ...fileOf(finding, file),
      revisionsLast4Months: file?.churn?.revisionsLast4Months ?? null,
      expectedPath: expected === undefined ? null : shownPath(expected),
    };
    const folder = directoryOf(finding.path);
    const rows = folders.get(folder);
    if (rows) {
      rows.push(row);
    } else {
      folders.set(folder, [row]);
    }
  }
  return [...folders]
    .map(([folder, files]) => ({ folder: shownPath(folder), files: files.sort(byChange) }))
    .sort((a, b) => b.files.length - a.files.length || comparePaths(a.folder, b.folder));
}

function byChange(a: MissingTestRow, b: MissingTestRow): number {
  const changes = (b.revisionsLast4Months ?? 0) - (a.revisionsLast4Months ?? 0);
  return changes || b.codeLines - a.codeLines || comparePaths(a.path, b.path);
}

function linkedStandards({ findings, standards }: Snapshot): readonly LinkedStandard[] {
  const titles = new Map(standards.map(({ id, title }) => [id, title]));
  const counts = new Map<string, number>();
  for (const id of findings.flatMap((finding) => finding.standardIds)) {
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts]
    .map(([id, count]) => ({ id, title: printableText(titles.get(id) ?? id), findings: count }))
    .sort((a, b) => b.findings - a.findings || comparePaths(a.id, b.id));
}

// By code unit, so that every host and locale gives the same order.
function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
