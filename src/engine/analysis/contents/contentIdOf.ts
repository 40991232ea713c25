import type { ContentId } from '../../model/contentId.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { Hash } from '../../ports/hash.ts';
import type { Reading } from '../reading.ts';
import { objectFormatOf } from './keptContents.ts';
import type { KnownFile } from './knownFiles.ts';

type KnownReading = Pick<Reading, 'kept' | 'repository'>;

/** The id of the content that a file had when it was looked at; its length where it is not read; null where nothing is known of it. */
export function contentIdOf({ kept }: KnownReading, path: RepoPath): ContentId | number | null {
  const known = fileAt(kept.files, path);
  if (known === undefined) {
    return null;
  }
  return known.content < 0 ? known.file.bytes : kept.store.ids.idOf(known.content);
}

/** Whether a file that is read once more, for something that is not kept by its content, still holds what it was identified by. */
export function isAsKnown(reading: KnownReading, path: RepoPath, bytes: Uint8Array, hash: Hash): boolean {
  const id = contentIdOf(reading, path);
  return typeof id !== 'string' || id === hash.blobId(bytes, objectFormatOf(reading));
}

/** @param files in code-unit order of their paths */
function fileAt(files: readonly KnownFile[], path: RepoPath): KnownFile | undefined {
  let from = 0;
  let to = files.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((files[middle]?.file.path ?? '') < path) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return files[from]?.file.path === path ? files[from] : undefined;
}
