import type { RepoPath } from '../../../engine/model/repoPath.ts';
import type { Snapshot } from '../../../engine/model/snapshot.ts';

/** Whether a place that the page asks for is one of a snapshot: a page that was tampered with opens no other file. */
export function isOpenable(
  { root, path }: { readonly root: string; readonly path: RepoPath },
  snapshots: readonly Snapshot[],
): boolean {
  const snapshot = snapshots.find(({ repository }) => repository.root === root);
  const places = [...(snapshot?.files ?? []), ...(snapshot?.findings ?? []), ...(snapshot?.problems ?? [])];
  return places.some((place) => place.path === path);
}
