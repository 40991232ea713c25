import type { DefinitionInForce } from '../model/definitionInForce.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { GitRepository } from '../ports/git.ts';
import type { Tree } from '../ports/tree.ts';
import type { ParsedDefinition } from '../sources/definition/parseDefinition.ts';
import type { FileInTree } from '../sources/files/listedFile.ts';
import type { History } from '../sources/history/fileHistory.ts';
import type { KeptContents } from './contents/keptContents.ts';
import type { KnownCoverage } from './readCoverage.ts';

/** What the last analysis of a folder read: where only some files changed, the next one starts from it. */
export interface LastReading {
  /** Absolute path of the repository's root, or of the folder outside git. */
  readonly root: string;
  readonly repository: GitRepository | undefined;
  readonly history: History;
  readonly windowDays: number | null;
  /** What ages are counted from, milliseconds since 1970. */
  readonly now: number;
  readonly mayRunGit: boolean;
  /** Tells whether HEAD is still the same commit; undefined where that takes git. */
  readonly headMark: string | undefined;
  /** In code-unit order of their paths. */
  readonly files: readonly FileInTree[];
  readonly truncated: boolean;
  /** Files that were said to have changed, and are not listed although they are there: that they change again means nothing. */
  readonly unlisted: ReadonlySet<RepoPath>;
  readonly definitions: readonly ParsedDefinition[];
  /** They merged, with their globs compiled: the same object as long as they are the same. */
  readonly definition: DefinitionInForce;
  readonly coverage: KnownCoverage;
  readonly kept: KeptContents;
  /** Where the contents of the files are. */
  readonly tree: Tree;
}

/** What one analysis works with; a mutable sibling of {@link LastReading} is never shared. */
export interface Reading extends LastReading {
  /** Whether only the changed files were looked at. */
  readonly isPartial: boolean;
  readonly filesRead: number;
  readonly commitsRead: number;
}
