import type { ContentId } from '../../model/contentId.ts';
import { placeInOrder } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { Hash } from '../../ports/hash.ts';
import type { Reading } from '../reading.ts';
import { objectFormatOf } from './keptContents.ts';

type KnownReading = Pick<Reading, 'kept' | 'repository'>;

/** The id of the content that a file had when it was looked at; its length where it is not read; null where nothing is known of it. */
export function contentIdOf({ kept }: KnownReading, path: RepoPath): ContentId | number | null {
  const { files } = kept;
  const known = files[placeInOrder(files.length, (place) => files[place]?.file.path, path)];
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
