import type { Disposable } from 'vscode';

/** Things that end together. What is added after that ends at once, so that nothing outlives a slow start. */
export class Disposables implements Disposable {
  readonly #items = new Set<Disposable>();
  #disposed = false;

  /** Returns the item. */
  add<Item extends Disposable>(item: Item): Item {
    if (this.#disposed) {
      item.dispose();
    } else {
      this.#items.add(item);
    }
    return item;
  }

  /** The last added first. */
  dispose(): void {
    this.#disposed = true;
    const items = [...this.#items].reverse();
    this.#items.clear();
    for (const item of items) {
      item.dispose();
    }
  }
}
