import * as vscode from 'vscode';
import type { ContextKeyTypes } from '../../contributions.ts';
import type { SnapshotStore } from '../../store/snapshotStore.ts';

/** Why no row is shown; chooses the text that stands there instead. */
export function emptyReason(store: SnapshotStore, narrowed: boolean): ContextKeyTypes['plumbline.hotSpotsState'] {
  const [first] = store.all;
  if (first === undefined) {
    return store.state.kind === 'failed' ? 'failed' : 'loading';
  }
  if (narrowed && store.all.some(({ findings }) => findings.length > 0)) {
    return 'filtered';
  }
  const { history, root } = first.repository;
  if (!vscode.workspace.isTrusted) {
    return 'untrusted';
  }
  if (history.state === 'shallow') {
    return 'shallow';
  }
  if (!history.ranks) {
    return store.isInGit(root) ? 'noHistory' : 'noGit';
  }
  return 'nothingFound';
}
