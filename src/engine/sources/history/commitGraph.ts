import { int32Column } from '../kept/column.ts';
import type { CommitRecord } from './commitRecord.ts';
import { IdIndex } from './idIndex.ts';

/** Parents of all commits, by number; -1 for one that was not noted. Those of commit n end at `ends[n]`. */
interface ParentLinks {
  readonly parents: Int32Array;
  readonly ends: Int32Array;
}

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
    const links = this.#links();
    const children = this.#childrenLeft(order, links);
    return children === undefined ? order : this.#held(order, links, children);
  }

  /** Number of children of each commit; undefined where the order is right already. */
  #childrenLeft(order: Int32Array, links: ParentLinks): Int32Array | undefined {
    const { parents, ends } = links;
    const children = new Int32Array(this.size);
    const placed = new Uint8Array(this.size);
    let late = 0;
    for (let place = 0; place < order.length; place++) {
      const number = order[place] ?? 0;
      const end = ends[number] ?? 0;
      for (let at = number === 0 ? 0 : (ends[number - 1] ?? 0); at < end; at++) {
        const parent = parents[at] ?? -1;
        if (parent >= 0) {
          children[parent] = (children[parent] ?? 0) + 1;
          late += placed[parent] ?? 0;
        }
      }
      placed[number] = 1;
    }
    return late === 0 ? undefined : children;
  }

  /** The order with every commit held back until its last child has been placed. */
  #held(order: Int32Array, { parents, ends }: ParentLinks, children: Int32Array): Int32Array {
    const result = new Int32Array(order.length);
    const held = new Uint8Array(this.size);
    const ready: number[] = [];
    let count = 0;
    for (let place = 0; place < order.length; place++) {
      const first = order[place] ?? 0;
      held[first] = 1;
      let number = children[first] === 0 ? first : undefined;
      for (; number !== undefined; number = ready.pop()) {
        result[count++] = number;
        const end = ends[number] ?? 0;
        for (let at = number === 0 ? 0 : (ends[number - 1] ?? 0); at < end; at++) {
          const parent = parents[at] ?? -1;
          if (parent >= 0) {
            const left = (children[parent] ?? 0) - 1;
            children[parent] = left;
            if (left === 0 && held[parent] === 1) {
              ready.push(parent);
            }
          }
        }
      }
    }
    return result.subarray(0, count);
  }

  /** Looked up once: the order is gone through several times. */
  #links(): ParentLinks {
    const highs = this.#parentHighs.toArray();
    const lows = this.#parentLows.toArray();
    const parents = new Int32Array(highs.length);
    for (let at = 0; at < parents.length; at++) {
      parents[at] = this.#index.of(highs[at] ?? 0, lows[at] ?? 0);
    }
    return { parents, ends: this.#parentEnds.toArray() };
  }
}
