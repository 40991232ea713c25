import { int32Column } from './column.ts';
import type { CommitRecord } from './commitRecord.ts';
import { IdIndex } from './idIndex.ts';

/** Who is whose parent, among the commits of a history. Commits have numbers, in the order in which they were noted. */
export class CommitGraph {
  readonly #index = new IdIndex();
  readonly #parentHighs = int32Column();
  readonly #parentLows = int32Column();
  /** Where each commit's parents end. */
  readonly #parentEnds = int32Column();

  /** Commits noted. */
  get size(): number {
    return this.#index.count;
  }

  has(high: number, low: number): boolean {
    return this.#index.of(high, low) >= 0;
  }

  /** Notes a commit that has no number yet, and returns its number. */
  note(commit: CommitRecord): number {
    const number = this.#index.count;
    this.#index.add(commit.idHigh, commit.idLow);
    for (let parent = 0; parent < commit.parents; parent++) {
      this.#parentHighs.push(commit.parentHighs[parent] ?? 0);
      this.#parentLows.push(commit.parentLows[parent] ?? 0);
    }
    this.#parentEnds.push(this.#parentHighs.length);
    return number;
  }

  /**
   * Git lists by date, so with wrong clocks a parent may come before a child. Puts each commit after all of its children, and changes
   * the order no further.
   * @param order numbers of commits, the newest first
   * @returns the same array where it is in order already
   */
  childrenFirst(order: Int32Array): Int32Array {
    const children = this.#childrenLeft(order);
    return children === undefined ? order : this.#held(order, children);
  }

  /** Number of children of each commit; undefined where the order is right already. */
  #childrenLeft(order: Int32Array): Int32Array | undefined {
    const children = new Int32Array(this.#index.count);
    const placed = new Uint8Array(this.#index.count);
    let late = 0;
    for (const number of order) {
      this.#eachParent(number, (parent) => {
        children[parent] = (children[parent] ?? 0) + 1;
        late += placed[parent] ?? 0;
      });
      placed[number] = 1;
    }
    return late === 0 ? undefined : children;
  }

  /** The order with every commit held back until its last child has been placed. */
  #held(order: Int32Array, children: Int32Array): Int32Array {
    const result = new Int32Array(order.length);
    const held = new Uint8Array(this.#index.count);
    let count = 0;
    for (const first of order) {
      held[first] = 1;
      const ready = children[first] === 0 ? [first] : [];
      for (let number = ready.pop(); number !== undefined; number = ready.pop()) {
        result[count++] = number;
        this.#eachParent(number, (parent) => {
          const left = (children[parent] ?? 0) - 1;
          children[parent] = left;
          if (left === 0 && held[parent] === 1) {
            ready.push(parent);
          }
        });
      }
    }
    return result.subarray(0, count);
  }

  #eachParent(number: number, use: (parent: number) => void): void {
    const end = this.#parentEnds.at(number);
    for (let at = number === 0 ? 0 : this.#parentEnds.at(number - 1); at < end; at++) {
      const parent = this.#index.of(this.#parentHighs.at(at), this.#parentLows.at(at));
      if (parent >= 0) {
        use(parent);
      }
    }
  }
}
