import type { Snapshot } from '../../engine/model/snapshot.ts';
import type { Standard } from '../../engine/model/standard.ts';

/** Where the current snapshots are. */
interface Snapshots {
  readonly all: readonly Pick<Snapshot, 'standards'>[];
}

/** The standards of the snapshots; before the first one those that are bundled, read at the first need and kept. */
export class StandardsStore {
  readonly #snapshots: Snapshots;
  readonly #read: () => PromiseLike<Uint8Array>;
  #bundled: Promise<readonly Standard[]> | undefined;

  /** @param read the bytes of `dist/standards.json`, which the build makes from media/standards and checks */
  constructor(snapshots: Snapshots, read: () => PromiseLike<Uint8Array>) {
    this.#snapshots = snapshots;
    this.#read = read;
  }

  /**
   * All standards; of those with the same id the one of the first repository. Rejects where the bundled ones are needed and cannot be
   * read; the next call tries again.
   */
  async all(): Promise<readonly Standard[]> {
    const { all: snapshots } = this.#snapshots;
    if (snapshots.length === 0) {
      return (this.#bundled ??= this.#load());
    }
    const standards = new Map<string, Standard>();
    for (const standard of snapshots.flatMap((snapshot) => snapshot.standards)) {
      standards.set(standard.id, standards.get(standard.id) ?? standard);
    }
    return [...standards.values()];
  }

  /** undefined where there is no standard of this id. */
  async find(id: string): Promise<Standard | undefined> {
    return (await this.all()).find((standard) => standard.id === id);
  }

  async #load(): Promise<readonly Standard[]> {
    try {
      return JSON.parse(new TextDecoder().decode(await this.#read())) as readonly Standard[];
    } catch (error) {
      this.#bundled = undefined;
      throw error;
    }
  }
}
