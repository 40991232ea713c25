import type { CodePath } from '../../facts/testLinks/codeIndex.ts';
import { baseNameOf } from '../../model/repoPath.ts';
import type { FileCoverage } from '../../sources/tests/coverage.ts';
import type { TestEvidence, Verdict } from './assessment.ts';
import { directLinks } from './linkWords.ts';

/** Lines of a report without functions: loading a file runs its outermost lines, so a few prove nothing. */
const ENOUGH_LINES = 0.5;

/** What the newest report that is younger than the file says of it; undefined where none does. */
export function coverageVerdict(input: TestEvidence, { path, place }: CodePath): Verdict | undefined {
  if (input.coverage.length === 0 || !input.optionsFor(path).steps.coverage) {
    return undefined;
  }
  const changed = input.modifiedAt?.(path) ?? 0;
  const report = input.coverage
    .filter(({ files, takenAt }) => files.has(path) && takenAt >= changed)
    .sort((a, b) => b.takenAt - a.takenAt)[0];
  const measured = report?.files.get(path);
  const covered = measured === undefined ? undefined : isCovered(measured);
  if (report === undefined || covered === undefined) {
    return undefined;
  }
  const name = baseNameOf(report.source);
  const own = { kind: 'report' as const, path: report.source, evidence: `covered in ${name}` };
  return covered
    ? { status: 'direct', links: [own, ...directLinks(input, place)], reason: { id: 'covered', about: name } }
    : { status: 'none', links: [], reason: { id: 'not-covered', about: name } };
}

/** undefined where the report cannot tell. */
function isCovered({ functionsCovered, functionsTotal, linesCovered, linesTotal }: FileCoverage): boolean | undefined {
  if (functionsTotal > 0) {
    return functionsCovered > 0;
  }
  if (linesTotal === 0) {
    return undefined;
  }
  return linesCovered === 0 ? false : linesCovered / linesTotal >= ENOUGH_LINES ? true : undefined;
}
