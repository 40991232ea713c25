import type { RepoPath } from '../../model/repoPath.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { Git } from '../../ports/git.ts';
import { listRecords } from './nulRecords.ts';

/** Paths and whether git tracks them. */
export type PathTracking = Map<RepoPath, boolean>;

const ARGS = ['ls-files', '-z', '-t', '--stage', '--cached', '--others', '--exclude-standard'];
const TOO_LONG = 'git took too long to list the files. Try again, or exclude large untracked folders in .gitignore.';
const UNTRACKED = '? ';
/** Start of the mode of a regular file, executable or not. */
const REGULAR_FILE = '100';

/**
 * What one `git ls-files` lists: regular files in the index, and untracked files that no exclude names. Links (mode 120000), submodules
 * (160000) and nested repositories are left out, unmerged entries come once.
 * @throws UserError where git fails; CancelledError
 */
export async function listGitPaths(git: Git, root: string, cancellation: Cancellation): Promise<PathTracking> {
  const paths: PathTracking = new Map();
  const onRecord = (record: string): void => {
    addRecord(paths, record);
  };
  await listRecords(git, { folder: root, args: ARGS, tooLong: TOO_LONG }, 'the files', onRecord, cancellation);
  return paths;
}

/** A record is `? path` or `H mode oid stage<TAB>path`; a path with a slash at its end is a nested repository. */
function addRecord(paths: PathTracking, record: string): void {
  if (record.startsWith(UNTRACKED)) {
    if (!record.endsWith('/')) {
      paths.set(record.slice(UNTRACKED.length), false);
    }
  } else if (record.startsWith(REGULAR_FILE, 2)) {
    paths.set(record.slice(record.indexOf('\t') + 1), true);
  }
}
