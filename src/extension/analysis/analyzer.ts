import * as vscode from 'vscode';
import { CancelledError, UserError } from '../../engine/model/userError.ts';
import type { RepoPath } from '../../engine/model/repoPath.ts';
import type { Snapshot } from '../../engine/model/snapshot.ts';
import type { AnalyzedAnswer } from '../../protocol/engineMessages.ts';
import { decodeFiles } from '../../protocol/filesDelta.ts';
import type { SnapshotStore } from '../store/snapshotStore.ts';
import type { EngineClient } from './engineClient.ts';
import type { AnalysisTarget } from './repository.ts';
import { foldersBelow } from './repository.ts';
import { runLine } from './runLine.ts';

/** Ages move on at least this often. */
const AS_OF_VALID_MS = 3_600_000;

/** The last snapshot of a repository, with the version that the next analysis names as its base. */
interface LastRun {
  readonly version: number;
  readonly snapshot: Snapshot;
}

/** Runs the engine for one repository and publishes what it finds. */
export class RepositoryAnalyzer implements vscode.Disposable {
  /** What is analyzed; another one with the same folder once the workspace changed. */
  target: AnalysisTarget;
  readonly #client: EngineClient;
  readonly #store: SnapshotStore;
  readonly #log: vscode.LogOutputChannel;
  /** Paths that were created, changed or deleted since the last run; undefined where anything may have been. */
  #changed: Set<RepoPath> | undefined;
  #last: LastRun | undefined;
  #cancellation: vscode.CancellationTokenSource | undefined;
  #disposed = false;

  constructor(target: AnalysisTarget, client: EngineClient, store: SnapshotStore, log: vscode.LogOutputChannel) {
    this.target = target;
    this.#client = client;
    this.#store = store;
    this.#log = log;
  }

  /** Absolute path of the root that the last snapshot names. */
  get root(): string | undefined {
    return this.#last?.snapshot.repository.root;
  }

  /** @param paths what was created, changed or deleted; undefined where anything may have been */
  noteChanges(paths: readonly RepoPath[] | undefined): void {
    if (paths === undefined) {
      this.#changed = undefined;
    } else {
      for (const path of paths) {
        this.#changed?.add(path);
      }
    }
  }

  /**
   * @param fresh count ages from now, as after a commit; else from the time of the last run where that is recent, so that after a save
   * only what was saved differs
   * @throws UserError; CancelledError; Error for a defect
   */
  async run(fresh: boolean): Promise<void> {
    const started = performance.now();
    const changed = fresh ? undefined : this.#changed;
    this.#changed = new Set();
    const cancellation = new vscode.CancellationTokenSource();
    this.#cancellation = cancellation;
    try {
      const snapshot = await this.#analyze(fresh, changed, cancellation.token);
      if (!this.#disposed) {
        const { folders, located } = this.target;
        const below = foldersBelow(snapshot.repository.root, folders);
        this.#store.publish(snapshot, below, located.gitDirectory !== null);
        this.#log.info(`${this.target.folder}: ${runLine(snapshot, performance.now() - started)}`);
      }
    } catch (error) {
      this.#changed = undefined;
      throw error;
    } finally {
      this.#cancellation = undefined;
      cancellation.dispose();
    }
  }

  cancel(): void {
    this.#cancellation?.cancel();
  }

  dispose(): void {
    this.#disposed = true;
    this.cancel();
    if (this.root !== undefined) {
      this.#store.remove(this.root);
    }
  }

  async #analyze(
    fresh: boolean,
    changed: ReadonlySet<RepoPath> | undefined,
    token: vscode.CancellationToken,
  ): Promise<Snapshot> {
    const last = this.#last;
    const asOf = fresh ? undefined : validAsOf(last?.snapshot);
    const answer = await this.#client.ask(
      'analyze',
      {
        folder: this.target.folder,
        mayRunGit: this.target.trusted,
        base: last?.version ?? null,
        ...(asOf === undefined ? {} : { asOf }),
        // From another moment on, every age is another one: then all is read again.
        ...(asOf === undefined || changed === undefined ? {} : { changed: [...changed] }),
      },
      token,
    );
    const snapshot = await snapshotOf(answer, last?.snapshot);
    if (last !== undefined && last.snapshot.repository.root !== snapshot.repository.root) {
      this.#store.remove(last.snapshot.repository.root);
    }
    this.#last = { version: answer.version, snapshot };
    return snapshot;
  }
}

/** The moment of a snapshot, milliseconds since 1970; undefined if it is too long ago to count ages from. */
function validAsOf(snapshot: Snapshot | undefined): number | undefined {
  const asOf = snapshot && Date.parse(snapshot.asOf);
  return asOf === undefined || Date.now() - asOf > AS_OF_VALID_MS ? undefined : asOf;
}

/** Puts an answer together with what the last one brought. */
async function snapshotOf(
  { header, files, standards }: AnalyzedAnswer,
  before: Snapshot | undefined,
): Promise<Snapshot> {
  return {
    ...header,
    files: await decodeFiles(before?.files ?? [], files, nextTurn),
    standards: standards ?? before?.standards ?? [],
  };
}

/** The sentence for the user, or undefined where the user cancelled. */
export function problemOf(error: unknown): string | undefined {
  if (error instanceof CancelledError) {
    return undefined;
  }
  return error instanceof UserError
    ? error.message
    : 'The analysis failed. The log says more; save a file or run "Analyze Again" to try once more.';
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
