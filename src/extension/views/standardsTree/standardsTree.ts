import * as vscode from 'vscode';
import { commandIds, viewIds } from '../../contributions.ts';
import { toTreeItem } from '../treeItem.ts';
import type { TreeRow } from '../treeItem.ts';
import type { ViewContext } from '../viewContext.ts';
import { rowText, standardNodes } from './standardNodes.ts';
import type { StandardNode } from './standardNodes.ts';

/** The Standards view: the standards by pillar, each with the number of findings that link to it. */
export function registerStandardsTree({ store, standards, createTree }: ViewContext): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const provider: vscode.TreeDataProvider<StandardNode> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (node) => {
      if (node === undefined) {
        const findings = store.all.flatMap((snapshot) => snapshot.findings);
        return [...standardNodes(await standards.all(), findings)];
      }
      return node.kind === 'pillar' ? [...node.standards] : [];
    },
    getTreeItem: (node) => toTreeItem(rowOf(node)),
  };
  return vscode.Disposable.from(
    changed,
    createTree(viewIds.standards, { treeDataProvider: provider, showCollapseAll: true }),
    store.onDidChange(() => {
      changed.fire(undefined);
    }),
  );
}

function rowOf(node: StandardNode): TreeRow {
  const { label, description, tooltip, accessibleLabel } = rowText(node);
  const text = { label, description, tooltip, spoken: accessibleLabel, contextValue: node.kind };
  if (node.kind === 'pillar') {
    return { ...text, id: `pillar:${node.title}`, isParent: true };
  }
  return {
    ...text,
    id: `standard:${node.standardId}`,
    icon: new vscode.ThemeIcon('book'),
    command: { command: commandIds.openStandard, title: 'Open Standard', arguments: [node.standardId] },
    isParent: false,
  };
}
