import * as vscode from 'vscode';
import type { RuleId } from '../../engine/model/finding.ts';
import { isIsoDate } from '../../engine/model/isoDate.ts';
import { UserError } from '../../engine/model/userError.ts';
import type { EngineClient } from '../analysis/engineClient.ts';
import { commandIds, definitionFileName } from '../contributions.ts';
import type { SnapshotStore } from '../store/snapshotStore.ts';
import { changeDefinition } from './changeDefinition.ts';
import { registerReported } from './reportedCommand.ts';
import { chooseTarget } from './target.ts';
import type { Target } from './target.ts';

/** Suppress a finding with a reason and an optional end, in the quality definition that the team reviews. */
export function registerSuppress(
  store: SnapshotStore,
  client: EngineClient,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return registerReported(commandIds.suppress, log, async (argument) => {
    const target = await chooseTarget(argument, store);
    if (target === undefined) {
      return;
    }
    const ruleId = target.ruleId ?? (await askRule(target, store));
    const reason = ruleId && (await askReason(store.ruleOf(ruleId).title));
    const until = reason === undefined ? undefined : await askUntil();
    if (ruleId === undefined || reason === undefined || until === undefined) {
      return;
    }
    const suppression = { rule: ruleId, path: target.path, reason, ...(until === '' ? {} : { until }) };
    const uri = store.uriOf(target.root, definitionFileName);
    if (uri !== undefined) {
      await changeDefinition(uri, target.root, client, async (text) => {
        const edit = { kind: 'suppression' as const, text, ...suppression };
        return (await client.ask('edit', { edit })).text;
      });
    }
  });
}

async function askRule(target: Target, store: SnapshotStore): Promise<RuleId | undefined> {
  const findings = new Map(
    store
      .findingsAt(target.uri)
      .filter(({ ruleId }) => store.ruleOf(ruleId).suppressible)
      .map(({ ruleId, message }) => [ruleId, message]),
  );
  if (findings.size === 0) {
    throw new UserError('This file has no finding to suppress.');
  }
  const items = [...findings].map(([ruleId, detail]) => ({ label: store.ruleOf(ruleId).title, detail, ruleId }));
  if (items.length === 1) {
    return items[0]?.ruleId;
  }
  const chosen = await vscode.window.showQuickPick(items, { title: 'Which finding?' });
  return chosen?.ruleId;
}

async function askReason(title: string): Promise<string | undefined> {
  const reason = await vscode.window.showInputBox({
    title: `Suppress "${title}": reason (1 of 2)`,
    prompt: `The team reads it in ${definitionFileName}.`,
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? 'Please give a reason.' : undefined),
  });
  return reason?.trim();
}

/** An ISO date, "" for no end, undefined where the user gave up. */
async function askUntil(): Promise<string | undefined> {
  const until = await vscode.window.showInputBox({
    title: 'Suppress: last day (2 of 2)',
    prompt: 'The finding comes back after this day. Leave it empty for no end.',
    placeHolder: 'yyyy-mm-dd',
    ignoreFocusOut: true,
    validateInput: (value) =>
      value.trim() === '' || isIsoDate(value.trim()) ? undefined : 'Please write a date as yyyy-mm-dd, or nothing.',
  });
  return until?.trim();
}
