/** The names of a record's properties, in their order. */
export type Shape = readonly string[];

interface Step {
  /** Of the shape that ends here; -1 where none does. */
  number: number;
  readonly next: Map<string, Step>;
}

/** Numbers shapes in the order they first come, so that thousands of records name their properties once. */
export class Shapes {
  readonly #shapes: Shape[] = [];
  readonly #start: Step = { number: -1, next: new Map() };

  constructor(known: readonly Shape[] = []) {
    for (const shape of known) {
      this.numberOf(shape);
    }
  }

  get all(): readonly Shape[] {
    return this.#shapes;
  }

  numberOf(shape: Shape): number {
    let at = this.#start;
    for (const key of shape) {
      const known = at.next.get(key);
      const next = known ?? { number: -1, next: new Map<string, Step>() };
      if (known === undefined) {
        at.next.set(key, next);
      }
      at = next;
    }
    if (at.number < 0) {
      at.number = this.#shapes.push(shape) - 1;
    }
    return at.number;
  }
}
