import * as vscode from 'vscode';
import { diagnosticSource } from '../../contributions.ts';
import { fixesFor } from './fixes.ts';
import type { Fix } from './fixes.ts';
import type { ViewContext } from '../viewContext.ts';

/** Offers what can be done about the findings of a line. */
export function registerQuickFixes({ store }: ViewContext): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions(document, _range, context) {
      const located = store.locate(document.uri);
      const diagnostics = context.diagnostics.filter(({ source }) => source === diagnosticSource);
      if (located === undefined || diagnostics.length === 0) {
        return [];
      }
      const { path, snapshot } = located;
      const { root } = snapshot.repository;
      const shown = new Set(diagnostics.map(ruleIdOf));
      const titles = new Map(snapshot.standards.map(({ id, title }) => [id, title]));
      const subject = {
        root,
        path,
        tests: store.fileOf(root, path)?.tests,
        findings: store.findingsAt(document.uri).filter(({ ruleId }) => shown.has(ruleId)),
        ruleOf: store.ruleOf,
        standardTitle: (id: string) => titles.get(id),
      };
      return fixesFor(subject).map((fix) => toCodeAction(fix, diagnostics));
    },
  };
  return vscode.languages.registerCodeActionsProvider({ scheme: 'file' }, provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}

function toCodeAction(
  { title, command, argument, ruleIds }: Fix,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = diagnostics.filter((diagnostic) => ruleIds.some((ruleId) => ruleId === ruleIdOf(diagnostic)));
  action.command = { title, command, arguments: [argument] };
  return action;
}

function ruleIdOf({ code }: vscode.Diagnostic): string | number | undefined {
  return typeof code === 'object' ? code.value : code;
}
