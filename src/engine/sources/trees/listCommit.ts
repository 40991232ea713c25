import type { ContentId } from '../../model/contentId.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { Git } from '../../ports/git.ts';
import { listRecords } from './nulRecords.ts';

/** Start of the mode of a regular file, executable or not. */
const REGULAR_FILE = '100';

/**
 * The regular files of a commit's tree with the ids of their blobs, in byte order of their paths. Links and submodules are left out.
 * @param folder absolute path inside the repository
 * @throws UserError where git fails; CancelledError
 */
export async function listCommit(
  git: Git,
  folder: string,
  commit: string,
  cancellation: Cancellation,
): Promise<ReadonlyMap<RepoPath, ContentId>> {
  const blobs = new Map<RepoPath, ContentId>();
  const onRecord = (record: string): void => {
    // "mode blob id<TAB>path"
    const tab = record.indexOf('\t');
    if (record.startsWith(REGULAR_FILE)) {
      blobs.set(record.slice(tab + 1), record.slice(record.lastIndexOf(' ', tab) + 1, tab));
    }
  };
  const args = ['ls-tree', '-r', '-z', '--full-tree', commit];
  await listRecords(git, { folder, args }, `the files of ${commit.slice(0, 10)}`, onRecord, cancellation);
  return blobs;
}
