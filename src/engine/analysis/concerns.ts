import { placeInOrder } from '../model/repoPath.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { FileSystem } from '../ports/fileSystem.ts';
import { createIgnoreLookup } from '../sources/trees/ignoreFiles.ts';
import { createReportPaths } from '../sources/tests/coverage/readCoverageReports.ts';
import type { LastReading } from './reading.ts';

/** A folder of packages is left out where there is no git to ignore it. */
const PACKAGES = /(?:^|\/)node_modules(?:\/|$)/u;

/**
 * Whether any of these paths, created, changed or deleted, can make the next analysis say something else: a listed file, a folder
 * of listed files, a report of test coverage, or a new file that is not ignored.
 */
export function concerns(reading: LastReading, paths: readonly RepoPath[], fileSystem: FileSystem): boolean {
  const { files } = reading;
  if (paths.some((path) => placeInOrder(files.length, (place) => files[place]?.path, path) >= 0)) {
    return true;
  }
  const isReport = createReportPaths(reading.definition.coverageReports);
  const isIgnored = createIgnoreLookup(fileSystem);
  return paths.some(
    (path) =>
      isReport(path) ||
      !(isIgnored(path) || (reading.repository === undefined && PACKAGES.test(path))) ||
      (fileSystem.stat(path) === undefined && files.some((file) => file.path.startsWith(`${path}/`))),
  );
}
