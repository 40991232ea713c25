import type { ContentId } from '../../model/contentId.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { Git } from '../../ports/git.ts';

/**
 * The lengths of blobs in bytes, in the order of their ids; undefined for one that the repository does not have. Contents are not read.
 * @returns undefined where git fails, or takes longer than `timeoutMs`
 * @throws CancelledError
 */
export async function readBlobSizes(
  git: Git,
  folder: string,
  ids: readonly ContentId[],
  timeoutMs: number,
  cancellation: Cancellation,
): Promise<readonly (number | undefined)[] | undefined> {
  if (ids.length === 0) {
    return [];
  }
  const decoder = new TextDecoder();
  let text = '';
  const exit = await git.run(
    {
      folder,
      args: ['cat-file', '--batch-check=%(objectsize)', '--buffer'],
      timeoutMs,
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
    return undefined;
  }
  return ids.map((_, at) => (/^\d+$/u.test(lines[at] ?? '') ? Number(lines[at]) : undefined));
}
