import { definitionFileName } from '../model/qualityDefinition.ts';
import { baseNameOf, directoryOf } from '../model/repoPath.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { totalsOf } from './totals.ts';

/**
 * The part of a snapshot below one folder: its files, findings, suppressed findings and their totals, and the mistakes in the
 * definitions that hold there. Ranks stay those of the whole repository.
 * @param folder "" for the whole repository
 */
export function scopeSnapshot(snapshot: Snapshot, folder: RepoPath): Snapshot {
  if (folder === '') {
    return snapshot;
  }
  const isInside = (path: RepoPath): boolean => path.startsWith(`${folder}/`);
  const inside = ({ path }: { readonly path: RepoPath }): boolean => isInside(path);
  const files = snapshot.files.filter(inside);
  const findings = snapshot.findings.filter(inside);
  const suppressed = snapshot.suppressed.filter(({ finding }) => inside(finding));
  const { hotSpotRanking } = snapshot;
  return {
    ...snapshot,
    files,
    findings,
    suppressed,
    hotSpotRanking: { ...hotSpotRanking, closest: hotSpotRanking.closest.filter(isInside) },
    problems: snapshot.problems.filter(({ path }) => isInside(path) || holdsFor(folder, path)),
    totals: totalsOf(files, findings, suppressed.length, snapshot.rules),
  };
}

/** Whether a file is the quality definition of a folder above. */
function holdsFor(folder: RepoPath, path: RepoPath): boolean {
  const above = directoryOf(path);
  return baseNameOf(path) === definitionFileName && (above === '' || folder.startsWith(`${above}/`));
}
