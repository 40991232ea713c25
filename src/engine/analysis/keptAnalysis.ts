import type { KnownCoverage } from './readCoverage.ts';
import type { FileFacts } from '../model/fact.ts';
import type { ParsedDefinition } from '../sources/definition/parseDefinition.ts';
import type { ContentFacts } from '../sources/files/contentFacts.ts';
import type { FileOnDisk } from '../sources/files/listedFile.ts';
import type { ScanState } from '../sources/files/scanFiles.ts';
import type { History } from '../sources/history/fileHistory.ts';
import type { GitRepository } from '../ports/git.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { KeptTestFacts } from './testFacts.ts';

/** What the last analysis of a folder read: where only some files changed, the next one starts from it. */
export interface LastReading {
  /** Absolute path of the repository's root, or of the folder outside git. */
  readonly root: string;
  readonly repository: GitRepository | undefined;
  readonly history: History;
  readonly windowDays: number | null;
  readonly files: readonly FileOnDisk[];
  readonly truncated: boolean;
  readonly definitions: readonly ParsedDefinition[];
  readonly coverage: KnownCoverage;
  readonly contents: ReadonlyMap<RepoPath, ContentFacts>;
  readonly scan: ScanState;
}

/** The facts of all files, with what they were put together from. */
export interface AssembledFacts {
  readonly facts: readonly FileFacts[];
  readonly history: History;
  readonly contents: ReadonlyMap<RepoPath, ContentFacts>;
}

/** What an analysis of a folder leaves for the next one: data, which the next one takes and leaves as it is. */
export interface KeptAnalysis {
  readonly reading: LastReading;
  readonly facts: AssembledFacts;
  readonly tests: KeptTestFacts;
}
