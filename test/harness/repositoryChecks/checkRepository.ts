import { isDeepStrictEqual } from 'node:util';
import type { PublicReport } from '../../../src/engine/summary/publicReport.ts';
import { removeFolder, temporaryFolder } from '../../fixtures/repositoryBuilder.ts';
import { runSummary } from './commandRun.ts';
import type { CommandRun } from './commandRun.ts';
import { folderState } from './folderState.ts';

/** What must be true of any repository, as the built command line sees it. */
export interface RepositoryCheck {
  readonly cold: CommandRun;
  readonly warm: CommandRun;
  /** What is wrong, one sentence each; empty where all is well. */
  readonly problems: readonly string[];
}

/** Files of these roles are nobody's work here, so that a finding in one is noise. */
const NOT_OURS: ReadonlySet<string> = new Set(['generated', 'vendored']);

/**
 * Runs the command line on a repository cold and warm, and checks what holds for every one: it ends well, its log names no error, warm
 * equals cold, no finding is about generated or vendored files, and nothing of the folder is written.
 */
export function checkRepository(folder: string): RepositoryCheck {
  const cacheFolder = temporaryFolder();
  try {
    const before = folderState(folder);
    const asOf = new Date().toISOString();
    const cold = runSummary(folder, cacheFolder, asOf);
    const warm = runSummary(folder, cacheFolder, asOf);
    const problems = [
      ...problemsOf('cold', cold),
      ...problemsOf('warm', warm),
      ...(isSameReport(cold.report, warm.report) ? [] : ['the warm report differs from the cold one']),
      ...(folderState(folder) === before ? [] : ['something below the folder was written']),
    ];
    return { cold, warm, problems };
  } finally {
    removeFolder(cacheFolder);
  }
}

/** What is wrong with one run. */
export function problemsOf(name: string, { code, report, message, logErrors }: CommandRun): readonly string[] {
  if (code !== 0 || report === undefined) {
    return [`the ${name} run ended with ${code === null ? 'its time limit' : `exit code ${code}`}: ${message}`];
  }
  return [
    ...logErrors.map((line) => `the log of the ${name} run says: ${line}`),
    ...findingsNotOurs(report).map(
      (path) => `the ${name} run has a finding in ${path}, which is generated or vendored`,
    ),
  ];
}

/** Whether two reports say the same, timings aside. */
function isSameReport(one: PublicReport | undefined, other: PublicReport | undefined): boolean {
  return isDeepStrictEqual(withoutTimings(one), withoutTimings(other));
}

/** A report without what differs from run to run. */
export function withoutTimings(report: PublicReport | undefined): object {
  return { ...report, timings: null };
}

function findingsNotOurs({ files, findings }: PublicReport): readonly string[] {
  const roles = new Map(files.map(({ path, role }) => [path, role]));
  return findings.map(({ path }) => path).filter((path) => NOT_OURS.has(roles.get(path) ?? ''));
}
