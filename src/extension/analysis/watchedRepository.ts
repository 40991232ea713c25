import * as vscode from 'vscode';
import type { RepoPath } from '../../engine/model/repoPath.ts';
import { AnalysisQueue } from './analysisQueue.ts';
import type { Timers } from './analysisQueue.ts';
import type { RepositoryAnalyzer } from './analyzer.ts';
import { isSameTarget } from './repository.ts';
import type { AnalysisTarget } from './repository.ts';
import { isGitBusy, watchGit } from './repositoryWatcher.ts';
import { UnlistedChanges } from './unlistedChanges.ts';

/** Silence after which the events of one git command are taken for complete. */
const GIT_QUIET_MS = 300;

const timers: Timers = {
  now: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** What a watched repository asks of its owner. */
interface WatchHost {
  /** @param fresh whether ages count from now */
  run(analyzer: RepositoryAnalyzer, fresh: boolean): Promise<void>;
  mayRun(analyzer: RepositoryAnalyzer): boolean;
  concerns(analyzer: RepositoryAnalyzer, paths: readonly RepoPath[]): Promise<boolean>;
  /** Something is waiting to be analyzed. */
  onPending(): void;
}

/** One repository of the window: what changes in it becomes analyses. */
export class WatchedRepository implements vscode.Disposable {
  readonly analyzer: RepositoryAnalyzer;
  readonly #queue: AnalysisQueue;
  readonly #unlisted: UnlistedChanges;
  readonly #onPending: () => void;
  #gitWatcher: vscode.Disposable;
  #fresh = true;

  constructor(analyzer: RepositoryAnalyzer, host: WatchHost) {
    this.analyzer = analyzer;
    this.#onPending = () => {
      host.onPending();
    };
    this.#queue = new AnalysisQueue(
      {
        run: async () => {
          const fresh = this.#fresh;
          this.#fresh = false;
          await host.run(analyzer, fresh);
        },
        mayRun: () => host.mayRun(analyzer),
        isBusy: () => isGitBusy(analyzer.target.located),
      },
      timers,
    );
    this.#unlisted = new UnlistedChanges(
      {
        concerns: (paths) => host.concerns(analyzer, paths),
        onConcern: (paths) => {
          this.noteChanges(paths, 0);
        },
      },
      timers,
    );
    this.#gitWatcher = this.#watchGit();
    this.#queue.request(0);
  }

  get isPending(): boolean {
    return this.#queue.isPending;
  }

  /** The same repository as it is open now: other folders of the workspace, trusted since, or in git since. */
  retarget(target: AnalysisTarget): void {
    if (isSameTarget(this.analyzer.target, target)) {
      return;
    }
    this.analyzer.target = target;
    this.#gitWatcher.dispose();
    this.#gitWatcher = this.#watchGit();
    this.#fresh = true;
    this.#queue.request(0);
  }

  /**
   * @param paths what was created, changed or deleted; undefined where that is not known
   * @param quietMs silence to wait for
   */
  noteChanges(paths: readonly RepoPath[] | undefined, quietMs: number): void {
    this.analyzer.noteChanges(paths);
    this.#queue.request(quietMs);
    this.#onPending();
  }

  /** A path that no snapshot lists was created, changed or deleted. */
  noteUnlisted(path: RepoPath): void {
    this.#unlisted.add(path);
  }

  /** Reads everything again now. */
  async refresh(): Promise<void> {
    this.#fresh = true;
    await this.#queue.runNow();
  }

  /** Looks again whether a waiting analysis may start. */
  wake(): void {
    this.#queue.wake();
  }

  dispose(): void {
    vscode.Disposable.from(this.#gitWatcher, this.#unlisted, this.#queue, this.analyzer).dispose();
  }

  #watchGit(): vscode.Disposable {
    const { trusted, located } = this.analyzer.target;
    if (!trusted) {
      return vscode.Disposable.from();
    }
    return watchGit(located, () => {
      this.#fresh = true;
      this.#queue.request(GIT_QUIET_MS, true);
      this.#onPending();
    });
  }
}
