import * as vscode from 'vscode';
import { Disposables } from '../disposables.ts';

/** The parts of the built-in git extension's API that are used; everything may be missing where it is switched off. */
interface GitChange {
  readonly uri: vscode.Uri;
}
interface GitRepositoryState {
  readonly workingTreeChanges: readonly GitChange[];
  readonly indexChanges: readonly GitChange[];
  readonly mergeChanges: readonly GitChange[];
  readonly untrackedChanges?: readonly GitChange[];
  readonly onDidChange: vscode.Event<void>;
}
interface GitApi {
  readonly repositories: readonly { readonly state: GitRepositoryState }[];
  readonly onDidOpenRepository: vscode.Event<{ readonly state: GitRepositoryState }>;
  readonly onDidCloseRepository: vscode.Event<unknown>;
}
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

/** Files that differ from the last commit, as the built-in git extension sees them; asked only while someone needs them. */
export class ChangedFiles implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions = new Disposables();
  #paths: ReadonlySet<string> = new Set();
  #started = false;

  readonly onDidChange = this.#changed.event;

  /** False until the git extension has answered. */
  has(uri: vscode.Uri): boolean {
    this.#start();
    return this.#paths.has(uri.toString());
  }

  dispose(): void {
    vscode.Disposable.from(this.#subscriptions, this.#changed).dispose();
  }

  #start(): void {
    if (!this.#started) {
      this.#started = true;
      void this.#connect();
    }
  }

  async #connect(): Promise<void> {
    const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
    const git = await extension?.activate().then(
      (exports) => (exports.enabled ? exports.getAPI(1) : undefined),
      () => undefined,
    );
    if (git === undefined) {
      return;
    }
    const read = (): void => {
      this.#paths = new Set(git.repositories.flatMap(({ state }) => changesOf(state)));
      this.#changed.fire();
    };
    const watch = ({ state }: { readonly state: GitRepositoryState }): void => {
      this.#subscriptions.add(state.onDidChange(read));
    };
    git.repositories.forEach(watch);
    this.#subscriptions.add(
      git.onDidOpenRepository((repository) => {
        watch(repository);
        read();
      }),
    );
    this.#subscriptions.add(git.onDidCloseRepository(read));
    read();
  }
}

function changesOf(state: GitRepositoryState): readonly string[] {
  return [state.workingTreeChanges, state.indexChanges, state.mergeChanges, state.untrackedChanges ?? []]
    .flat()
    .map(({ uri }) => uri.toString());
}
