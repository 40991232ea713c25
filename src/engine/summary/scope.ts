import type { RepoPath } from '../model/repoPath.ts';
import type { Snapshot } from '../model/snapshot.ts';

/**
 * The part of a snapshot below one folder: its files and findings. Ranks stay those of the whole repository.
 * @param folder "" for the whole repository
 */
export function scopeSnapshot(snapshot: Snapshot, folder: RepoPath): Snapshot {
  if (folder === '') {
    return snapshot;
  }
  const inside = ({ path }: { readonly path: RepoPath }): boolean => path.startsWith(`${folder}/`);
  return {
    ...snapshot,
    files: snapshot.files.filter(inside),
    findings: snapshot.findings.filter(inside),
    problems: snapshot.problems.filter(inside),
  };
}
