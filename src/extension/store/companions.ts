import * as vscode from 'vscode';
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
  /** What is missing of the history, one plain sentence; null for nothing. */
  readonly reason: string | null;
}

type Ask = (root: string, path: RepoPath) => Promise<Companions | null>;

/** Companions of files: asked for when a view wants to show them, and once for each snapshot. */
export class CompanionsStore implements vscode.Disposable {
  readonly #ask: Ask;
  readonly #known = new WeakMap<Snapshot, Map<RepoPath, Companions | null>>();
  readonly #changed = new vscode.EventEmitter<void>();
  /** An answer that was not known is there now. */
  readonly onDidChange = this.#changed.event;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** null if nothing is known, or not yet: nobody waits for an answer, which `onDidChange` tells of. */
  of(snapshot: Snapshot, path: RepoPath): Companions | null {
    const known = this.#known.get(snapshot) ?? new Map<RepoPath, Companions | null>();
    this.#known.set(snapshot, known);
    const answer = known.get(path);
    if (answer === undefined) {
      known.set(path, null);
      void this.#find(snapshot, path, known);
    }
    return answer ?? null;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #find(snapshot: Snapshot, path: RepoPath, known: Map<RepoPath, Companions | null>): Promise<void> {
    try {
      const answer = await this.#ask(snapshot.repository.root, path);
      known.set(path, answer);
      if (answer !== null && answer.companions.length > 0) {
        this.#changed.fire();
      }
    } catch {
      // The thread's client has logged it; the next question may be answered.
      known.delete(path);
    }
  }
}
