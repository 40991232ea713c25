import * as vscode from 'vscode';
import type { Settings } from './contributions.ts';
import type { ChangedFiles } from './store/changedFiles.ts';
import type { SnapshotStore } from './store/snapshotStore.ts';
import type { StandardsStore } from './store/standardsStore.ts';
import { registerCodeLens } from './views/codeLens/codeLens.ts';
import { registerDiagnostics } from './views/diagnostics/diagnostics.ts';
import { registerFileDecorations } from './views/fileDecorations/fileDecorations.ts';
import type { DecorationView } from './views/fileDecorations/fileDecorations.ts';
import { registerHotSpotsTree } from './views/hotSpotsTree/hotSpotsTree.ts';
import type { TreeView } from './views/hotSpotsTree/hotSpotsTree.ts';
import { registerHover } from './views/hover/hover.ts';
import { registerInlineWarning } from './views/inlineWarning/inlineWarning.ts';
import { registerLanguageStatus } from './views/languageStatus/languageStatus.ts';
import { registerQuickFixes } from './views/quickFixes/quickFixes.ts';
import { registerStandardDocuments } from './views/standardDocuments/standardDocuments.ts';
import { registerStandardsTree } from './views/standardsTree/standardsTree.ts';
import { registerStatusBar } from './views/statusBar/statusBar.ts';
import { registerSummary } from './views/summary/summary.ts';
import type { Summarize } from './views/summary/summary.ts';
import { registerThisFile } from './views/thisFile/thisFile.ts';
import type { FileView } from './views/thisFile/thisFile.ts';

/** What views are made of. */
export interface ViewSources {
  readonly store: SnapshotStore;
  readonly standards: StandardsStore;
  readonly settings: Settings;
  readonly changedFiles: ChangedFiles;
  readonly summarize: Summarize;
  readonly extensionUri: vscode.Uri;
  readonly workspaceState: vscode.Memento;
}

/** The surfaces. Tests look into those that the editor's API cannot be asked about. */
export interface Views {
  readonly hotSpots: TreeView;
  readonly decorations: DecorationView;
  readonly thisFile: FileView;
  dispose(): void;
}

/** Every surface that shows what the store holds. */
export function registerViews(sources: ViewSources): Views {
  const { store, standards, settings, changedFiles } = sources;
  const hotSpots = registerHotSpotsTree(store, changedFiles, sources.workspaceState);
  const decorations = registerFileDecorations(store, settings, changedFiles);
  const thisFile = registerThisFile(store, standards);
  const registered = vscode.Disposable.from(
    hotSpots,
    decorations,
    registerDiagnostics(store, settings, changedFiles),
    registerQuickFixes(store, standards),
    thisFile,
    registerStandardsTree(store, standards),
    registerStandardDocuments(standards),
    registerSummary(sources),
    registerHover(store, settings),
    registerInlineWarning(store, settings),
    registerCodeLens(store, settings),
    registerStatusBar(store, settings),
    registerLanguageStatus(store),
  );
  return { hotSpots, decorations, thisFile, dispose: () => void registered.dispose() };
}
