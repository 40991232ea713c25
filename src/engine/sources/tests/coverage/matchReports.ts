import type { RepoPath } from '../../../model/repoPath.ts';
import type { FileSystem } from '../../../ports/fileSystem.ts';
import { createFolderMatcher, createMatcher } from '../../definition/globs.ts';

/** Folders that are listed at most: globs that name their folder need a few, "**" in a large repository more than there is time for. */
const MAX_LISTINGS = 2000;
/** Reports that are taken at most: a glob can match every file. */
const MAX_REPORTS = 500;
/** Without reports, and with more folders than all the rest of a repository. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** Files that match globs, tracked by git or not. */
export interface MatchedReports {
  readonly paths: readonly RepoPath[];
  /** False where there were more folders to look into than are listed, or more reports than are taken. */
  readonly complete: boolean;
}

/**
 * Finds the files that globs name by listing only folders that can hold one: for "build/reports/*.xml" three, for "**" all, the nearest to
 * the root first, up to a limit. Reports are seldom tracked and mostly ignored by git, so its list does not help.
 * @param globs relative to the repository's root
 */
export function matchReports(globs: readonly string[], fileSystem: FileSystem): MatchedReports {
  const isReport = createMatcher(globs);
  const mayHoldReports = createFolderMatcher(globs);
  const paths: RepoPath[] = [];
  const folders: RepoPath[] = globs.length === 0 ? [] : [''];
  // The list grows while it is read.
  for (const [at, folder] of folders.entries()) {
    if (at === MAX_LISTINGS) {
      return { paths, complete: false };
    }
    for (const { name, kind } of fileSystem.list(folder)) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (kind === 'file' && isReport(path)) {
        if (paths.length === MAX_REPORTS) {
          return { paths, complete: false };
        }
        paths.push(path);
      } else if (kind === 'directory' && !SKIPPED_FOLDERS.has(name) && mayHoldReports(path)) {
        folders.push(path);
      }
    }
  }
  return { paths, complete: true };
}
