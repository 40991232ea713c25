import { failureInOneLine } from '../../../model/failure.ts';
import { directoryOf } from '../../../model/repoPath.ts';
import type { RepoPath } from '../../../model/repoPath.ts';
import type { FileSystem } from '../../../ports/fileSystem.ts';
import { createMatcher } from '../../definition/globs.ts';
import type { CoverageReport, FileCoverage } from '../coverage.ts';
import { isManifest } from '../../../languages/registry.ts';
import { joinPath } from '../../../languages/pathIndex.ts';
import { isInTestTree } from '../../../languages/testPaths.ts';
import { parseJsonReport } from './jsonReports.ts';
import { createListedNames, mapReportPaths } from './mapReportPaths.ts';
import type { ListedNames } from './mapReportPaths.ts';
import { CoverageFormatError } from './rawCoverage.ts';
import type { RawFileCoverage } from './rawCoverage.ts';
import { parseGoProfile, parseLcov } from './textReports.ts';
import { parseXmlReport } from './xmlReports.ts';

/** Where tools write their reports unless told otherwise, below the folder of a package. */
const USUAL_PATHS: readonly string[] = [
  'coverage/lcov.info',
  'coverage/coverage-final.json',
  'coverage/clover.xml',
  'coverage/cobertura-coverage.xml',
  'coverage/cobertura.xml',
  'coverage/coverage.xml',
  'coverage.lcov',
  'lcov.info',
  'coverage.xml',
  'coverage.json',
  'cobertura.xml',
  'clover.xml',
  'coverage.out',
  'cover.out',
  'coverage.txt',
  'build/logs/clover.xml',
  'build/coverage.xml',
  'build/reports/jacoco/test/jacocoTestReport.xml',
  'build/reports/kover/report.xml',
  'target/site/jacoco/jacoco.xml',
  'target/site/jacoco-aggregate/jacoco.xml',
  'target/site/cobertura/coverage.xml',
  'target/llvm-cov/lcov.info',
  'target/tarpaulin/cobertura.xml',
  '.nyc_output/lcov.info',
];

/** The same by their first segment: nearly no package has any. */
const USUAL_STARTS = USUAL_PATHS.map((path) => ({ path, start: path.split('/', 1)[0] ?? '' }));

/** Folders of packages that are looked into. */
const MAX_FOLDERS = 400;
/** Bytes of a report that are read. An XML report takes about ten times its size while it is read. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_XML_BYTES = 24 * 1024 * 1024;

/** What was found, and what could not be read. */
export interface CoverageReports {
  /** The newest first. */
  readonly reports: readonly CoverageReport[];
  readonly problems: readonly { readonly path: RepoPath; readonly message: string }[];
}

/**
 * Paths of the coverage reports at the usual places of a repository's packages. Reports are seldom listed by git, so the folders of
 * packages are looked into: one listing for each, and one `stat` for each likely place.
 */
export function findUsualReports(listed: readonly RepoPath[], fileSystem: FileSystem): readonly RepoPath[] {
  const found: RepoPath[] = [];
  for (const folder of packageFolders(listed)) {
    const names = new Set(fileSystem.list(folder).map(({ name }) => name));
    for (const { path: usual } of USUAL_STARTS.filter(({ start }) => names.has(start))) {
      const path = joinPath(folder, usual);
      if (fileSystem.stat(path)?.kind === 'file') {
        found.push(path);
      }
    }
  }
  return found;
}

/** Tells of a file, there or not, whether it may be a report: at a usual place in any folder, or where a glob says. */
export function createReportPaths(globs: readonly string[]): (path: RepoPath) => boolean {
  const isNamed = createMatcher(globs);
  return (path) => USUAL_PATHS.some((usual) => path === usual || path.endsWith(`/${usual}`)) || isNamed(path);
}

function packageFolders(listed: readonly RepoPath[]): readonly RepoPath[] {
  const folders = new Set<RepoPath>(['']);
  for (const path of listed) {
    const folder = directoryOf(path);
    const marks = isManifest(path.slice(folder === '' ? 0 : folder.length + 1));
    // Packages among the tests are input of tests.
    if (marks && folders.size < MAX_FOLDERS && !isInTestTree(path, 'unknown')) {
      folders.add(folder);
    }
  }
  return [...folders];
}

/** Reads coverage reports and resolves their paths to listed files. A report that cannot be read becomes a problem, never an error. */
export function readCoverageReports(
  paths: readonly RepoPath[],
  listed: readonly RepoPath[],
  fileSystem: FileSystem,
): CoverageReports {
  const reports: CoverageReport[] = [];
  const problems: { path: RepoPath; message: string }[] = [];
  const names = paths.length > 0 ? createListedNames(listed) : undefined;
  for (const path of names ? paths : []) {
    try {
      reports.push(readReport(path, names ?? createListedNames([]), fileSystem));
    } catch (error) {
      const message = error instanceof CoverageFormatError ? error.message : `is not read: ${failureInOneLine(error)}`;
      problems.push({ path, message });
    }
  }
  return { reports: reports.sort((a, b) => b.takenAt - a.takenAt || (a.source < b.source ? -1 : 1)), problems };
}

function readReport(path: RepoPath, names: ListedNames, fileSystem: FileSystem): CoverageReport {
  const stat = fileSystem.stat(path);
  const bytes = stat?.kind === 'file' ? fileSystem.read(path, MAX_BYTES) : undefined;
  if (stat === undefined || bytes === undefined) {
    throw new CoverageFormatError(stat && stat.size > MAX_BYTES ? 'is larger than 64 MB' : 'cannot be read');
  }
  const raw = parseReport(path, new TextDecoder().decode(bytes));
  const mapped = mapReportPaths(
    path,
    raw.map((file) => file.path),
    names,
  );
  const files = new Map<RepoPath, FileCoverage>();
  for (const file of raw) {
    const listedPath = mapped.get(file.path);
    if (listedPath !== undefined) {
      files.set(listedPath, merge(files.get(listedPath), file));
    }
  }
  return { source: path, takenAt: stat.mtimeMs, files };
}

/** Two entries of one file (a report over several modules or runs): the better of each. */
function merge(known: FileCoverage | undefined, added: RawFileCoverage): FileCoverage {
  return {
    functionsCovered: Math.max(known?.functionsCovered ?? 0, added.functionsCovered),
    functionsTotal: Math.max(known?.functionsTotal ?? 0, added.functionsTotal),
    linesCovered: Math.max(known?.linesCovered ?? 0, added.linesCovered),
    linesTotal: Math.max(known?.linesTotal ?? 0, added.linesTotal),
  };
}

/** Tells the format by the content. @throws CoverageFormatError where it is none of those known */
function parseReport(path: RepoPath, text: string): readonly RawFileCoverage[] {
  const start = text.slice(0, 1000).trimStart();
  if (start.startsWith('<')) {
    if (text.length > MAX_XML_BYTES) {
      throw new CoverageFormatError('is XML of more than 24 MB');
    }
    return parseXmlReport(text);
  }
  if (start.startsWith('{')) {
    return parseJsonReport(text);
  }
  if (start.startsWith('mode:')) {
    return parseGoProfile(text);
  }
  if (/^(?:TN|SF):/m.test(start)) {
    return parseLcov(text);
  }
  throw new CoverageFormatError(
    `is in no format that is known here, although it is named ${path.slice(path.lastIndexOf('/') + 1)}`,
  );
}
