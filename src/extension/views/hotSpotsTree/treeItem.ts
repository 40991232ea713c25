import * as vscode from 'vscode';
import { baseNameOf, directoryOf, displayPath } from '../../../engine/model/repoPath.ts';
import { printableText } from '../../../engine/model/printableText.ts';
import { testsOf } from '../../../engine/model/counterparts.ts';
import type { TestFacts } from '../../../engine/model/fact.ts';
import type { RuleId } from '../../../engine/model/finding.ts';
import { escapeMarkdown } from '../../wording/escapeMarkdown.ts';
import type { FactWords } from '../../wording/factWords.ts';
import type { FileNode, GroupNode, TreeNode } from './treeModel.ts';

/** What rows are made of beside their node. */
export interface TreeItemContext {
  readonly words: FactWords;
  /** undefined for a name that no URI can hold. */
  readonly uriOf: (root: string, path: string) => vscode.Uri | undefined;
  /** Name of the repository, where more than one is shown. */
  readonly repositoryName: (root: string) => string | undefined;
}

/** The one place where a node becomes a row. */
export function toTreeItem(node: TreeNode, context: TreeItemContext): vscode.TreeItem {
  return node.kind === 'group' ? groupItem(node, context) : fileItem(node, context);
}

function groupItem(node: GroupNode, { words }: TreeItemContext): vscode.TreeItem {
  const label =
    node.by === 'rule' ? words.ruleHeading(node.key as RuleId) : shown(node.key) || vscode.l10n.t('(root folder)');
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = node.id;
  item.description = `(${words.number(node.children.length)})`;
  item.contextValue = 'group';
  if (node.by === 'folder') {
    item.iconPath = vscode.ThemeIcon.Folder;
  }
  item.accessibilityInformation = {
    label:
      node.children.length === 1
        ? vscode.l10n.t('{0}, 1 file', label)
        : vscode.l10n.t('{0}, {1} files', label, words.number(node.children.length)),
  };
  return item;
}

function fileItem(node: FileNode, context: TreeItemContext): vscode.TreeItem {
  const item = new vscode.TreeItem(shown(baseNameOf(node.path)), vscode.TreeItemCollapsibleState.None);
  const uri = context.uriOf(node.root, node.path);
  const { words } = context;
  const repository = context.repositoryName(node.root);
  const folder = [repository, shown(directoryOf(node.path))].filter(Boolean).join(' / ');
  const place = node.inFolder ? repository : folder;
  item.id = node.id;
  // The folder first: the end of a long row is cut off, and a file's name alone may not tell which one it is.
  item.description = [place, ...factWords(node, words, (tests) => words.testsBriefly(tests))]
    .filter(Boolean)
    .join(' · ');
  // As Markdown, because the editor appends the text of the explorer's badge, the same sentences, to a plain tooltip.
  const lines = [shown(node.path), ...node.findings.map(({ message }) => message)];
  item.tooltip = new vscode.MarkdownString(lines.map(escapeMarkdown).join('\n\n'));
  item.contextValue = contextValue(node);
  item.accessibilityInformation = {
    label: [
      shown(baseNameOf(node.path)),
      ...node.findings.map((finding) => words.headline(finding)),
      ...factWords(node, words, (tests) => words.tests(tests)),
      folder && vscode.l10n.t('in {0}', folder),
    ]
      .filter(Boolean)
      .join(', '),
  };
  if (uri) {
    item.resourceUri = uri;
    item.command = { command: 'vscode.open', title: vscode.l10n.t('Open File'), arguments: [uri] };
  }
  return item;
}

/** A score that rounds to 0.0 says nothing. */
const LEAST_SHOWN_SCORE = 0.05;

/** Score, lines and tests. */
function factWords({ facts }: FileNode, words: FactWords, testWords: (tests: TestFacts) => string): readonly string[] {
  if (facts === undefined) {
    return [];
  }
  const score = facts.churn?.score ?? 0;
  const scoreWords = score < LEAST_SHOWN_SCORE ? [] : [vscode.l10n.t('score {0}', score.toFixed(1))];
  return [...scoreWords, words.lines(facts.size), ...(facts.role === 'production' ? [testWords(facts.tests)] : [])];
}

/** Words that `when` clauses of package.json look for. */
function contextValue({ facts, findings, ruleId }: FileNode): string {
  const finding = findings.find((candidate) => candidate.ruleId === ruleId);
  return [
    'file',
    ruleId,
    ...(facts !== undefined && testsOf(facts.tests).length > 0 ? ['tested'] : []),
    ...(facts?.tests.expectedPath === undefined ? [] : ['creatable']),
    ...(finding !== undefined && finding.standardIds.length > 0 ? ['standard'] : []),
    ...(ruleId === 'expired-suppression' ? [] : ['suppressible']),
  ].join(' ');
}

function shown(path: string): string {
  return printableText(displayPath(path).path);
}
