import { testsOf } from '../../../engine/model/counterparts.ts';
import type { FileFacts, Size } from '../../../engine/model/fact.ts';
import type { Finding } from '../../../engine/model/finding.ts';
import type { HistoryState } from '../../../engine/model/historyState.ts';
import { displayPath } from '../../../engine/model/repoPath.ts';
import { commandIds } from '../../contributions.ts';
import type { CommandId } from '../../contributions.ts';
import { escapeMarkdown } from '../../wording/escapeMarkdown.ts';
import { grouped } from '../../../engine/model/quantity.ts';
import { mediumDate } from '../../../engine/model/mediumDate.ts';
import { historyStateWords, testWords } from '../../wording/factWords.ts';

/** The commands that a hover may run; nothing else is trusted in it. */
export const hoverCommands: readonly CommandId[] = [
  commandIds.openStandard,
  commandIds.showHistory,
  commandIds.goToTest,
  commandIds.createMissingTest,
  commandIds.explainFinding,
];

/** What a hover is about. */
export interface HoverSubject {
  readonly file: FileFacts;
  /** Size of the text as it is now. */
  readonly size: Size;
  /** The findings on the line, at least one. */
  readonly findings: readonly Finding[];
  readonly history: HistoryState;
  /** Whether the editor already shows the findings' messages here, as diagnostics. */
  readonly diagnosed: boolean;
  /** The repository's root, for the commands. */
  readonly root: string;
}

/** Tests that are named before "and n more". */
const MOST_TESTS = 3;

/** The Markdown of a hover: what was found, what can be done, which is seen without scrolling so, and the evidence as a table. */
export function hoverText(subject: HoverSubject): string {
  const messages = subject.findings
    .filter((finding) => finding.listOnly || !subject.diagnosed)
    .map((finding) => escapeMarkdown(finding.message));
  const rows = evidenceRows(subject).map(([name, value]) => `| ${escapeMarkdown(name)} | ${escapeMarkdown(value)} |`);
  const table = ['| | |', '|:--|:--|', ...rows].join('\n');
  return [...messages, links(subject).join(' · '), table].join('\n\n');
}

type Row = readonly [name: string, value: string];

function evidenceRows({ file, size, findings, history }: HoverSubject): readonly Row[] {
  const rank = findings.find((finding) => finding.rank !== undefined)?.rank;
  const rows: Row[] = [];
  if (rank) {
    rows.push(['Rank', `#${grouped(rank.rank)} of ${grouped(rank.of)}`]);
  }
  if (file.churn) {
    rows.push(['Commits in 4 months', grouped(file.churn.revisionsLast4Months)]);
    rows.push(['Commits in 12 months', grouped(file.churn.revisionsLast12Months)]);
    if (file.churn.lastChanged !== null) {
      rows.push(['Last change', mediumDate(file.churn.lastChanged)]);
    }
  }
  rows.push(['Code lines', grouped(size.codeLines)], ['Tests', testsValue(file)]);
  if (file.churn && file.churn.bulkCommits > 0) {
    rows.push(['Discounted commits', `${grouped(file.churn.bulkCommits)} of more than 20 files`]);
  }
  if (file.churn && file.churn.ignoredRevisions > 0) {
    rows.push(['Ignored commits', grouped(file.churn.ignoredRevisions)]);
  }
  rows.push(['History', historyStateWords(history)]);
  return rows;
}

function testsValue({ tests }: FileFacts): string {
  const found = testsOf(tests);
  if (found.length === 0) {
    return tests.expectedPath === undefined
      ? testWords(tests)
      : `${testWords(tests)}; expected at ${displayPath(tests.expectedPath).path}`;
  }
  const named = found.slice(0, MOST_TESTS).map((link) => displayPath(link.path).path);
  const rest = found.length - named.length;
  const list = rest > 0 ? `${named.join(', ')} and ${grouped(rest)} more` : named.join(', ');
  return `${testWords(tests)}: ${list}`;
}

function links({ file, findings, history, root }: HoverSubject): readonly string[] {
  const standardId = findings.flatMap((finding) => finding.standardIds)[0];
  const place = { root, path: file.path };
  const parts: string[] = [];
  if (standardId !== undefined) {
    parts.push(link('Open standard', commandIds.openStandard, standardId));
  }
  if (history.ranks) {
    parts.push(link('Show history', commandIds.showHistory, place));
  }
  if (testsOf(file.tests).length > 0) {
    parts.push(link('Open tests', commandIds.goToTest, place));
  } else if (file.tests.expectedPath !== undefined) {
    parts.push(link('Create missing test', commandIds.createMissingTest, place));
  }
  const ruleId = findings[0]?.ruleId;
  if (ruleId !== undefined) {
    parts.push(link('Why this?', commandIds.explainFinding, { ...place, ruleId }));
  }
  return parts;
}

function link(title: string, command: CommandId, argument: string | Readonly<Record<string, string>>): string {
  // encodeURIComponent leaves parentheses, which would end the link.
  const query = encodeURIComponent(JSON.stringify([argument])).replace(/[()]/gu, (it) => (it === '(' ? '%28' : '%29'));
  return `[${escapeMarkdown(title)}](command:${command}?${query})`;
}
