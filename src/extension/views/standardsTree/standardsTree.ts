import * as vscode from 'vscode';
import { commandIds, viewIds } from '../../contributions.ts';
import type { SnapshotStore } from '../../store/snapshotStore.ts';
import type { StandardsStore } from '../../store/standardsStore.ts';
import { rowText, standardNodes } from './standardNodes.ts';
import type { StandardNode } from './standardNodes.ts';

/** The Standards view: the standards by pillar, each with the number of findings that link to it. */
export function registerStandardsTree(store: SnapshotStore, standards: StandardsStore): vscode.Disposable {
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
    getTreeItem: toTreeItem,
  };
  return vscode.Disposable.from(
    changed,
    vscode.window.createTreeView(viewIds.standards, { treeDataProvider: provider, showCollapseAll: true }),
    store.onDidChange(() => {
      changed.fire(undefined);
    }),
  );
}

function toTreeItem(node: StandardNode): vscode.TreeItem {
  const { label, description, tooltip, accessibleLabel } = rowText(node);
  const item = new vscode.TreeItem(label);
  item.tooltip = tooltip;
  item.description = description;
  item.accessibilityInformation = { label: accessibleLabel };
  item.contextValue = node.kind;
  if (node.kind === 'pillar') {
    item.id = `pillar:${node.title}`;
    item.collapsibleState = vscode.TreeItemCollapsibleState.Expanded;
  } else {
    item.id = `standard:${node.standardId}`;
    item.iconPath = new vscode.ThemeIcon('book');
    item.command = {
      command: commandIds.openStandard,
      title: 'Open Standard',
      arguments: [node.standardId],
    };
  }
  return item;
}
