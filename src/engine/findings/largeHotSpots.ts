import type { FileFacts } from '../model/fact.ts';
import type { Finding } from '../model/finding.ts';

/** A finding, and whether the team set its severity. */
export interface GradedFinding {
  readonly finding: Finding;
  readonly severitySet: boolean;
}

/**
 * The second step of file size: a file of more than twice its limit that is also a hot spot becomes a warning,
 * unless the team set the severity itself. The limit is the finding's evidence `limit`, in code lines.
 */
export function raiseLargeHotSpots(graded: readonly GradedFinding[], files: readonly FileFacts[]): readonly Finding[] {
  const hotSpots = new Set(
    graded.filter(({ finding }) => finding.ruleId === 'hot-spot').map(({ finding }) => finding.path),
  );
  const codeLines = new Map(
    files.filter(({ path }) => hotSpots.has(path)).map(({ path, size }) => [path, size.codeLines]),
  );
  return graded.map(({ finding, severitySet }) => {
    const limit = finding.evidence['limit'];
    const isRaised =
      finding.ruleId === 'large-file' &&
      !severitySet &&
      typeof limit === 'number' &&
      (codeLines.get(finding.path) ?? 0) > 2 * limit;
    return isRaised ? { ...finding, severity: 'warning' } : finding;
  });
}
