import type { HistoryState } from '../model/historyState.ts';
import { quantity } from '../model/quantity.ts';

/** How far the history can be trusted, in plain sentences, each thing said once. */
export function historySentence({
  state,
  ranks,
  commits,
  from,
  reason = 'The history is not complete.',
}: HistoryState): string {
  const why = sentence(reason);
  if (!ranks) {
    return state === 'none' ? `${why} No file is ranked; size and tests are still checked.` : why;
  }
  if (state === 'capped' || state === 'timed-out') {
    // The reason gives the number of commits.
    const before = from === null ? '' : `, before ${from.slice(0, 10)},`;
    return `${why} Older changes${before} and merges are left out.`;
  }
  const since = from === null ? '' : `, since ${from.slice(0, 10)}`;
  const counted = `${quantity(commits, 'commit')} counted${since}; merges are left out.`;
  return state === 'complete' ? `The history is complete: ${counted}` : `${why} ${counted}`;
}

/** Git's own messages end as they like. */
function sentence(text: string): string {
  return /[.!?]$|run: .+$/u.test(text) ? text : `${text}.`;
}
