import * as vscode from 'vscode';
import { baseNameOf, directoryOf, displayPath } from '../../../engine/model/repoPath.ts';
import { printableText } from '../../../engine/model/printableText.ts';
import { testsOf } from '../../../engine/model/counterparts.ts';
import type { TestFacts } from '../../../engine/model/fact.ts';
import { escapeMarkdown } from '../../wording/escapeMarkdown.ts';
import type { FileNode, GroupNode, TreeNode } from './treeModel.ts';
import { grouped, quantity } from '../../../engine/model/quantity.ts';
import { briefTestWords, headlineOf, linesOf, ruleHeading, testWords } from '../../wording/factWords.ts';

/** What rows are made of beside their node. */
export interface TreeItemContext {
  /** undefined for a name that no URI can hold. */
  readonly uriOf: (root: string, path: string) => vscode.Uri | undefined;
  /** Name of the repository, where more than one is shown. */
  readonly repositoryName: (root: string) => string | undefined;
}

/** The one place where a node becomes a row. */
export function toTreeItem(node: TreeNode, context: TreeItemContext): vscode.TreeItem {
  return node.kind === 'group' ? groupItem(node) : fileItem(node, context);
}

function groupItem(node: GroupNode): vscode.TreeItem {
  const label = node.by === 'rule' ? ruleHeading(node.key) : shown(node.key) || '(root folder)';
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = node.id;
  item.description = `(${grouped(node.children.length)})`;
  item.contextValue = 'group';
  if (node.by === 'folder') {
    item.iconPath = vscode.ThemeIcon.Folder;
  }
  item.accessibilityInformation = {
    label: `${label}, ${quantity(node.children.length, 'file')}`,
  };
  return item;
}

function fileItem(node: FileNode, context: TreeItemContext): vscode.TreeItem {
  const item = new vscode.TreeItem(shown(baseNameOf(node.path)), vscode.TreeItemCollapsibleState.None);
  const uri = context.uriOf(node.root, node.path);
  const repository = context.repositoryName(node.root);
  const folder = [repository, shown(directoryOf(node.path))].filter(Boolean).join(' / ');
  const place = node.inFolder ? repository : folder;
  item.id = node.id;
  // The folder first: the end of a long row is cut off, and a file's name alone may not tell which one it is.
  item.description = [place, ...measures(node, briefTestWords)].filter(Boolean).join(' · ');
  // As Markdown, because the editor appends the text of the explorer's badge, the same sentences, to a plain tooltip.
  const lines = [shown(node.path), ...node.findings.map(({ message }) => message)];
  item.tooltip = new vscode.MarkdownString(lines.map(escapeMarkdown).join('\n\n'));
  item.contextValue = contextValue(node);
  item.accessibilityInformation = {
    label: [
      shown(baseNameOf(node.path)),
      ...node.findings.map((finding) => headlineOf(finding)),
      ...measures(node, testWords),
      folder && `in ${folder}`,
    ]
      .filter(Boolean)
      .join(', '),
  };
  if (uri) {
    item.resourceUri = uri;
    item.command = { command: 'vscode.open', title: 'Open File', arguments: [uri] };
  }
  return item;
}

/** A score that rounds to 0.0 says nothing. */
const LEAST_SHOWN_SCORE = 0.05;

/** Score, lines and tests. */
function measures({ facts }: FileNode, wordsFor: (tests: TestFacts) => string): readonly string[] {
  if (facts === undefined) {
    return [];
  }
  const score = facts.churn?.score ?? 0;
  const scored = score < LEAST_SHOWN_SCORE ? [] : [`score ${score.toFixed(1)}`];
  return [...scored, linesOf(facts.size), ...(facts.role === 'production' ? [wordsFor(facts.tests)] : [])];
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
