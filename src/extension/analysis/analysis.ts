import * as vscode from 'vscode';
import { UserError } from '../../engine/model/userError.ts';
import type { ContextKey, Settings } from '../contributions.ts';
import type { SnapshotStore } from '../store/snapshotStore.ts';
import { problemOf, RepositoryAnalyzer } from './analyzer.ts';
import type { EngineClient } from './engineClient.ts';
import { groupByRepository } from './repository.ts';
import type { AnalysisTarget, OpenFolder } from './repository.ts';
import { WatchedRepository } from './watchedRepository.ts';

/** Keeps the snapshots of all workspace folders current: the only one that runs the engine. */
export class Analysis implements vscode.Disposable {
  readonly #client: EngineClient;
  readonly #store: SnapshotStore;
  readonly #settings: Settings;
  readonly #log: vscode.LogOutputChannel;
  readonly #subscriptions: vscode.Disposable;
  #repositories: readonly WatchedRepository[] = [];
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

  /** Looks where the workspace folders are and analyzes their repositories; what is known of those that stay open stays. */
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
   * Something below a workspace folder was created, changed or deleted.
   * @param quietMs silence to wait for; short after a save, longer where more may follow
   */
  fileChanged(uri: vscode.Uri, quietMs: number): void {
    const located = this.#store.locate(uri);
    for (const repository of this.#repositories) {
      const { root, target } = repository.analyzer;
      if (!target.folders.some(({ folder }) => contains(folder.uri, uri))) {
        continue;
      }
      if (located === undefined || root === undefined) {
        repository.noteChanges(undefined, quietMs);
      } else if (located.snapshot.repository.root === root) {
        if (this.#store.fileAt(uri) === undefined) {
          repository.noteUnlisted(located.path);
        } else {
          repository.noteChanges([located.path], quietMs);
        }
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
    const before = new Map(this.#repositories.map((repository) => [repository.analyzer.target.folder, repository]));
    this.#repositories = groupByRepository(open, vscode.workspace.isTrusted).map((target) => {
      const known = before.get(target.folder);
      before.delete(target.folder);
      known?.retarget(target);
      return known ?? this.#watch(target);
    });
    for (const closed of before.values()) {
      closed.dispose();
      this.#client.forget(closed.analyzer.target.folder);
    }
    this.#publishState();
  }

  #watch(target: AnalysisTarget): WatchedRepository {
    return new WatchedRepository(new RepositoryAnalyzer(target, this.#client, this.#store, this.#log), {
      run: (analyzer, fresh) => this.#run(analyzer, fresh),
      mayRun: (analyzer) => this.#mayRun(analyzer),
      concerns: (analyzer, paths) =>
        this.#client.ask('concerns', { folder: analyzer.target.folder, paths: [...paths] }),
      onPending: () => {
        this.#publishState();
      },
    });
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

  /** The first analysis needs no focus: a window that opens behind another has its findings when it is looked at. */
  #mayRun({ root }: RepositoryAnalyzer): boolean {
    const isWanted = vscode.window.state.focused || root === undefined;
    return isWanted && this.#settings.get('plumbline.analysis.automatic');
  }

  #wakeAll(): void {
    for (const repository of this.#repositories) {
      repository.wake();
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
      const isUnseen = !vscode.window.state.focused && this.#settings.get('plumbline.analysis.automatic');
      const waiting = isUnseen && this.#repositories.some(({ isPending }) => isPending);
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
