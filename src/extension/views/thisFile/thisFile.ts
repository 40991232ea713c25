import * as vscode from 'vscode';
import type { Severity } from '../../../engine/model/finding.ts';
import { commandIds, viewIds } from '../../contributions.ts';
import type { SnapshotStore } from '../../store/snapshotStore.ts';
import { toTreeItem } from '../treeItem.ts';
import type { TreeRow } from '../treeItem.ts';
import type { ViewContext } from '../viewContext.ts';
import { fileNodes } from './fileNodes.ts';
import type { FileNode } from './fileNodes.ts';
import { shownDocument } from './shownDocument.ts';

/** The This File view: facts, findings, tests and standards of the active editor's file. */
export function registerThisFile(context: ViewContext): vscode.Disposable {
  const { store, companions, fileStandards, command, createTree } = context;
  let document = shownDocument(undefined);
  const changed = new vscode.EventEmitter<undefined>();
  const provider: vscode.TreeDataProvider<FileNode> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => (node ? [...node.children] : [...rows(document, context)]),
    getTreeItem: (node) => toTreeItem(rowOf(node, document?.uri, store)),
  };
  const view = createTree(viewIds.thisFile, { treeDataProvider: provider });
  const update = (): void => {
    document = shownDocument(document);
    const uri = document?.uri;
    const file = uri && store.fileAt(uri);
    view.message = file ? '' : 'Open a file of the workspace to see what is known about it.';
    view.description = file ? vscode.workspace.asRelativePath(uri) : '';
    changed.fire(undefined);
  };
  update();
  return vscode.Disposable.from(
    changed,
    view,
    command(commandIds.showFileDetails, async (uri) => {
      if (uri instanceof vscode.Uri) {
        await vscode.window.showTextDocument(uri);
      }
      await vscode.commands.executeCommand(`${viewIds.thisFile}.focus`);
    }),
    store.onDidChange(update),
    companions.onDidChange(update),
    fileStandards.onDidChange(update),
    store.onDidChangeLiveSize((uri) => {
      if (uri.toString() === document?.uri.toString()) {
        update();
      }
    }),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.window.tabGroups.onDidChangeTabs(() => {
      if (document !== shownDocument(document)) {
        update();
      }
    }),
  );
}

function rows(
  document: vscode.TextDocument | undefined,
  { store, fileStandards, companions }: ViewContext,
): readonly FileNode[] {
  const file = document && store.fileAt(document.uri);
  const located = document && store.locate(document.uri);
  if (!document || !file || !located) {
    return [];
  }
  const findings = store.findingsAt(document.uri);
  const live = store.liveSizeAt(document.uri);
  const { snapshot, path } = located;
  // What findings link to is known at once, also while someone types.
  const linked = findings.flatMap(({ standardIds }) => standardIds);
  const ids = new Set([...linked, ...(fileStandards.of(snapshot, path) ?? [])]);
  return fileNodes({
    file,
    size: live ?? file.size,
    unsaved: document.isDirty && live !== undefined,
    findings,
    history: snapshot.repository.history,
    ruleOf: store.ruleOf,
    companions: companions.of(snapshot, path),
    standards: [...ids].flatMap((id) => snapshot.standards.find((standard) => standard.id === id) ?? []),
  });
}

const icons: Readonly<Partial<Record<FileNode['kind'], string>>> = {
  test: 'beaker',
  expectedTest: 'add',
  standard: 'book',
  companion: 'link',
};

/** The icons and colors of Problems. */
const severityIcons: Readonly<Record<Severity, vscode.ThemeIcon>> = {
  error: new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground')),
  warning: new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground')),
  information: new vscode.ThemeIcon('info', new vscode.ThemeColor('problemsInfoIcon.foreground')),
  hint: new vscode.ThemeIcon('lightbulb'),
};

function iconOf({ kind, severity }: FileNode): vscode.ThemeIcon | undefined {
  const icon = icons[kind];
  if (severity !== undefined) {
    return severityIcons[severity];
  }
  return icon === undefined ? undefined : new vscode.ThemeIcon(icon);
}

function rowOf(node: FileNode, subject: vscode.Uri | undefined, store: SnapshotStore): TreeRow {
  const { kind, label, description, tooltip, children } = node;
  const icon = iconOf(node);
  const command = commandOf(node, subject, store);
  return {
    label,
    description,
    tooltip,
    contextValue: kind,
    isParent: children.length > 0,
    ...(icon && { icon }),
    ...(command && { command }),
  };
}

function commandOf(node: FileNode, subject: vscode.Uri | undefined, store: SnapshotStore): vscode.Command | undefined {
  if (node.kind === 'expectedTest' && subject) {
    return { command: commandIds.createMissingTest, title: node.label, arguments: [subject] };
  }
  if (node.range !== undefined && subject) {
    const { startLine, startColumn, endLine, endColumn } = node.range;
    const selection = new vscode.Range(startLine - 1, startColumn - 1, endLine - 1, endColumn - 1);
    return { command: 'vscode.open', title: 'Open File', arguments: [subject, { selection }] };
  }
  if (node.standardId !== undefined) {
    const title = 'Open Standard';
    return { command: commandIds.openStandard, title, arguments: [node.standardId] };
  }
  const root = subject && store.locate(subject)?.snapshot.repository.root;
  const uri = root !== undefined && node.path !== undefined ? store.uriOf(root, node.path) : undefined;
  return uri && { command: 'vscode.open', title: 'Open File', arguments: [uri] };
}
