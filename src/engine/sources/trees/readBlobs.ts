import { UserError } from '../../model/userError.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { Git } from '../../ports/git.ts';
import { reasonOf } from './nulRecords.ts';

/** Called for each object in the order of the request; the bytes are valid during the call, undefined for one that is missing or too long. */
export type OnBlob = (index: number, bytes: Uint8Array | undefined) => void;

/** What to read. */
export interface BlobRequest {
  /** Absolute path inside the repository. */
  readonly folder: string;
  readonly ids: readonly string[];
  /** Longer objects are skipped. */
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

/**
 * Reads many objects with one git process, one after the other.
 * @throws UserError where git fails; CancelledError
 */
export async function readBlobs(
  git: Git,
  request: BlobRequest,
  onBlob: OnBlob,
  cancellation: Cancellation,
): Promise<void> {
  if (request.ids.length === 0) {
    return;
  }
  const parser = new BatchParser(request.maxBytes, onBlob);
  const exit = await git.run(
    {
      folder: request.folder,
      args: ['cat-file', '--batch'],
      input: new TextEncoder().encode(`${request.ids.join('\n')}\n`),
      timeoutMs: request.timeoutMs,
      onBytes: (chunk) => {
        parser.push(chunk);
        return true;
      },
    },
    cancellation,
  );
  if (exit.stderr.includes('promisor remote')) {
    throw missingContents();
  }
  if (exit.code !== 0) {
    throw new UserError(`git could not read the contents of older files: ${reasonOf(exit)}`);
  }
}

/** A clone without the contents of older files cannot be measured, and nothing is downloaded. */
export function missingContents(): UserError {
  return new UserError(
    'The clone leaves out the contents of older files, so they cannot be measured. ' +
      'To get them, run: git fetch --refetch --no-filter',
  );
}

const LINE_FEED = 0x0a;

/**
 * Reads the output of `git cat-file --batch`: "id type size", a line feed, the content, a line feed; or "id missing"
 * (https://git-scm.com/docs/git-cat-file#_batch_output).
 */
class BatchParser {
  readonly #maxBytes: number;
  readonly #onBlob: OnBlob;
  #index = 0;
  #header = '';
  #inContent = false;
  /** Bytes of the content that are still to come. */
  #left = 0;
  #buffer = new Uint8Array(64 * 1024);
  #filled = 0;
  #skips = false;

  constructor(maxBytes: number, onBlob: OnBlob) {
    this.#maxBytes = maxBytes;
    this.#onBlob = onBlob;
  }

  push(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) {
      at = this.#inContent ? this.#content(chunk, at) : this.#headerLine(chunk, at);
    }
  }

  #headerLine(chunk: Uint8Array, at: number): number {
    const end = chunk.indexOf(LINE_FEED, at);
    this.#header += new TextDecoder().decode(chunk.subarray(at, end < 0 ? chunk.length : end));
    if (end < 0) {
      return chunk.length;
    }
    const size = / \w+ (\d+)$/u.exec(this.#header)?.[1];
    this.#header = '';
    if (size === undefined) {
      this.#hand(undefined);
      return end + 1;
    }
    this.#begin(Number(size));
    return end + 1;
  }

  #begin(size: number): void {
    this.#inContent = true;
    this.#left = size;
    this.#filled = 0;
    this.#skips = size > this.#maxBytes;
    if (!this.#skips && size > this.#buffer.length) {
      this.#buffer = new Uint8Array(size * 2);
    }
  }

  #content(chunk: Uint8Array, at: number): number {
    if (this.#left === 0) {
      // The line feed behind the content.
      this.#inContent = false;
      this.#hand(this.#skips ? undefined : this.#buffer.subarray(0, this.#filled));
      return at + 1;
    }
    const part = chunk.subarray(at, at + this.#left);
    if (!this.#skips) {
      this.#buffer.set(part, this.#filled);
    }
    this.#filled += part.length;
    this.#left -= part.length;
    return at + part.length;
  }

  #hand(bytes: Uint8Array | undefined): void {
    this.#onBlob(this.#index, bytes);
    this.#index += 1;
  }
}
