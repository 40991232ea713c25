import type { HistoryState } from '../../../engine/model/historyState.ts';
import { commandIds } from '../../contributions.ts';
import type { CommandId } from '../../contributions.ts';
import type { AnalysisState } from '../../store/analysisState.ts';
import type { FactWords } from '../../wording/factWords.ts';
import type { Localizer } from '../../wording/localizer.ts';

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
  words: FactWords,
  l10n: Localizer,
): LanguageStatusText {
  const refresh = { command: commandIds.refresh, commandTitle: l10n.t('Analyze again') };
  const calm = { busy: false, severity: 'information' } as const;
  switch (state.kind) {
    case 'running':
      return {
        text: l10n.t('Analyzing'),
        detail: state.step,
        busy: true,
        severity: 'information',
        command: commandIds.cancel,
        commandTitle: l10n.t('Cancel'),
      };
    case 'failed':
      return {
        text: l10n.t('Analysis failed'),
        detail: state.message,
        busy: false,
        severity: 'error',
        command: commandIds.showLog,
        commandTitle: l10n.t('Show log'),
      };
    case 'waiting':
      return { ...calm, text: l10n.t('Waiting'), detail: l10n.t('Starts when this window is focused'), ...refresh };
    case 'idle': {
      if (!history) {
        return { ...calm, text: l10n.t('Plumbline'), detail: l10n.t('This file was not analyzed'), ...refresh };
      }
      return historyStatus(history, trusted, words, l10n);
    }
  }
}

/** Short enough for one line with its link; the whole reason is in the summary and in the hot spots view. */
function historyStatus(history: HistoryState, trusted: boolean, words: FactWords, l10n: Localizer): LanguageStatusText {
  const text = l10n.t('History: {0}', words.historyState(history));
  const status = { text, busy: false, severity: history.ranks ? 'information' : 'warning' } as const;
  if (history.ranks) {
    const detail = l10n.t('{0} commits counted', words.number(history.commits));
    return { ...status, detail, command: commandIds.refresh, commandTitle: l10n.t('Analyze again') };
  }
  if (!trusted) {
    const detail = l10n.t('Git does not run without trust');
    return { ...status, detail, command: MANAGE_TRUST, commandTitle: l10n.t('Manage trust') };
  }
  const detail = l10n.t('No file is ranked');
  return { ...status, detail, command: commandIds.showSummary, commandTitle: l10n.t('Show why') };
}
