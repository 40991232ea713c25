/** Letters of git's raw format; every other one is a change of content, mode or type. */
export const ADDED = 0x41;
export const DELETED = 0x44;

/** One commit as the parser reads it, used again for the next. Ids are kept as their first 64 bits: enough to tell objects apart. */
export class CommitRecord {
  /** "<" where only the left side of a symmetric difference has it. */
  mark = 0;
  /** The full id in hexadecimal, as bytes; valid during the call. */
  id = new Uint8Array(0);
  idHigh = 0;
  idLow = 0;
  /** Committer date, seconds since 1970. */
  seconds = 0;
  /** Number of parents. */
  parents = 0;
  parentHighs = new Int32Array(4);
  parentLows = new Int32Array(4);
  author = 0;
  /** Entries of the raw diff. */
  count = 0;
  paths = new Int32Array(64);
  statuses = new Uint8Array(64);
  oldHighs = new Int32Array(64);
  oldLows = new Int32Array(64);
  newHighs = new Int32Array(64);
  newLows = new Int32Array(64);

  /** @param start where the mark is, with the id behind it */
  begin(bytes: Uint8Array, start: number, idLength: number, seconds: number, author: number): void {
    this.mark = bytes[start] ?? 0;
    if (this.id.length !== idLength) {
      this.id = new Uint8Array(idLength);
    }
    for (let at = 0; at < idLength; at++) {
      this.id[at] = bytes[start + 1 + at] ?? 0;
    }
    this.idHigh = hexWord(bytes, start + 1);
    this.idLow = hexWord(bytes, start + 9);
    this.seconds = seconds;
    this.author = author;
    this.count = 0;
  }

  /** @param start where the full ids of the parents are, separated by spaces; `end` likewise */
  setParents(bytes: Uint8Array, start: number, end: number, idLength: number): void {
    this.parents = Math.ceil((end - start) / (idLength + 1));
    if (this.parents > this.parentHighs.length) {
      this.parentHighs = new Int32Array(this.parents * 2);
      this.parentLows = new Int32Array(this.parents * 2);
    }
    for (let parent = 0; parent < this.parents; parent++) {
      const at = start + parent * (idLength + 1);
      this.parentHighs[parent] = hexWord(bytes, at);
      this.parentLows[parent] = hexWord(bytes, at + 8);
    }
  }

  /** @param oldId where the old blob's id is in `bytes`; `newId` likewise */
  add(path: number, status: number, bytes: Uint8Array, oldId: number, newId: number): void {
    const at = this.count;
    if (at === this.paths.length) {
      this.#grow();
    }
    this.paths[at] = path;
    this.statuses[at] = status;
    this.oldHighs[at] = hexWord(bytes, oldId);
    this.oldLows[at] = hexWord(bytes, oldId + 8);
    this.newHighs[at] = hexWord(bytes, newId);
    this.newLows[at] = hexWord(bytes, newId + 8);
    this.count = at + 1;
  }

  #grow(): void {
    const size = this.paths.length * 4;
    this.paths = copied(this.paths, size);
    this.oldHighs = copied(this.oldHighs, size);
    this.oldLows = copied(this.oldLows, size);
    this.newHighs = copied(this.newHighs, size);
    this.newLows = copied(this.newLows, size);
    const statuses = new Uint8Array(size);
    statuses.set(this.statuses);
    this.statuses = statuses;
  }
}

/** Eight hexadecimal digits in lower case as a signed 32-bit number. */
function hexWord(bytes: Uint8Array, start: number): number {
  let word = 0;
  for (let at = start; at < start + 8; at++) {
    const digit = bytes[at] ?? 0;
    word = (word << 4) | ((digit & 15) + (digit >> 6) * 9);
  }
  return word;
}

function copied(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size);
  larger.set(array);
  return larger;
}
