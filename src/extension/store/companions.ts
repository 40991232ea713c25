import type { RepoPath } from '../../engine/model/repoPath.ts';
import type { Snapshot } from '../../engine/model/snapshot.ts';

/** What is changed together with a file. */
export interface Companions {
  /** Commits of the file that count. */
  readonly commits: number;
  /** The most common first. */
  readonly companions: readonly {
    readonly path: RepoPath;
    /** Commits that changed both. */
    readonly support: number;
    /** Share of the file's commits that changed the other one too, up to 1. */
    readonly confidence: number;
  }[];
}

type Ask = (root: string, path: RepoPath) => Promise<Companions | null>;

/** Companions of files: asked for when a view wants to show them, and once for each snapshot. */
export class CompanionsStore {
  readonly #ask: Ask;
  readonly #asked = new WeakMap<Snapshot, Map<RepoPath, Promise<Companions | null>>>();

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** null if nothing is known. */
  of(snapshot: Snapshot, path: RepoPath): Promise<Companions | null> {
    const asked = this.#asked.get(snapshot) ?? new Map<RepoPath, Promise<Companions | null>>();
    this.#asked.set(snapshot, asked);
    // Without an answer the rest of the view is shown; a failure of the thread is logged where it happens.
    const answer = asked.get(path) ?? this.#ask(snapshot.repository.root, path).catch(() => null);
    asked.set(path, answer);
    return answer;
  }
}
