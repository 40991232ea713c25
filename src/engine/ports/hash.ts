import type { ContentId } from '../model/contentId.ts';

/** Git's hash of contents. */
export interface Hash {
  /**
   * The id that git gives a blob of these bytes: the hash of "blob <length>\0" and the bytes
   * (https://git-scm.com/book/en/v2/Git-Internals-Git-Objects).
   */
  blobId(bytes: Uint8Array, format: 'sha1' | 'sha256'): ContentId;
}
