import type { ContentId } from '../../model/contentId.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import { UserError } from '../../model/userError.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { Git } from '../../ports/git.ts';
import { readRecords } from './nulRecords.ts';

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
  const exit = await readRecords(git, { folder: root, args: ['ls-files', '-z', '--stage'] }, onRecord, cancellation);
  if (exit.code !== 0) {
    throw new UserError(`git could not list the files of the index: ${exit.stderr.split('\n')[0] ?? ''}`);
  }
  return blobs;
}
