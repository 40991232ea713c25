import type { RepoPath } from '../model/repoPath.ts';
import type { FileSystem } from '../ports/fileSystem.ts';
import type { Logger } from '../ports/logger.ts';
import type { CoverageReport } from '../sources/tests/coverage.ts';
import { findCoverageReports, readCoverageReports } from '../sources/tests/coverage/readCoverageReports.ts';

/** Coverage reports, and what tells whether they must be read again. */
export interface KnownCoverage {
  readonly reports: readonly CoverageReport[];
  readonly fingerprint: string;
}

/**
 * The coverage reports of a repository; those of the last analysis where neither they nor the list of files changed.
 * A report that cannot be read is named in the log.
 */
export function readCoverage(
  listed: readonly RepoPath[],
  named: readonly RepoPath[],
  fileSystem: FileSystem,
  last: KnownCoverage | undefined,
  logger: Logger,
): KnownCoverage {
  const paths = findCoverageReports(listed, fileSystem, named);
  const stats = paths.map((path) => [path, fileSystem.stat(path)?.mtimeMs, fileSystem.stat(path)?.size]);
  const fingerprint = JSON.stringify([stats, paths.length === 0 ? [] : listed]);
  if (fingerprint === last?.fingerprint) {
    return last;
  }
  const { reports, problems } = readCoverageReports(paths, listed, fileSystem);
  for (const { path, message } of problems) {
    logger.warn(`The coverage report ${path} ${message}.`);
  }
  return { reports, fingerprint };
}
