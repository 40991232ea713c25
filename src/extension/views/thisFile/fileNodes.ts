import type { Companions } from '../../../engine/model/companions.ts';
import type { FileFacts, Size, TestFacts } from '../../../engine/model/fact.ts';
import type { Finding, Severity } from '../../../engine/model/finding.ts';
import type { HistoryState } from '../../../engine/model/historyState.ts';
import { printableText } from '../../../engine/model/printableText.ts';
import { displayPath } from '../../../engine/model/repoPath.ts';
import { roleSentence } from '../../../engine/model/roleReason.ts';
import { testSentence } from '../../../engine/model/testReason.ts';
import type { RepoPath } from '../../../engine/model/repoPath.ts';
import type { Standard } from '../../../engine/model/standard.ts';
import { grouped, quantity } from '../../../engine/model/quantity.ts';
import { mediumDate } from '../../../engine/model/mediumDate.ts';
import { headlineOf, historyStateWords, testWords } from '../../wording/factWords.ts';
import { byImportance } from '../../wording/ruleLookup.ts';
import type { RuleLookup } from '../../wording/ruleLookup.ts';
import type { TextRange } from '../../../engine/model/textRange.ts';

/** A row of the This File view. */
export interface FileNode {
  readonly kind: 'section' | 'finding' | 'fact' | 'test' | 'expectedTest' | 'standard' | 'companion';
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly children: readonly FileNode[];
  /** The file that the row of a test or of a companion opens. */
  readonly path?: RepoPath;
  /** The standard that a finding or standard row opens. */
  readonly standardId?: string;
  /** Of a finding. */
  readonly severity?: Severity;
  /** Of a finding: where it is, if it is not about the whole file. */
  readonly range?: TextRange;
}

/** What is known about the active file. */
export interface FileSubject {
  readonly file: FileFacts;
  /** Size of the text as it is now. */
  readonly size: Size;
  readonly unsaved: boolean;
  readonly findings: readonly Finding[];
  readonly history: HistoryState;
  readonly ruleOf: RuleLookup;
  /** null if they are not known. */
  readonly companions: Companions | null;
  /** Those that apply to the file. */
  readonly standards: readonly Standard[];
}

/** The sections of the view; a section without rows is left out. */
export function fileNodes(subject: FileSubject): readonly FileNode[] {
  const findings = byImportance(subject.findings, subject.ruleOf).map((finding) =>
    findingNode(finding, subject.ruleOf),
  );
  const standards = subject.standards.map(({ id, title, pillar }) =>
    node('standard', title, pillar, title, { standardId: id }),
  );
  const tests = subject.file.role === 'production' ? testNodes(subject.file.tests) : [];
  return [
    section('Findings', findings),
    section('Tests', tests),
    section('Changes together with', companionNodes(subject.companions)),
    section('Facts', factNodes(subject)),
    section('Standards', standards),
  ].filter(({ children }) => children.length > 0);
}

function findingNode(finding: Finding, ruleOf: RuleLookup): FileNode {
  const [standardId] = finding.standardIds;
  const target = {
    severity: finding.severity,
    ...(standardId === undefined ? {} : { standardId }),
    ...(finding.range && { range: finding.range }),
  };
  const label = headlineOf(finding, ruleOf);
  // A message of the engine may begin with the same words.
  const said = finding.message.startsWith(`${label}: `) ? finding.message.slice(label.length + 2) : finding.message;
  const where = finding.range === null ? '' : `line ${grouped(finding.range.startLine)}: `;
  return node('finding', label, `${where}${said}`, finding.message, target);
}

const COUNTED_TOGETHER =
  'Counted are the last 12 months, without bulk commits, formatting, and the commit that added the file.';

function companionNodes(known: Companions | null): readonly FileNode[] {
  if (known === null) {
    return [];
  }
  const { companions, reason } = known;
  const commits = quantity(known.commits, 'commit');
  return companions.map(({ path, support, confidence }) => {
    const { path: shown } = displayPath(path);
    const share = `${(confidence * 100).toFixed(0)} %`;
    const said = `${grouped(support)} of the ${commits} of this file that count changed ${shown} too (${share}). ${COUNTED_TOGETHER}`;
    const tooltip = reason === null ? said : `${said} ${reason}`;
    return node('companion', shown, `in ${grouped(support)} of ${commits}, ${share}`, tooltip, { path });
  });
}

function factNodes({ file, size, unsaved, history }: FileSubject): readonly FileNode[] {
  const lines = grouped(size.codeLines);
  const rows = [fact('Code lines', unsaved ? `${lines}, not saved yet` : lines, sizeTooltip(size))];
  const { churn } = file;
  if (churn) {
    const window = 'Merges are left out. Renames are followed where the content stays the same.';
    rows.push(
      fact('Commits in 4 months', grouped(churn.revisionsLast4Months), window),
      fact('Commits in 12 months', grouped(churn.revisionsLast12Months), window),
      fact('Churn score', churn.score.toFixed(1), SCORE_EXPLAINED),
      fact('Authors', grouped(churn.authors), 'How many people changed this file; who they are is not shown.'),
    );
    if (churn.lastChanged !== null) {
      rows.push(fact('Last change', mediumDate(churn.lastChanged)));
    }
    if (churn.bulkCommits > 0) {
      const why = 'Commits of more than 20 files weigh less.';
      rows.push(fact('Discounted commits', grouped(churn.bulkCommits), why));
    }
    if (churn.ignoredRevisions > 0) {
      const why = 'Commits named in .git-blame-ignore-revs are not counted.';
      rows.push(fact('Ignored commits', grouped(churn.ignoredRevisions), why));
    }
    if (churn.renamedFrom.length > 0) {
      const names = churn.renamedFrom.map((path) => displayPath(path).path);
      rows.push(fact('Earlier paths', names.join(', '), names.join('\n')));
    }
  }
  rows.push(roleNode(file));
  if (!file.tracked && history.state !== 'none') {
    rows.push(fact('Git', 'not tracked', 'Git does not track this file yet, so nothing is known of its past.'));
  }
  rows.push(fact('History', historyStateWords(history), history.reason));
  return rows;
}

function roleNode({ role, roleReason }: FileFacts): FileNode {
  const why = roleSentence(roleReason);
  return fact('Kind of file', role === 'production' ? role : `${role}. ${why}`, why);
}

function sizeTooltip(size: Size): string {
  const [lines, nonBlank] = [grouped(size.lines), grouped(size.nonBlankLines)];
  return `${lines} lines, ${nonBlank} of them not blank`;
}

const SCORE_EXPLAINED =
  'Recent commits to this file, each losing half its weight every four months, scaled down for files under 300 lines and for commits that touch more than 20 files.';

function testNodes(tests: TestFacts): readonly FileNode[] {
  const rows = tests.links.map(({ kind, path, evidence }) => {
    const shown = displayPath(path).path;
    return kind === 'test'
      ? node('test', shown, evidence, `${shown}\n${evidence}`, { path })
      : fact(shown, evidence, `${shown}\n${evidence}`);
  });
  if (rows.length === 0) {
    const reason = testSentence(tests.reason);
    rows.push(fact(capitalized(testWords(tests)), reason, reason));
  }
  if (tests.expectedPath !== undefined) {
    const { path } = displayPath(tests.expectedPath);
    rows.push(node('expectedTest', 'Create missing test', path, `Creates ${path}`, {}));
  }
  return rows;
}

function section(label: string, children: readonly FileNode[]): FileNode {
  return { kind: 'section', label, description: '', tooltip: label, children };
}

function fact(label: string, value: string, tooltip?: string): FileNode {
  return node('fact', label, value, tooltip ?? `${label}: ${value}`, {});
}

function node(
  kind: FileNode['kind'],
  label: string,
  description: string,
  tooltip: string,
  target: Pick<FileNode, 'path' | 'standardId' | 'severity' | 'range'>,
): FileNode {
  const lines = tooltip.split('\n').map(printableText).join('\n');
  return {
    kind,
    label: printableText(label),
    description: printableText(description),
    tooltip: lines,
    children: [],
    ...target,
  };
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
