import * as vscode from 'vscode';
import { CancelledError, UserError } from '../../engine/model/userError.ts';
import type { CommandId } from '../contributions.ts';

/** Registers a command whose failure is told to the user who just asked for it, once and with the way out. */
export function registerReported(
  id: CommandId,
  log: vscode.LogOutputChannel,
  run: (...args: readonly unknown[]) => Promise<void> | void,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: readonly unknown[]) => {
    try {
      await run(...args);
    } catch (error) {
      void report(error, log);
    }
  });
}

async function report(error: unknown, log: vscode.LogOutputChannel): Promise<void> {
  if (error instanceof CancelledError) {
    return;
  }
  if (error instanceof UserError) {
    await vscode.window.showWarningMessage(error.message);
    return;
  }
  log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const showLog = 'Show Log';
  const chosen = await vscode.window.showErrorMessage('Plumbline could not do that. The log says more.', showLog);
  if (chosen === showLog) {
    log.show();
  }
}
