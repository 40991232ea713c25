import type { ContentId } from '../../model/contentId.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { Git } from '../../ports/git.ts';
import { listRecords } from './nulRecords.ts';

/** "mode id stage<TAB>path" of a regular file; of one in conflict our side (stage 2). */
const REGULAR_FILE = /^100\d{3} (?<id>[0-9a-f]+) [02]\t/u;

/**
 * The regular files of the index with the ids of their blobs, in byte order of their paths. Links and submodules are left out, and so is
 * what only their side of a conflict has.
 * @param root absolute path of the work tree's root
 * @throws UserError where git fails; CancelledError
 */
export async function listIndex(
  git: Git,
  root: string,
  cancellation: Cancellation,
): Promise<ReadonlyMap<RepoPath, ContentId>> {
  const blobs = new Map<RepoPath, ContentId>();
  const onRecord = (record: string): void => {
    const match = REGULAR_FILE.exec(record);
    if (match !== null) {
      blobs.set(record.slice(match[0].length), match.groups?.['id'] ?? '');
    }
  };
  const args = ['ls-files', '-z', '--stage'];
  await listRecords(git, { folder: root, args }, 'the files of the index', onRecord, cancellation);
  return blobs;
}
