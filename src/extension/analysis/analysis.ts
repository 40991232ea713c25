import * as vscode from 'vscode';
import { UserError } from '../../engine/model/userError.ts';
import type { ContextKey, Settings } from '../contributions.ts';
import type { SnapshotStore } from '../store/snapshotStore.ts';
import { AnalysisQueue } from './analysisQueue.ts';
import type { Timers } from './analysisQueue.ts';
import { problemOf, RepositoryAnalyzer } from './analyzer.ts';
import type { EngineClient } from './engineClient.ts';
import { groupByRepository } from './repository.ts';
import type { OpenFolder } from './repository.ts';
import { isGitBusy, watchGit } from './repositoryWatcher.ts';

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

interface Watched {
  readonly analyzer: RepositoryAnalyzer;
  readonly queue: AnalysisQueue;
  /** Reads everything again now. */
  refresh(): Promise<void>;
  dispose(): void;
}

/** Keeps the snapshots of all workspace folders current: the only one that runs the engine. */
export class Analysis implements vscode.Disposable {
  readonly #client: EngineClient;
  readonly #store: SnapshotStore;
  readonly #settings: Settings;
  readonly #log: vscode.LogOutputChannel;
  readonly #subscriptions: vscode.Disposable;
  #repositories: readonly Watched[] = [];
  #opening: Promise<void> = Promise.resolve();
  #failure: string | undefined;
  #running = 0;
  #disposed = false;

  constructor(client: EngineClient, store: SnapshotStore, settings: Settings, log: vscode.LogOutputChannel) {
    this.#client = client;
    this.#store = store;
    this.#settings = settings;
    this.#log = log;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.open()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.open()),
      vscode.window.onDidChangeWindowState(() => {
        this.#wakeAll();
      }),
      settings.onDidChange(['plumbline.analysis.automatic'], () => {
        this.#wakeAll();
      }),
      settings.onDidChange(['plumbline.log.level'], () => {
        client.setLogLevel(settings.get('plumbline.log.level'));
      }),
    );
  }

  /** Looks where the workspace folders are and analyzes their repositories once the window is focused. */
  open(): Promise<void> {
    this.#opening = this.#opening
      .then(() => this.#open())
      .catch((error: unknown) => {
        this.#fail(error);
      });
    return this.#opening;
  }

  /** A folder may have become a repository. Git also creates HEAD anew on a checkout, which is no news where there is one already. */
  repositoryAppeared(): void {
    if (this.#repositories.some(({ analyzer }) => analyzer.target.located.gitDirectory === null)) {
      void this.open();
    }
  }

  /**
   * Something below a workspace folder changed.
   * @param quietMs silence to wait for; short after a save, longer where more may follow
   * @param change `content` where nothing but the text of this file is other than before
   */
  fileChanged(uri: vscode.Uri, quietMs: number, change: 'content' | 'list'): void {
    const path = change === 'content' && this.#store.fileAt(uri) ? this.#store.locate(uri)?.path : undefined;
    for (const { analyzer, queue } of this.#repositories) {
      if (analyzer.target.folders.some(({ folder }) => contains(folder.uri, uri))) {
        analyzer.noteChange(path);
        queue.request(quietMs);
      }
    }
  }

  /**
   * Analyzes all repositories now, as the user asked, whatever the settings say.
   * @returns what went wrong, as a sentence for the user; undefined where nothing did
   */
  async refresh(): Promise<string | undefined> {
    await this.#opening;
    if (this.#repositories.length === 0) {
      await this.open();
    }
    this.#failure = undefined;
    await Promise.all(this.#repositories.map((repository) => repository.refresh()));
    return this.#failure;
  }

  /** Stops what runs; the last snapshots stay. */
  cancel(): void {
    for (const { analyzer } of this.#repositories) {
      analyzer.cancel();
    }
  }

  dispose(): void {
    this.#disposed = true;
    this.#subscriptions.dispose();
    vscode.Disposable.from(...this.#repositories).dispose();
    this.#repositories = [];
  }

  async #open(): Promise<void> {
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    const open: OpenFolder[] = await Promise.all(
      folders.map(async (folder) => ({
        folder,
        located: await this.#client.ask('locate', { folder: folder.uri.fsPath }),
      })),
    );
    if (this.#disposed) {
      return;
    }
    vscode.Disposable.from(...this.#repositories).dispose();
    this.#repositories = groupByRepository(open, vscode.workspace.isTrusted).map((target) => {
      const analyzer = new RepositoryAnalyzer(target, this.#client, this.#store, this.#log);
      return this.#watch(analyzer);
    });
    for (const { queue } of this.#repositories) {
      queue.request(0);
    }
    this.#publishState();
  }

  #watch(analyzer: RepositoryAnalyzer): Watched {
    let fresh = true;
    const queue = new AnalysisQueue(
      {
        run: async () => {
          const wasFresh = fresh;
          fresh = false;
          await this.#run(analyzer, wasFresh);
        },
        mayRun: () => this.#mayRun(),
        isBusy: () => isGitBusy(analyzer.target.located),
      },
      timers,
    );
    const watcher = vscode.workspace.isTrusted
      ? watchGit(analyzer.target.located, () => {
          fresh = true;
          queue.request(GIT_QUIET_MS, true);
          this.#publishState();
        })
      : vscode.Disposable.from();
    return {
      analyzer,
      queue,
      refresh: async () => {
        fresh = true;
        await queue.runNow();
      },
      dispose: () => {
        vscode.Disposable.from(watcher, queue, analyzer).dispose();
      },
    };
  }

  async #run(analyzer: RepositoryAnalyzer, fresh: boolean): Promise<void> {
    this.#running += 1;
    this.#publishState();
    try {
      await analyzer.run(fresh);
      this.#failure = undefined;
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#running -= 1;
      this.#publishState();
    }
  }

  #mayRun(): boolean {
    return vscode.window.state.focused && this.#settings.get('plumbline.analysis.automatic');
  }

  #wakeAll(): void {
    for (const { queue } of this.#repositories) {
      queue.wake();
    }
    this.#publishState();
  }

  #fail(error: unknown): void {
    const problem = problemOf(error);
    if (problem !== undefined && !this.#disposed) {
      this.#failure = problem;
      this.#log.error(error instanceof UserError ? problem : stackOf(error));
      this.#publishState();
    }
  }

  #publishState(): void {
    if (this.#disposed) {
      return;
    }
    const analyzing = this.#running > 0;
    void setContext('plumbline.analyzing', analyzing);
    if (analyzing) {
      this.#store.setState({ kind: 'running', step: 'Reading history and files' });
    } else if (this.#failure !== undefined) {
      this.#store.setState({ kind: 'failed', message: this.#failure });
    } else {
      const waiting = this.#repositories.some(({ queue }) => queue.isPending) && !this.#mayRun();
      this.#store.setState({ kind: waiting ? 'waiting' : 'idle' });
    }
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function contains(folder: vscode.Uri, uri: vscode.Uri): boolean {
  return uri.scheme === folder.scheme && uri.authority === folder.authority && uri.path.startsWith(`${folder.path}/`);
}

function setContext(key: ContextKey, value: boolean): Thenable<unknown> {
  return vscode.commands.executeCommand('setContext', key, value);
}
