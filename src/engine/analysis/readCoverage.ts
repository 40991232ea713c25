import type { RepoPath } from '../model/repoPath.ts';
import type { FileSystem } from '../ports/fileSystem.ts';
import type { Logger } from '../ports/logger.ts';
import type { CoverageReport } from '../sources/tests/coverage.ts';
import { matchReports } from '../sources/tests/coverage/matchReports.ts';
import { findUsualReports, readCoverageReports } from '../sources/tests/coverage/readCoverageReports.ts';

/** Coverage reports, and what tells whether they must be read again. */
export interface KnownCoverage {
  readonly reports: readonly CoverageReport[];
  readonly fingerprint: string;
}

/**
 * The coverage reports of a repository, at the usual places and where the team's globs say; those of the last analysis where neither they nor the list of files changed.
 * A report that cannot be read is named in the log.
 */
export function readCoverage(
  listed: readonly RepoPath[],
  globs: readonly string[],
  fileSystem: FileSystem,
  last: KnownCoverage | undefined,
  logger: Logger,
): KnownCoverage {
  const named = matchReports(globs, fileSystem);
  if (!named.complete) {
    logger.warn(
      '"coverageReports" names more folders or files than were looked into. Let each glob start with a folder.',
    );
  }
  const paths = [...new Set([...findUsualReports(listed, fileSystem), ...named.paths])];
  const stats = paths.map((path) => {
    const stat = fileSystem.stat(path);
    return [path, stat?.mtimeMs, stat?.ctimeMs, stat?.size];
  });
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
