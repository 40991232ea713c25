import * as vscode from 'vscode';
import { lineOf } from '../../../engine/model/finding.ts';
import type { Finding } from '../../../engine/model/finding.ts';
import { colorIds } from '../../contributions.ts';
import type { SnapshotStore } from '../../store/snapshotStore.ts';
import { inlineText } from './inlineText.ts';
import type { ViewContext } from '../viewContext.ts';

/** The muted text after the first line of a hot spot, with a mark in the overview ruler. Gone while that line is edited. */
export function registerInlineWarning({ store, settings }: ViewContext): vscode.Disposable {
  const type = vscode.window.createTextEditorDecorationType({
    overviewRulerColor: new vscode.ThemeColor(colorIds.overviewRuler),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    after: { color: new vscode.ThemeColor(colorIds.inline), margin: '0 0 0 2em' },
  });
  /** Documents whose hot spot's line was edited and is still being worked on. */
  const edited = new Set<string>();

  function show(editor: vscode.TextEditor): void {
    const { document } = editor;
    const isHidden = edited.has(document.uri.toString()) || settings.get('plumbline.inline', document.uri) === 'off';
    editor.setDecorations(type, isHidden ? [] : decorations(document));
  }

  function decorations(document: vscode.TextDocument): vscode.DecorationOptions[] {
    const finding = hotSpotAt(store, document.uri);
    const file = store.fileAt(document.uri);
    if (!finding || !file) {
      return [];
    }
    const { end } = document.lineAt(Math.min(lineOf(finding), document.lineCount) - 1).range;
    const size = store.liveSizeAt(document.uri) ?? file.size;
    const contentText = inlineText(finding, file, size, store.ruleOf);
    return [{ range: new vscode.Range(end, end), renderOptions: { after: { contentText } } }];
  }

  const showAll = (): void => {
    vscode.window.visibleTextEditors.forEach(show);
  };
  const showIn = (uri: vscode.Uri): void => {
    vscode.window.visibleTextEditors.filter(({ document }) => document.uri.toString() === uri.toString()).forEach(show);
  };

  showAll();
  return vscode.Disposable.from(
    type,
    store.onDidChange(showAll),
    store.onDidChangeLiveSize(showIn),
    settings.onDidChange(['plumbline.inline'], showAll),
    vscode.window.onDidChangeVisibleTextEditors(showAll),
    trackEdits(store, edited, showIn),
  );
}

function hotSpotAt(store: SnapshotStore, uri: vscode.Uri): Finding | undefined {
  return store.findingsAt(uri).find((finding) => finding.rank !== undefined && !finding.listOnly);
}

/** 0-based line; -1 if there is no hot spot. */
function lineIndexOf(finding: Finding | undefined): number {
  return finding === undefined ? -1 : lineOf(finding) - 1;
}

/** Keeps the documents whose hot spot's line is being edited: from its first edit until the cursor leaves it or the file is saved. */
function trackEdits(store: SnapshotStore, edited: Set<string>, changed: (uri: vscode.Uri) => void): vscode.Disposable {
  const settle = (uri: vscode.Uri): void => {
    if (edited.delete(uri.toString())) {
      changed(uri);
    }
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document: { uri }, contentChanges }) => {
      const line = lineIndexOf(hotSpotAt(store, uri));
      if (line >= 0 && contentChanges.some(({ range }) => range.start.line <= line && range.end.line >= line)) {
        edited.add(uri.toString());
        changed(uri);
      }
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      const { uri } = textEditor.document;
      const line = lineIndexOf(hotSpotAt(store, uri));
      if (selections.every((selection) => selection.active.line !== line)) {
        settle(uri);
      }
    }),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      settle(uri);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      edited.delete(uri.toString());
    }),
  );
}
