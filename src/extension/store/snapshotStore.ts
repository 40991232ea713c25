import * as vscode from 'vscode';
import type { Snapshot } from '../../engine/model/snapshot.ts';

/** The current snapshots, one a repository: the only thing that views read. */
export class SnapshotStore implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<string>();
  readonly #snapshots = new Map<string, Snapshot>();
  /** Fires with the root of the repository whose snapshot came, changed or went. */
  readonly onDidChange = this.#changed.event;

  /** All snapshots, in the order of their first publication. */
  get all(): readonly Snapshot[] {
    return [...this.#snapshots.values()];
  }

  publish(snapshot: Snapshot): void {
    this.#snapshots.set(snapshot.repository.root, snapshot);
    this.#changed.fire(snapshot.repository.root);
  }

  remove(root: string): void {
    if (this.#snapshots.delete(root)) {
      this.#changed.fire(root);
    }
  }

  dispose(): void {
    this.#changed.dispose();
    this.#snapshots.clear();
  }
}
