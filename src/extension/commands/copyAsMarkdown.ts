import * as vscode from 'vscode';
import { commandIds } from '../contributions.ts';
import { quantity } from '../../engine/model/quantity.ts';
import type { SnapshotStore } from '../store/snapshotStore.ts';
import { findingsAsMarkdown } from './findingsAsMarkdown.ts';
import { registerReported } from './reportedCommand.ts';
import { chooseTarget } from './target.ts';

/** How long the status bar says that it was done. */
const CONFIRMATION_MS = 4000;

/** Copy the findings of files, or of the rows that are selected in a tree. */
export function registerCopyAsMarkdown(store: SnapshotStore, log: vscode.LogOutputChannel): vscode.Disposable {
  return registerReported(commandIds.copyAsMarkdown, log, async (argument, selection) => {
    const chosen: readonly unknown[] = Array.isArray(selection) && selection.length > 0 ? selection : [argument];
    const nodes = chosen.flatMap((node) => childrenOf(node) ?? [node]);
    const targets = await Promise.all(nodes.map((node) => chooseTarget(node, store)));
    const files = new Map(
      targets
        .filter((target) => target !== undefined)
        .map(({ uri, path }) => [uri.toString(), { path, findings: store.findingsAt(uri) }]),
    );
    if (files.size === 0) {
      return;
    }
    await vscode.env.clipboard.writeText(findingsAsMarkdown([...files.values()]));
    vscode.window.setStatusBarMessage(`Copied the findings of ${quantity(files.size, 'file')}`, CONFIRMATION_MS);
  });
}

/** Rows below a heading; undefined for anything else. */
function childrenOf(node: unknown): readonly unknown[] | undefined {
  if (typeof node === 'object' && node !== null && 'children' in node && Array.isArray(node.children)) {
    return node.children as readonly unknown[];
  }
  return undefined;
}
