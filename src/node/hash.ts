import { createHash } from 'node:crypto';
import type { Hash } from '../engine/ports/hash.ts';

/** Git's hash of contents, by Node's own. */
export const hash: Hash = {
  blobId: (bytes, format) => createHash(format).update(`blob ${bytes.length}\0`).update(bytes).digest('hex'),
};
