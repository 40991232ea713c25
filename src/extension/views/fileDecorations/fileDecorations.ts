import * as vscode from 'vscode';
import type { Settings } from '../../contributions.ts';
import type { ChangedFiles } from '../../store/changedFiles.ts';
import type { SnapshotStore } from '../../store/snapshotStore.ts';
import type { ViewContext } from '../viewContext.ts';
import { badgeOf } from './badgeOf.ts';

/** Shows a badge on files with findings in the explorer and on tabs. */
export function registerFileDecorations({ store, settings, changedFiles, decorate }: ViewContext): vscode.Disposable {
  const provider = new FileDecorations(store, settings, changedFiles);
  const refreshAll = (): void => {
    provider.refreshAll();
  };
  return vscode.Disposable.from(
    provider,
    decorate(provider),
    store.onDidChange(() => {
      provider.refresh();
    }),
    store.onDidChangeLiveSize((uri) => {
      provider.refreshFile(uri);
    }),
    changedFiles.onDidChange(refreshAll),
    settings.onDidChange(['plumbline.explorerBadges.enabled'], refreshAll),
  );
}

class FileDecorations implements vscode.FileDecorationProvider, vscode.Disposable {
  readonly #store: SnapshotStore;
  readonly #settings: Settings;
  readonly #changedFiles: ChangedFiles;
  readonly #changed = new vscode.EventEmitter<vscode.Uri[] | undefined>();
  #shown = new Map<string, { readonly uri: vscode.Uri; readonly tooltip: string }>();

  readonly onDidChangeFileDecorations = this.#changed.event;

  constructor(store: SnapshotStore, settings: Settings, changedFiles: ChangedFiles) {
    this.#store = store;
    this.#settings = settings;
    this.#changedFiles = changedFiles;
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    const findings = this.#store.findingsAt(uri);
    if (findings.length === 0 || !this.#settings.get('plumbline.explorerBadges.enabled', uri)) {
      return undefined;
    }
    const badge = badgeOf(findings, this.#store.ruleOf);
    if (badge === undefined) {
      return undefined;
    }
    // The color of a changed file is git's.
    const color =
      badge.color === undefined || this.#changedFiles.has(uri) ? undefined : new vscode.ThemeColor(badge.color);
    return new vscode.FileDecoration(badge.text, badge.tooltip, color);
  }

  refreshFile(uri: vscode.Uri): void {
    this.#changed.fire([uri]);
  }

  /** Tells of the files whose badge came, changed or went. */
  refresh(): void {
    const next = this.#badges();
    const uris = [...this.#shown].flatMap(([key, { uri, tooltip }]) =>
      next.get(key)?.tooltip === tooltip ? [] : [uri],
    );
    for (const [key, { uri }] of next) {
      if (!this.#shown.has(key)) {
        uris.push(uri);
      }
    }
    this.#shown = next;
    if (uris.length > 0) {
      this.#changed.fire(uris);
    }
  }

  refreshAll(): void {
    this.#changed.fire([...this.#shown.values()].map(({ uri }) => uri));
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #badges(): Map<string, { readonly uri: vscode.Uri; readonly tooltip: string }> {
    const badges = new Map<string, { readonly uri: vscode.Uri; readonly tooltip: string }>();
    for (const { repository, findings } of this.#store.all) {
      for (const path of new Set(findings.map((finding) => finding.path))) {
        const uri = this.#store.uriOf(repository.root, path);
        const badge = uri && badgeOf(this.#store.findingsAt(uri), this.#store.ruleOf);
        if (uri && badge) {
          badges.set(uri.toString(), { uri, tooltip: badge.tooltip });
        }
      }
    }
    return badges;
  }
}
