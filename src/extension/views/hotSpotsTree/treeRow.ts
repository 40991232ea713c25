import * as vscode from 'vscode';
import { baseNameOf, directoryOf, displayPath } from '../../../engine/model/repoPath.ts';
import { printableText } from '../../../engine/model/printableText.ts';
import { testsOf } from '../../../engine/model/counterparts.ts';
import type { TestFacts } from '../../../engine/model/fact.ts';
import { escapeMarkdown } from '../../wording/escapeMarkdown.ts';
import type { TreeRow } from '../treeItem.ts';
import type { FileNode, GroupNode, TreeNode } from './treeModel.ts';
import { grouped, quantity } from '../../../engine/model/quantity.ts';
import { briefTestWords, headlineOf, linesOf, testWords } from '../../wording/factWords.ts';
import type { RuleLookup } from '../../wording/ruleLookup.ts';

/** What rows are made of beside their node. */
export interface TreeRowContext {
  readonly ruleOf: RuleLookup;
  /** undefined for a name that no URI can hold. */
  readonly uriOf: (root: string, path: string) => vscode.Uri | undefined;
  /** Name of the repository, where more than one is shown. */
  readonly repositoryName: (root: string) => string | undefined;
}

/** A heading, or a file with what is known of it. */
export function rowOf(node: TreeNode, context: TreeRowContext): TreeRow {
  return node.kind === 'group' ? groupRow(node, context) : fileRow(node, context);
}

function groupRow({ id, by, key, children }: GroupNode, { ruleOf }: TreeRowContext): TreeRow {
  const label = by === 'rule' ? shown(ruleOf(key).heading) : shown(key) || '(root folder)';
  return {
    id,
    label,
    description: `(${grouped(children.length)})`,
    tooltip: label,
    spoken: `${label}, ${quantity(children.length, 'file')}`,
    contextValue: 'group',
    isParent: true,
    ...(by === 'folder' && { icon: vscode.ThemeIcon.Folder }),
  };
}

function fileRow(node: FileNode, context: TreeRowContext): TreeRow {
  const label = shown(baseNameOf(node.path));
  const uri = context.uriOf(node.root, node.path);
  const repository = context.repositoryName(node.root);
  const folder = [repository, shown(directoryOf(node.path))].filter(Boolean).join(' / ');
  const place = node.inFolder ? repository : folder;
  // As Markdown, because the editor appends the text of the explorer's badge, the same sentences, to a plain tooltip.
  const lines = [shown(node.path), ...messages(node)];
  return {
    id: node.id,
    label,
    // The folder first: the end of a long row is cut off, and a file's name alone may not tell which one it is.
    description: [place, ...measures(node, briefTestWords)].filter(Boolean).join(' · '),
    tooltip: new vscode.MarkdownString(lines.map(escapeMarkdown).join('\n\n')),
    spoken: [label, ...headlines(node, context.ruleOf), ...measures(node, testWords), folder && `in ${folder}`]
      .filter(Boolean)
      .join(', '),
    contextValue: contextValue(node, context.ruleOf),
    isParent: false,
    ...(uri && { uri, command: { command: 'vscode.open', title: 'Open File', arguments: [uri] } }),
  };
}

/** Messages that a tooltip has room for. */
const MOST_MESSAGES = 10;

function messages({ findings }: FileNode): readonly string[] {
  const more = findings.length - MOST_MESSAGES;
  const first = findings.slice(0, MOST_MESSAGES).map(({ message }) => message);
  return more > 0 ? [...first, `and ${more} more`] : first;
}

/** Each once, with how often it is there. */
function headlines({ findings }: FileNode, ruleOf: RuleLookup): readonly string[] {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const headline = headlineOf(finding, ruleOf);
    counts.set(headline, (counts.get(headline) ?? 0) + 1);
  }
  return [...counts].map(([headline, count]) => (count === 1 ? headline : `${headline} (${count})`));
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
function contextValue({ facts, findings, ruleId }: FileNode, ruleOf: RuleLookup): string {
  const finding = findings.find((candidate) => candidate.ruleId === ruleId);
  return [
    'file',
    ruleId,
    ...(facts !== undefined && testsOf(facts.tests).length > 0 ? ['tested'] : []),
    ...(facts?.tests.expectedPath === undefined ? [] : ['creatable']),
    ...(finding !== undefined && finding.standardIds.length > 0 ? ['standard'] : []),
    ...(ruleOf(ruleId).suppressible ? ['suppressible'] : []),
  ].join(' ');
}

function shown(path: string): string {
  return printableText(displayPath(path).path);
}
