import { decodePath, encodePath } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import { ByteInterner, hashOf } from './byteInterner.ts';
import type { NameColumns } from './byteInterner.ts';

/** Paths by number, and the number of a path, over columns as they lie in a file: nothing is decoded before it is asked for. */
export class PathTable {
  readonly columns: NameColumns;
  readonly #decoded: RepoPath[] = [];

  constructor(columns: NameColumns) {
    this.columns = columns;
  }

  get count(): number {
    return this.columns.starts.length - 1;
  }

  pathOf(number: number): RepoPath {
    const known = this.#decoded[number];
    if (known !== undefined) {
      return known;
    }
    const { bytes, starts } = this.columns;
    const path = decodePath(bytes.subarray(starts[number], starts[number + 1]));
    this.#decoded[number] = path;
    return path;
  }

  /** -1 for a path that is not here. */
  numberOf(path: RepoPath): number {
    const { bytes, starts, hashes, slots } = this.columns;
    const wanted = encodePath(path);
    const hash = hashOf(wanted);
    const mask = slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    // As many steps as there are slots: a damaged table must not be searched forever.
    for (let step = 0; step <= mask; step++) {
      const number = slots[slot] ?? -1;
      if (number < 0) {
        return -1;
      }
      if (hashes[number] === hash && equals(bytes, starts[number] ?? 0, starts[number + 1] ?? 0, wanted)) {
        return number;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  /** This table with the paths of another behind its own where it lacks them, and the number of each of those. */
  joinedWith({ columns, count }: PathTable): { readonly all: PathTable; readonly numbers: Int32Array } {
    const all = new ByteInterner(this.columns);
    const numbers = new Int32Array(count);
    for (let number = 0; number < count; number++) {
      const [start, end] = [columns.starts[number] ?? 0, columns.starts[number + 1] ?? 0];
      numbers[number] = all.intern(columns.bytes, start, end, columns.hashes[number] ?? 0);
    }
    return { all: new PathTable(all.columns()), numbers };
  }
}

function equals(bytes: Uint8Array, start: number, end: number, wanted: Uint8Array): boolean {
  if (end - start !== wanted.length) {
    return false;
  }
  for (let at = 0; at < wanted.length; at++) {
    if (bytes[start + at] !== wanted[at]) {
      return false;
    }
  }
  return true;
}
