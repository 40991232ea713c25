const FIRST = 64;

/** A list of 32-bit numbers that grows. It starts as a view of numbers that stay as they are, and is copied before its first change. */
export class NumberList {
  #numbers: Uint32Array;
  #length: number;
  #isOwn = false;

  constructor(known: Uint32Array = new Uint32Array(0)) {
    this.#numbers = known;
    this.#length = known.length;
  }

  get length(): number {
    return this.#length;
  }

  /** 0 past the end. */
  at(index: number): number {
    return this.#numbers[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.#own(this.#length);
    this.#numbers[index] = value;
  }

  push(value: number): void {
    this.#own(this.#length + 1);
    this.#numbers[this.#length] = value;
    this.#length += 1;
  }

  /** A view, until the next change. */
  all(): Uint32Array {
    return this.#numbers.subarray(0, this.#length);
  }

  #own(length: number): void {
    if (!this.#isOwn || length > this.#numbers.length) {
      const room = length > this.#numbers.length ? Math.max(FIRST, 2 * length) : length;
      const numbers = new Uint32Array(room);
      numbers.set(this.all());
      this.#numbers = numbers;
      this.#isOwn = true;
    }
  }
}
