import { testsOf } from '../../../engine/model/counterparts.ts';
import type { FileFacts, Size } from '../../../engine/model/fact.ts';
import type { Finding } from '../../../engine/model/finding.ts';
import type { HistoryState } from '../../../engine/model/historyState.ts';
import { rankOf } from '../../../engine/model/rank.ts';
import { displayPath } from '../../../engine/model/repoPath.ts';
import { commandIds } from '../../contributions.ts';
import type { CommandId } from '../../contributions.ts';
import { escapeMarkdown } from '../../wording/escapeMarkdown.ts';
import type { FactWords } from '../../wording/factWords.ts';
import type { Localizer } from '../../wording/localizer.ts';

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
export function hoverText(subject: HoverSubject, words: FactWords, l10n: Localizer): string {
  const messages = subject.findings
    .filter((finding) => finding.listOnly || !subject.diagnosed)
    .map((finding) => escapeMarkdown(finding.message));
  const rows = evidenceRows(subject, words, l10n).map(
    ([name, value]) => `| ${escapeMarkdown(name)} | ${escapeMarkdown(value)} |`,
  );
  const table = ['| | |', '|:--|:--|', ...rows].join('\n');
  return [...messages, links(subject, l10n).join(' · '), table].join('\n\n');
}

type Row = readonly [name: string, value: string];

function evidenceRows(
  { file, size, findings, history }: HoverSubject,
  words: FactWords,
  l10n: Localizer,
): readonly Row[] {
  const rank = findings.map((finding) => rankOf(finding)).find((found) => found !== undefined);
  const rows: Row[] = [];
  if (rank) {
    rows.push([l10n.t('Rank'), l10n.t('#{0} of {1}', words.number(rank.rank), words.number(rank.of))]);
  }
  if (file.churn) {
    rows.push([l10n.t('Commits in 4 months'), words.number(file.churn.revisionsLast4Months)]);
    rows.push([l10n.t('Commits in 12 months'), words.number(file.churn.revisionsLast12Months)]);
    if (file.churn.lastChanged !== null) {
      rows.push([l10n.t('Last change'), words.date(file.churn.lastChanged)]);
    }
  }
  rows.push([l10n.t('Code lines'), words.number(size.codeLines)], [l10n.t('Tests'), testsValue(file, words, l10n)]);
  if (file.churn && file.churn.bulkCommits > 0) {
    rows.push([
      l10n.t('Discounted commits'),
      l10n.t('{0} of more than 20 files', words.number(file.churn.bulkCommits)),
    ]);
  }
  if (file.churn && file.churn.ignoredRevisions > 0) {
    rows.push([l10n.t('Ignored commits'), words.number(file.churn.ignoredRevisions)]);
  }
  rows.push([l10n.t('History'), words.historyState(history)]);
  return rows;
}

function testsValue({ tests }: FileFacts, words: FactWords, l10n: Localizer): string {
  const found = testsOf(tests);
  if (found.length === 0) {
    return tests.expectedPath === undefined
      ? words.tests(tests)
      : l10n.t('{0}; expected at {1}', words.tests(tests), displayPath(tests.expectedPath).path);
  }
  const named = found.slice(0, MOST_TESTS).map((link) => displayPath(link.path).path);
  const rest = found.length - named.length;
  const list = rest > 0 ? l10n.t('{0} and {1} more', named.join(', '), words.number(rest)) : named.join(', ');
  return `${words.tests(tests)}: ${list}`;
}

function links({ file, findings, history, root }: HoverSubject, l10n: Localizer): readonly string[] {
  const standardId = findings.flatMap((finding) => finding.standardIds)[0];
  const place = { root, path: file.path };
  const parts: string[] = [];
  if (standardId !== undefined) {
    parts.push(link(l10n.t('Open standard'), commandIds.openStandard, standardId));
  }
  if (history.ranks) {
    parts.push(link(l10n.t('Show history'), commandIds.showHistory, place));
  }
  if (testsOf(file.tests).length > 0) {
    parts.push(link(l10n.t('Open tests'), commandIds.goToTest, place));
  } else if (file.tests.expectedPath !== undefined) {
    parts.push(link(l10n.t('Create missing test'), commandIds.createMissingTest, place));
  }
  const ruleId = findings[0]?.ruleId;
  if (ruleId !== undefined) {
    parts.push(link(l10n.t('Why this?'), commandIds.explainFinding, { ...place, ruleId }));
  }
  return parts;
}

function link(title: string, command: CommandId, argument: string | Readonly<Record<string, string>>): string {
  // encodeURIComponent leaves parentheses, which would end the link.
  const query = encodeURIComponent(JSON.stringify([argument])).replace(/[()]/gu, (it) => (it === '(' ? '%28' : '%29'));
  return `[${escapeMarkdown(title)}](command:${command}?${query})`;
}
