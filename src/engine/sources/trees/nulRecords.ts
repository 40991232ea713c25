import { decodePath } from '../../model/repoPath.ts';
import { UserError } from '../../model/userError.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { Git, GitExit, GitRequest } from '../../ports/git.ts';

/** A git process whose output is records that end with NUL. */
type RecordRequest = Pick<GitRequest, 'folder' | 'args' | 'timeoutMs'>;

/** Runs git, and hands over each record of its output that ends with NUL. @throws what `git.run` throws */
export function readRecords(
  git: Git,
  request: RecordRequest,
  onRecord: (record: string) => void,
  cancellation: Cancellation,
): Promise<GitExit> {
  const split = createRecordSplitter(onRecord);
  const onBytes = (chunk: Uint8Array): boolean => {
    split(chunk);
    return true;
  };
  return git.run({ ...request, onBytes }, cancellation);
}

/**
 * As {@link readRecords}, where nothing but the whole list is of use. `tooLong` is the message where git takes too long, if there is more
 * to say than that.
 * @param what is listed, for the message of a failure
 * @throws UserError where git fails; what `git.run` throws
 */
export async function listRecords(
  git: Git,
  { tooLong, ...request }: RecordRequest & { readonly tooLong?: string },
  what: string,
  onRecord: (record: string) => void,
  cancellation: Cancellation,
): Promise<void> {
  const exit = await readRecords(git, request, onRecord, cancellation);
  if (exit.kind === 'timed-out' && tooLong !== undefined) {
    throw new UserError(tooLong);
  }
  if (exit.code !== 0) {
    throw new UserError(`git could not list ${what}: ${reasonOf(exit)}`);
  }
}

/** Why git did not do what it was asked for, in a few words. */
export function reasonOf({ kind, code, stderr }: GitExit): string {
  if (kind === 'timed-out') {
    return 'it took too long';
  }
  const [said = ''] = stderr.trim().split('\n');
  return said === '' ? `exit code ${String(code)}` : said;
}

/**
 * Splits chunks at NUL; a record that ends in a later chunk is put together first. All whole records of a chunk are decoded at once,
 * which is several times faster than one at a time.
 */
export function createRecordSplitter(onRecord: (record: string) => void): (chunk: Uint8Array) => void {
  let rest = new Uint8Array(0);
  return (chunk) => {
    const end = chunk.lastIndexOf(0);
    if (end >= 0) {
      const whole = chunk.subarray(0, end);
      for (const record of decodePath(rest.length === 0 ? whole : joined(rest, whole)).split('\0')) {
        onRecord(record);
      }
      // A copy: `slice` of Node's buffers is a view, and the chunk is the adapter's.
      rest = Uint8Array.from(chunk.subarray(end + 1));
    } else {
      rest = joined(rest, chunk);
    }
  };
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}
