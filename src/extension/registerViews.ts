import * as vscode from 'vscode';
import { registerReported } from './commands/reportedCommand.ts';
import type { ViewId } from './contributions.ts';
import { registerCodeLens } from './views/codeLens/codeLens.ts';
import { registerDiagnostics } from './views/diagnostics/diagnostics.ts';
import { registerFileDecorations } from './views/fileDecorations/fileDecorations.ts';
import { registerHotSpotsTree } from './views/hotSpotsTree/hotSpotsTree.ts';
import { registerHover } from './views/hover/hover.ts';
import { registerInlineWarning } from './views/inlineWarning/inlineWarning.ts';
import { registerLanguageStatus } from './views/languageStatus/languageStatus.ts';
import { registerQuickFixes } from './views/quickFixes/quickFixes.ts';
import { registerStandardDocuments } from './views/standardDocuments/standardDocuments.ts';
import { registerStandardsTree } from './views/standardsTree/standardsTree.ts';
import { registerStatusBar } from './views/statusBar/statusBar.ts';
import { registerSummary } from './views/summary/summary.ts';
import { registerThisFile } from './views/thisFile/thisFile.ts';
import type { ViewContext, ViewSources } from './views/viewContext.ts';

/** Every surface that shows what the store holds. To add one, write its folder and name it here. */
const views: readonly ((context: ViewContext) => vscode.Disposable)[] = [
  registerHotSpotsTree,
  registerThisFile,
  registerStandardsTree,
  registerStandardDocuments,
  registerSummary,
  registerDiagnostics,
  registerQuickFixes,
  registerHover,
  registerInlineWarning,
  registerCodeLens,
  registerFileDecorations,
  registerStatusBar,
  registerLanguageStatus,
];

/** What fills the surfaces that the editor's API cannot be asked about. */
export interface Providers {
  readonly trees: ReadonlyMap<ViewId, vscode.TreeDataProvider<unknown>>;
  readonly decorations: readonly vscode.FileDecorationProvider[];
}

/** Registers all views. */
export function registerViews(
  sources: ViewSources,
  log: vscode.LogOutputChannel,
): { readonly registered: vscode.Disposable; readonly providers: Providers } {
  const trees = new Map<ViewId, vscode.TreeDataProvider<unknown>>();
  const decorations: vscode.FileDecorationProvider[] = [];
  const context: ViewContext = {
    ...sources,
    command: (id, run) =>
      registerReported(id, log, async (...args) => {
        await run(...args);
      }),
    createTree: (id, options) => {
      trees.set(id, options.treeDataProvider);
      return vscode.window.createTreeView(id, options);
    },
    decorate: (provider) => {
      decorations.push(provider);
      return vscode.window.registerFileDecorationProvider(provider);
    },
  };
  const registered = vscode.Disposable.from(...views.map((register) => register(context)));
  return { registered, providers: { trees, decorations } };
}
