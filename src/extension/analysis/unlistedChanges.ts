import type { RepoPath } from '../../engine/model/repoPath.ts';
import type { Timers } from './analysisQueue.ts';

/** How long changes are gathered: builds and tests write many files in a row. */
const GATHER_MS = 500;

/** Whom to ask, and what to do then. */
interface UnlistedChangesHost {
  /** Whether changes of these paths are worth an analysis. */
  concerns(paths: readonly RepoPath[]): Promise<boolean>;
  onConcern(paths: readonly RepoPath[]): void;
}

/** Changes of paths that no snapshot lists: they are gathered, and the engine is asked whether they matter, as most are ignored. */
export class UnlistedChanges {
  readonly #host: UnlistedChangesHost;
  readonly #timers: Timers;
  readonly #paths = new Set<RepoPath>();
  #cancelTimer: (() => void) | undefined;

  constructor(host: UnlistedChangesHost, timers: Timers) {
    this.#host = host;
    this.#timers = timers;
  }

  add(path: RepoPath): void {
    this.#paths.add(path);
    this.#cancelTimer ??= this.#timers.after(GATHER_MS, () => {
      this.#cancelTimer = undefined;
      void this.#ask();
    });
  }

  dispose(): void {
    this.#cancelTimer?.();
    this.#paths.clear();
  }

  async #ask(): Promise<void> {
    const paths = [...this.#paths];
    this.#paths.clear();
    // If the thread is gone, the next analysis must not miss them.
    if (await this.#host.concerns(paths).catch(() => true)) {
      this.#host.onConcern(paths);
    }
  }
}
