import * as vscode from 'vscode';
import type { RuleId } from '../../engine/model/finding.ts';
import { UserError } from '../../engine/model/userError.ts';
import { commandIds } from '../contributions.ts';
import type { SnapshotStore } from '../store/snapshotStore.ts';
import { registerReported } from './reportedCommand.ts';
import { chooseTarget } from './target.ts';
import type { Target } from './target.ts';

/** "Why this?": opens the page of the rule behind a finding, which ships with the extension. */
export function registerExplainFinding(
  store: SnapshotStore,
  extensionUri: vscode.Uri,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return registerReported(commandIds.explainFinding, log, async (argument) => {
    const target = await chooseTarget(argument, store);
    if (target === undefined) {
      return;
    }
    const page = vscode.Uri.joinPath(extensionUri, store.ruleOf(ruleIn(target)).page);
    await vscode.commands.executeCommand('vscode.openWith', page, 'vscode.markdown.preview.editor');
  });
}

/** The rule that was asked for, where the file has a finding of it; else that of the file's first finding. */
function ruleIn({ snapshot, path, ruleId }: Target): RuleId {
  const rules = snapshot.findings.filter((finding) => finding.path === path).map((finding) => finding.ruleId);
  const rule = rules.find((candidate) => candidate === ruleId) ?? rules[0];
  if (rule === undefined) {
    throw new UserError('There is no finding in this file.');
  }
  return rule;
}
