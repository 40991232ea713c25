import * as vscode from 'vscode';

/** A row of a tree as it is seen and heard. */
export interface TreeRow {
  /** Unique in the tree and stable from one analysis to the next, so that the row stays selected and folded. */
  readonly id?: string;
  readonly label: string;
  readonly description?: string;
  /** Plain text, or Markdown in which all text of the repository is escaped. */
  readonly tooltip: string | vscode.MarkdownString;
  /** What a screen reader says; the label and the description by default. */
  readonly spoken?: string;
  /** Words that `when` clauses of package.json look for. */
  readonly contextValue: string;
  readonly icon?: vscode.ThemeIcon;
  /** The file that the row is about: gives it its icon and its badge. */
  readonly uri?: vscode.Uri;
  /** What selecting the row does. */
  readonly command?: vscode.Command;
  /** Whether there are rows below it; they are shown until it is folded. */
  readonly isParent: boolean;
}

/** The one place where a row becomes an item of the editor. */
export function toTreeItem(row: TreeRow): vscode.TreeItem {
  const { Expanded, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(row.label, row.isParent ? Expanded : None);
  const spoken = row.spoken ?? [row.label, row.description ?? ''].filter((part) => part !== '').join(': ');
  return Object.assign(item, {
    ...(row.id === undefined ? {} : { id: row.id }),
    ...(row.description === undefined ? {} : { description: row.description }),
    tooltip: row.tooltip,
    contextValue: row.contextValue,
    accessibilityInformation: { label: spoken },
    ...(row.icon === undefined ? {} : { iconPath: row.icon }),
    ...(row.uri === undefined ? {} : { resourceUri: row.uri }),
    ...(row.command === undefined ? {} : { command: row.command }),
  } satisfies Partial<vscode.TreeItem>);
}
