import type { HistoryState } from '../model/historyState.ts';
import { grouped, quantity } from '../model/quantity.ts';

/** How far the history can be trusted, in one or two plain sentences. */
export function historySentence(history: HistoryState): string {
  const reason = history.reason === undefined ? '' : ` ${history.reason}`;
  if (!history.ranks) {
    return `${withoutRanking(history)}${reason}`;
  }
  const since = history.from === null ? '' : `, since ${history.from.slice(0, 10)}`;
  const counted = `${quantity(history.commits, 'commit')} counted${since}; merges are left out.`;
  switch (history.state) {
    case 'complete':
      return `The history is complete: ${counted}`;
    case 'capped':
      return `Only the latest ${grouped(history.commits)} commits were read, so older changes are missing.${reason}`;
    case 'timed-out':
      return `Reading the history took too long and was stopped; ${counted} Older changes are missing.${reason}`;
    case 'partial':
      return `The clone is partial: ${counted}${reason}`;
    case 'shallow':
    case 'none':
      return `${counted}${reason}`;
  }
}

function withoutRanking({ state }: HistoryState): string {
  switch (state) {
    case 'shallow':
      return 'This is a shallow clone: its history is cut off, so no file is ranked.';
    case 'partial':
      return 'The clone is partial, so no file is ranked.';
    case 'none':
      return 'There is no history to read, so no file is ranked. Size and tests are still checked.';
    case 'complete':
    case 'capped':
    case 'timed-out':
      return 'The history could not be used, so no file is ranked.';
  }
}
