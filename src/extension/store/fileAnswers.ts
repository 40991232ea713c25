import * as vscode from 'vscode';
import type { Companions } from '../../engine/model/companions.ts';
import type { RepoPath } from '../../engine/model/repoPath.ts';
import type { Snapshot } from '../../engine/model/snapshot.ts';

/** What the engine says of a file on demand; null where it knows nothing of it. */
type Ask<Answer> = (root: string, path: RepoPath) => Promise<Answer | null>;

/** Answers about files: asked for when a view wants to show them, and once for each snapshot. */
class FileAnswers<Answer> implements vscode.Disposable {
  readonly #ask: Ask<Answer>;
  readonly #isNews: (answer: Answer) => boolean;
  readonly #known = new WeakMap<Snapshot, Map<RepoPath, Answer | null>>();
  readonly #changed = new vscode.EventEmitter<void>();
  /** An answer that was not known is there now. */
  readonly onDidChange = this.#changed.event;

  /** @param isNews whether an answer has something to show */
  constructor(ask: Ask<Answer>, isNews: (answer: Answer) => boolean) {
    this.#ask = ask;
    this.#isNews = isNews;
  }

  /** null if nothing is known, or not yet: nobody waits for an answer, which `onDidChange` tells of. */
  of(snapshot: Snapshot, path: RepoPath): Answer | null {
    const known = this.#known.get(snapshot) ?? new Map<RepoPath, Answer | null>();
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

  async #find(snapshot: Snapshot, path: RepoPath, known: Map<RepoPath, Answer | null>): Promise<void> {
    try {
      const answer = await this.#ask(snapshot.repository.root, path);
      known.set(path, answer);
      if (answer !== null && this.#isNews(answer)) {
        this.#changed.fire();
      }
    } catch {
      // The thread's client has logged it; the next question may be answered.
      known.delete(path);
    }
  }
}

/** Everything that is asked about files on demand. */
export interface AllFileAnswers {
  readonly companions: FileAnswers<Companions>;
  /** Ids of the standards that apply to a file. */
  readonly fileStandards: FileAnswers<readonly string[]>;
}

/** @param ask the queries of the engine */
export function createFileAnswers(ask: {
  readonly companions: Ask<Companions>;
  readonly fileStandards: Ask<readonly string[]>;
}): AllFileAnswers {
  return {
    companions: new FileAnswers(ask.companions, ({ companions }) => companions.length > 0),
    fileStandards: new FileAnswers(ask.fileStandards, (ids) => ids.length > 0),
  };
}
