import type { RepoPath } from '../model/repoPath.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { totalsOf } from './totals.ts';

/**
 * The part of a snapshot below one folder: its files, findings and their totals. Ranks and the number of suppressed findings stay
 * those of the whole repository.
 * @param folder "" for the whole repository
 */
export function scopeSnapshot(snapshot: Snapshot, folder: RepoPath): Snapshot {
  if (folder === '') {
    return snapshot;
  }
  const inside = ({ path }: { readonly path: RepoPath }): boolean => path.startsWith(`${folder}/`);
  const files = snapshot.files.filter(inside);
  const findings = snapshot.findings.filter(inside);
  return {
    ...snapshot,
    files,
    findings,
    problems: snapshot.problems.filter(inside),
    totals: totalsOf(files, findings, snapshot.totals.suppressed),
  };
}
