/** Commit ids by their first 64 bits: a set that holds hundreds of thousands in a few megabytes. */
export class IdSet {
  #slots = new Int32Array(2 * 4096);
  #count = 0;

  has(high: number, low: number): boolean {
    const at = this.#find(high, low);
    return this.#slots[at] === high && this.#slots[at + 1] === low && (high !== 0 || low !== 0);
  }

  add(high: number, low: number): void {
    const at = this.#find(high, low);
    if (this.#slots[at] === high && this.#slots[at + 1] === low) {
      return;
    }
    this.#slots[at] = high;
    this.#slots[at + 1] = low;
    this.#count += 1;
    if (this.#count * 4 > this.#slots.length) {
      this.#grow();
    }
  }

  /** The slot that holds an id, or the empty one where it would go. Ids are hashes, so their bits are the hash. */
  #find(high: number, low: number): number {
    const slots = this.#slots;
    const mask = slots.length / 2 - 1;
    let slot = low & mask;
    for (;;) {
      const at = 2 * slot;
      const isEmpty = slots[at] === 0 && slots[at + 1] === 0;
      if (isEmpty || (slots[at] === high && slots[at + 1] === low)) {
        return at;
      }
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 2) {
      const high = old[at] ?? 0;
      const low = old[at + 1] ?? 0;
      if (high !== 0 || low !== 0) {
        const place = this.#find(high, low);
        this.#slots[place] = high;
        this.#slots[place + 1] = low;
      }
    }
  }
}
