/** Numbers commit ids, given as their first 64 bits, in the order they come: hundreds of thousands in a few megabytes. */
export class IdIndex {
  /** Number + 1 of the id in each slot; 0 where it is empty. */
  #slots = new Int32Array(4096);
  #highs = new Int32Array(2048);
  #lows = new Int32Array(2048);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The number of an id; -1 where it has none. */
  of(high: number, low: number): number {
    return (this.#slots[this.#find(high, low)] ?? 0) - 1;
  }

  /** Gives an id the next number; it must not have one yet. */
  add(high: number, low: number): void {
    if (this.#count === this.#highs.length) {
      this.#grow();
    }
    this.#highs[this.#count] = high;
    this.#lows[this.#count] = low;
    this.#count += 1;
    this.#slots[this.#find(high, low)] = this.#count;
  }

  /** The slot of an id, or the empty one where it would go. Ids are hashes, so their bits are the hash. */
  #find(high: number, low: number): number {
    const mask = this.#slots.length - 1;
    let slot = low & mask;
    for (;;) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0 || (this.#lows[number] === low && this.#highs[number] === high)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const size = this.#highs.length * 2;
    const highs = new Int32Array(size);
    highs.set(this.#highs);
    const lows = new Int32Array(size);
    lows.set(this.#lows);
    this.#highs = highs;
    this.#lows = lows;
    this.#slots = new Int32Array(size * 2);
    for (let number = 0; number < this.#count; number++) {
      this.#slots[this.#find(highs[number] ?? 0, lows[number] ?? 0)] = number + 1;
    }
  }
}
