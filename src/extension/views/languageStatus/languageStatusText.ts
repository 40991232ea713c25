import type { HistoryState } from '../../../engine/model/historyState.ts';
import { commandIds } from '../../contributions.ts';
import type { CommandId } from '../../contributions.ts';
import type { AnalysisState } from '../../store/analysisState.ts';
import { quantity } from '../../../engine/model/quantity.ts';
import { historyStateWords } from '../../wording/factWords.ts';

/** The editor's own command. */
const MANAGE_TRUST = 'workbench.trust.manage' as const;

/** What the language status shows. */
export interface LanguageStatusText {
  readonly text: string;
  readonly detail: string;
  readonly busy: boolean;
  readonly severity: 'information' | 'warning' | 'error';
  readonly command: CommandId | typeof MANAGE_TRUST;
  readonly commandTitle: string;
}

/**
 * @param history that of the active file's repository; undefined before the first analysis and outside of it
 * @param trusted whether the workspace is trusted
 */
export function languageStatusText(
  state: AnalysisState,
  history: HistoryState | undefined,
  trusted: boolean,
): LanguageStatusText {
  const refresh = { command: commandIds.refresh, commandTitle: 'Analyze again' };
  const calm = { busy: false, severity: 'information' } as const;
  switch (state.kind) {
    case 'running':
      return {
        text: 'Analyzing',
        detail: state.step,
        busy: true,
        severity: 'information',
        command: commandIds.cancel,
        commandTitle: 'Cancel',
      };
    case 'failed':
      return {
        text: 'Analysis failed',
        detail: state.message,
        busy: false,
        severity: 'error',
        command: commandIds.showLog,
        commandTitle: 'Show log',
      };
    case 'waiting':
      return { ...calm, text: 'Waiting', detail: 'Starts when this window is focused', ...refresh };
    case 'idle': {
      if (!history) {
        return { ...calm, text: 'Plumbline', detail: 'This file was not analyzed', ...refresh };
      }
      return historyStatus(history, trusted);
    }
  }
}

/** Short enough for one line with its link; the whole reason is in the summary and in the hot spots view. */
function historyStatus(history: HistoryState, trusted: boolean): LanguageStatusText {
  const text = `History: ${historyStateWords(history)}`;
  const status = { text, busy: false, severity: history.ranks ? 'information' : 'warning' } as const;
  if (history.ranks) {
    const detail = `${quantity(history.commits, 'commit')} counted`;
    return { ...status, detail, command: commandIds.refresh, commandTitle: 'Analyze again' };
  }
  if (!trusted) {
    const detail = 'Git does not run without trust';
    return { ...status, detail, command: MANAGE_TRUST, commandTitle: 'Manage trust' };
  }
  const detail = 'No file is ranked';
  return { ...status, detail, command: commandIds.showSummary, commandTitle: 'Show why' };
}
