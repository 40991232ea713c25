import type { RepoPath } from '../../model/repoPath.ts';
import { UserError } from '../../model/userError.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { Git } from '../../ports/git.ts';
import { createRecordSplitter } from './nulRecords.ts';

/** Start of the mode of a regular file, executable or not. */
const REGULAR_FILE = '100';

/**
 * The regular files of a commit's tree with the ids of their blobs, in byte order of their paths. Links and submodules are left out.
 * @param folder absolute path inside the repository
 * @throws UserError where git fails; CancelledError
 */
export async function listTree(
  git: Git,
  folder: string,
  commit: string,
  cancellation: Cancellation,
): Promise<ReadonlyMap<RepoPath, string>> {
  const blobs = new Map<RepoPath, string>();
  const split = createRecordSplitter((record) => {
    // "mode blob id<TAB>path"
    const tab = record.indexOf('\t');
    if (record.startsWith(REGULAR_FILE)) {
      blobs.set(record.slice(tab + 1), record.slice(record.lastIndexOf(' ', tab) + 1, tab));
    }
  });
  const exit = await git.run(
    {
      folder,
      args: ['ls-tree', '-r', '-z', '--full-tree', commit],
      onBytes: (chunk) => {
        split(chunk);
        return true;
      },
    },
    cancellation,
  );
  if (exit.code !== 0) {
    throw new UserError(`git could not list the files of ${commit.slice(0, 10)}: ${exit.stderr.split('\n')[0] ?? ''}`);
  }
  return blobs;
}
