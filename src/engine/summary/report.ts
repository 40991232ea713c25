import type { RepoPath } from '../model/repoPath.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { WorkspaceSummary } from '../model/workspaceSummary.ts';
import { toPublicReport } from './publicReport.ts';
import type { PublicReport } from './publicReport.ts';
import { scopeSnapshot } from './scope.ts';
import { summarizeWorkspace } from './workspaceSummary.ts';

/** What of a snapshot a report is about. */
export interface ReportScope {
  /** Only what is below it; "" for the whole repository. */
  readonly folder: RepoPath;
  /** Whether the published form lists files without findings too. */
  readonly allFiles: boolean;
}

/** A snapshot drawn for readers: what every format is made of. */
export interface Report {
  /** The snapshot of the scope. */
  readonly snapshot: Snapshot;
  /** For people. */
  readonly summary: WorkspaceSummary;
  /** For programs: its form is a contract. */
  readonly published: PublicReport;
}

/** Draws a report; nothing is in it that is not in the snapshot. */
export function summarize(snapshot: Snapshot, scope: ReportScope): Report {
  const scoped = scopeSnapshot(snapshot, scope.folder);
  return {
    snapshot: scoped,
    summary: summarizeWorkspace(scoped),
    published: toPublicReport(scoped, { allFiles: scope.allFiles }),
  };
}
