import type { Standard } from '../../engine/model/standard.ts';

/** The standards, read at the first need and kept. */
export class StandardsStore {
  readonly #read: () => PromiseLike<Uint8Array>;
  #loaded: Promise<readonly Standard[]> | undefined;

  /** @param read the bytes of `dist/standards.json`, which the build makes from media/standards and checks */
  constructor(read: () => PromiseLike<Uint8Array>) {
    this.#read = read;
  }

  /** All standards, grouped by pillar. Rejects where the file cannot be read; the next call tries again. */
  all(): Promise<readonly Standard[]> {
    this.#loaded ??= this.#load();
    return this.#loaded;
  }

  /** undefined where there is no standard of this id. */
  async find(id: string): Promise<Standard | undefined> {
    return (await this.all()).find((standard) => standard.id === id);
  }

  async #load(): Promise<readonly Standard[]> {
    try {
      return JSON.parse(new TextDecoder().decode(await this.#read())) as readonly Standard[];
    } catch (error) {
      this.#loaded = undefined;
      throw error;
    }
  }
}
