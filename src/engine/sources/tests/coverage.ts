import type { RepoPath } from '../../model/repoPath.ts';

/** What a coverage report says of one file. A report without functions (Go, Cobertura of Python) has `functionsTotal` 0. */
export interface FileCoverage {
  readonly functionsCovered: number;
  readonly functionsTotal: number;
  readonly linesCovered: number;
  readonly linesTotal: number;
}

/** One coverage report, its paths resolved to listed files. */
export interface CoverageReport {
  /** The report's own path. */
  readonly source: RepoPath;
  /** When it was written, milliseconds since 1970; a file changed later is not judged by it. */
  readonly takenAt: number;
  readonly files: ReadonlyMap<RepoPath, FileCoverage>;
}
