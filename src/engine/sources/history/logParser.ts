import { ByteInterner, HASH_SEED, hashStep } from './byteInterner.ts';
import { CommitRecord } from './commitRecord.ts';

const NUL = 0x00;
const LINE_FEED = 0x0a;
const SPACE = 0x20;
const COLON = 0x3a;
const BAR = 0x7c;

/** Names seen so far, shared by the parsers of one history. */
export interface LogNames {
  readonly paths: ByteInterner;
  /** Mail addresses, in lower case where they are ASCII. */
  readonly authors: ByteInterner;
}

export function createLogNames(): LogNames {
  return { paths: new ByteInterner(), authors: new ByteInterner() };
}

/**
 * Reads the output of `git log --raw -z` (see logArguments.ts) as it arrives and hands over one commit at a time. Entries have a fixed
 * width up to the path (https://git-scm.com/docs/diff-format#_raw_output_format), so nothing is searched for but the end of names.
 */
export class LogParser {
  readonly #names: LogNames;
  readonly #idLength: number;
  readonly #onCommit: (commit: CommitRecord) => boolean;
  readonly #commit = new CommitRecord();
  #buffer = new Uint8Array(128 * 1024);
  #filled = 0;
  #begun = false;

  /** @param onCommit gets a record that is valid during the call; returns false to stop */
  constructor(names: LogNames, idLength: number, onCommit: (commit: CommitRecord) => boolean) {
    this.#names = names;
    this.#idLength = idLength;
    this.#onCommit = onCommit;
  }

  /** @returns false once the receiver wants no more */
  push(chunk: Uint8Array): boolean {
    this.#append(chunk);
    let at = 0;
    while (at < this.#filled) {
      const first = this.#buffer[at];
      if (first === LINE_FEED) {
        at += 1;
        continue;
      }
      const next = first === COLON ? this.#entry(at) : this.#header(at);
      if (next === STOPPED) {
        this.#begun = false;
        return false;
      }
      if (next === INCOMPLETE) {
        break;
      }
      at = next;
    }
    this.#buffer.copyWithin(0, at, this.#filled);
    this.#filled -= at;
    return true;
  }

  /** Hands over the last commit, at the end of the output. */
  finish(): void {
    if (this.#begun) {
      this.#begun = false;
      this.#onCommit(this.#commit);
    }
  }

  #append(chunk: Uint8Array): void {
    const needed = this.#filled + chunk.length;
    if (needed > this.#buffer.length) {
      const larger = new Uint8Array(2 * needed);
      larger.set(this.#buffer.subarray(0, this.#filled));
      this.#buffer = larger;
    }
    this.#buffer.set(chunk, this.#filled);
    this.#filled = needed;
  }

  /** ":mode mode id id S", NUL, path, NUL. */
  #entry(start: number): number {
    const buffer = this.#buffer;
    const idLength = this.#idLength;
    const oldId = start + 15;
    const newId = oldId + idLength + 1;
    const status = newId + idLength + 1;
    const pathStart = status + 2;
    let hash = HASH_SEED;
    for (let at = pathStart; at < this.#filled; at++) {
      const byte = buffer[at] ?? 0;
      if (byte === NUL) {
        const path = this.#names.paths.intern(buffer, pathStart, at, hash);
        this.#commit.add(path, buffer[status] ?? 0, buffer, oldId, newId);
        return at + 1;
      }
      hash = hashStep(hash, byte);
    }
    return INCOMPLETE;
  }

  /** Mark, id, space, seconds, space, parents separated by spaces, "|", mail, NUL. */
  #header(start: number): number {
    const buffer = this.#buffer;
    const end = buffer.indexOf(NUL, start);
    if (end < 0 || end >= this.#filled) {
      return INCOMPLETE;
    }
    if (this.#begun && !this.#onCommit(this.#commit)) {
      return STOPPED;
    }
    this.#begun = true;
    let at = start + 1 + this.#idLength + 1;
    let seconds = 0;
    for (; at < end && buffer[at] !== SPACE; at++) {
      seconds = seconds * 10 + (buffer[at] ?? 0) - 0x30;
    }
    const parentsStart = at + 1;
    const bar = buffer.indexOf(BAR, parentsStart);
    this.#commit.begin(buffer, start, this.#idLength, seconds, this.#author(bar + 1, end));
    this.#commit.setParents(buffer, parentsStart, bar, this.#idLength);
    return end + 1;
  }

  #author(start: number, end: number): number {
    const buffer = this.#buffer;
    let hash = HASH_SEED;
    for (let at = start; at < end; at++) {
      const byte = buffer[at] ?? 0;
      const lower = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
      buffer[at] = lower;
      hash = hashStep(hash, lower);
    }
    return this.#names.authors.intern(buffer, start, end, hash);
  }
}

const INCOMPLETE = -1;
const STOPPED = -2;
