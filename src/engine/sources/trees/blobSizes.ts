import type { ContentId } from '../../model/contentId.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { Git } from '../../ports/git.ts';

/**
 * The lengths of blobs in bytes, in the order of their ids; undefined for one that the repository does not have, and for all where git
 * fails. Contents are not read.
 * @throws CancelledError
 */
export async function readBlobSizes(
  git: Git,
  folder: string,
  ids: readonly ContentId[],
  cancellation: Cancellation,
): Promise<readonly (number | undefined)[]> {
  if (ids.length === 0) {
    return [];
  }
  const decoder = new TextDecoder();
  let text = '';
  const exit = await git.run(
    {
      folder,
      args: ['cat-file', '--batch-check=%(objectsize)', '--buffer'],
      input: new TextEncoder().encode(ids.map((id) => `${id}\n`).join('')),
      onBytes: (chunk) => {
        text += decoder.decode(chunk, { stream: true });
        return true;
      },
    },
    cancellation,
  );
  const lines = text.split('\n');
  // One line for each, and nothing behind the last.
  if (exit.code !== 0 || lines.length !== ids.length + 1) {
    return ids.map(() => undefined);
  }
  return ids.map((_, at) => (/^\d+$/u.test(lines[at] ?? '') ? Number(lines[at]) : undefined));
}
