import type { Finding } from '../../../engine/model/finding.ts';
import type { Standard } from '../../../engine/model/standard.ts';

/**
 * The standards that a file's findings link to, in the findings' order, then those whose globs match it. A standard for
 * all files is listed only where a finding links to it: the Standards view has them all.
 * @param matches whether a glob matches the file
 */
export function applicableStandards(
  standards: readonly Standard[],
  findings: readonly Finding[],
  matches: (glob: string) => boolean,
): readonly Standard[] {
  const byId = new Map(standards.map((standard) => [standard.id, standard]));
  const linked = findings.flatMap((finding) => finding.standardIds).flatMap((id) => byId.get(id) ?? []);
  const matching = standards.filter((standard) => standard.appliesTo.some(matches));
  return [...new Set([...linked, ...matching])];
}
