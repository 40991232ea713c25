import * as vscode from 'vscode';
import type { Finding } from '../../../engine/model/finding.ts';
import { commandIds, diagnosticSource } from '../../contributions.ts';
import type { CommandId } from '../../contributions.ts';
import type { FileLocation, SnapshotStore } from '../../store/snapshotStore.ts';

/** Offers what can be done about a finding at its line. */
export function registerQuickFixes(store: SnapshotStore): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions(document, _range, context) {
      const located = store.locate(document.uri);
      const diagnostics = context.diagnostics.filter(({ source }) => source === diagnosticSource);
      if (located === undefined || diagnostics.length === 0) {
        return [];
      }
      const findings = store.findingsAt(document.uri);
      return diagnostics.flatMap((diagnostic) => {
        const finding = findings.find(({ ruleId }) => ruleId === ruleIdOf(diagnostic));
        return finding ? actionsFor(finding, diagnostic, located, store) : [];
      });
    },
  };
  return vscode.languages.registerCodeActionsProvider({ scheme: 'file' }, provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}

function actionsFor(
  finding: Finding,
  diagnostic: vscode.Diagnostic,
  { snapshot, path }: FileLocation,
  store: SnapshotStore,
): readonly vscode.CodeAction[] {
  const { root } = snapshot.repository;
  const tests = store.fileOf(root, path)?.tests;
  const place = { root, path, ruleId: finding.ruleId };
  const action = (title: string, command: CommandId, argument: unknown): vscode.CodeAction => {
    const codeAction = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    codeAction.diagnostics = [diagnostic];
    codeAction.command = { title, command, arguments: [argument] };
    return codeAction;
  };
  const [standard] = finding.standardIds;
  return [
    ...(tests?.expectedPath === undefined
      ? []
      : [action(vscode.l10n.t('Create missing test'), commandIds.createMissingTest, place)]),
    ...(tests === undefined || tests.links.length === 0
      ? []
      : [action(vscode.l10n.t('Go to test'), commandIds.goToTest, place)]),
    ...(standard === undefined ? [] : [action(vscode.l10n.t('Open standard'), commandIds.openStandard, standard)]),
    ...(finding.ruleId === 'expired-suppression'
      ? []
      : [action(vscode.l10n.t('Suppress with reason...'), commandIds.suppress, place)]),
  ];
}

function ruleIdOf({ code }: vscode.Diagnostic): string | number | undefined {
  return typeof code === 'object' ? code.value : code;
}
