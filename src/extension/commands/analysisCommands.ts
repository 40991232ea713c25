import * as vscode from 'vscode';
import { UserError } from '../../engine/model/userError.ts';
import type { Analysis } from '../analysis/analysis.ts';
import { commandIds } from '../contributions.ts';
import { registerReported } from './reportedCommand.ts';

/** Analyze again, cancel, and show the log. */
export function registerAnalysisCommands(analysis: Analysis, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.Disposable.from(
    registerReported(commandIds.refresh, log, async () => {
      const problem = await analysis.refresh();
      if (problem !== undefined) {
        throw new UserError(problem);
      }
    }),
    registerReported(commandIds.cancel, log, () => {
      analysis.cancel();
    }),
    registerReported(commandIds.showLog, log, () => {
      log.show();
    }),
  );
}
