import * as vscode from 'vscode';
import { testsOf } from '../../../engine/model/counterparts.ts';
import { diagnosticSource } from '../../contributions.ts';
import type { Finding } from '../../../engine/model/finding.ts';
import type { Settings } from '../../contributions.ts';
import type { ChangedFiles } from '../../store/changedFiles.ts';
import type { FileLocation, SnapshotStore } from '../../store/snapshotStore.ts';
import type { ViewContext } from '../viewContext.ts';
import { diagnosticOf, problemDiagnosticOf } from './diagnosticOf.ts';
import type { RelatedFile } from './diagnosticOf.ts';

/** Tests listed below the first diagnostic of a file; the hover and the This File view name all of them. */
const MOST_RELATED = 3;

/** Shows findings in Problems and at their lines. */
export function registerDiagnostics({ store, settings, changedFiles }: ViewContext): vscode.Disposable {
  const view = new DiagnosticsView(store, settings, changedFiles);
  const update = (): void => void view.update();
  return vscode.Disposable.from(
    view,
    store.onDidChange(update),
    store.onDidChangeLiveSize((uri) => {
      view.updateFile(uri);
    }),
    vscode.window.tabGroups.onDidChangeTabs(update),
    // A document may come a moment after its tab; its text gives the exact range.
    vscode.workspace.onDidOpenTextDocument(({ uri }) => {
      view.updateFile(uri);
    }),
    changedFiles.onDidChange(update),
    settings.onDidChange(['plumbline.diagnostics.enabled', 'plumbline.diagnostics.scope'], update),
  );
}

class DiagnosticsView implements vscode.Disposable {
  readonly #store: SnapshotStore;
  readonly #settings: Settings;
  readonly #changedFiles: ChangedFiles;
  readonly #collection = vscode.languages.createDiagnosticCollection(diagnosticSource);
  #shown = new Map<string, vscode.Uri>();
  #updates = 0;

  constructor(store: SnapshotStore, settings: Settings, changedFiles: ChangedFiles) {
    this.#store = store;
    this.#settings = settings;
    this.#changedFiles = changedFiles;
  }

  /** Sets all diagnostics in one step, so that none flickers. */
  async update(): Promise<void> {
    this.#updates += 1;
    const update = this.#updates;
    const problems = await this.#problems();
    if (update !== this.#updates) {
      return;
    }
    const uris = new Map(this.#urisInScope().map((uri) => [uri.toString(), uri]));
    const entries = new Map<string, [vscode.Uri, readonly vscode.Diagnostic[] | undefined]>();
    for (const [key, uri] of this.#shown) {
      entries.set(key, [uri, undefined]);
    }
    for (const [key, uri] of uris) {
      const diagnostics = this.#diagnosticsOf(uri);
      if (diagnostics.length > 0) {
        entries.set(key, [uri, diagnostics]);
      }
    }
    for (const { uri, diagnostic } of problems) {
      const key = uri.toString();
      entries.set(key, [uri, [...(entries.get(key)?.[1] ?? []), diagnostic]]);
    }
    this.#shown = new Map([...entries].flatMap(([key, [uri, list]]) => (list ? [[key, uri]] : [])));
    this.#collection.set([...entries.values()]);
  }

  /** One file: its text or its live size changed. */
  updateFile(uri: vscode.Uri): void {
    if (this.#store.findingsAt(uri).length > 0 || this.#shown.has(uri.toString())) {
      void this.update();
    }
  }

  dispose(): void {
    this.#updates += 1;
    this.#collection.dispose();
  }

  #urisInScope(): readonly vscode.Uri[] {
    const open = openUris();
    switch (this.#settings.get('plumbline.diagnostics.scope')) {
      case 'openFiles':
        return open;
      case 'changedFiles':
        return [...open, ...this.#withFindings().filter((uri) => this.#changedFiles.has(uri))];
      case 'workspace':
        return this.#withFindings();
    }
  }

  #withFindings(): readonly vscode.Uri[] {
    return this.#store.all.flatMap(({ repository, findings }) =>
      [...new Set(findings.map(({ path }) => path))].flatMap((path) => this.#store.uriOf(repository.root, path) ?? []),
    );
  }

  #diagnosticsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
    const located = this.#store.locate(uri);
    if (located === undefined || !this.#settings.get('plumbline.diagnostics.enabled', uri)) {
      return [];
    }
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
    return this.#store
      .findingsAt(uri)
      .filter(({ listOnly }) => !listOnly)
      .map((finding, index) => {
        const tests = index === 0 ? this.#tests(located) : [];
        return diagnosticOf(finding, document, [...this.#related(located, finding), ...tests]);
      });
  }

  #related({ snapshot }: FileLocation, { related }: Finding): readonly RelatedFile[] {
    return related.flatMap(({ path, range, message }) => {
      const uri = this.#store.uriOf(snapshot.repository.root, path);
      return uri ? [{ uri, range, message }] : [];
    });
  }

  /** The tests that were found for the file; said once, however many findings it has. */
  #tests({ snapshot, path: tested }: FileLocation): readonly RelatedFile[] {
    const { root } = snapshot.repository;
    const facts = this.#store.fileOf(root, tested)?.tests;
    return (facts === undefined ? [] : testsOf(facts)).slice(0, MOST_RELATED).flatMap(({ path, evidence }) => {
      const uri = this.#store.uriOf(root, path);
      return uri ? [{ uri, range: null, message: `Test: ${evidence}` }] : [];
    });
  }

  /** Mistakes in definitions, whatever the scope: the file that holds them is the team's own. */
  async #problems(): Promise<readonly { readonly uri: vscode.Uri; readonly diagnostic: vscode.Diagnostic }[]> {
    const found = await Promise.all(
      this.#store.all.flatMap(({ repository, problems }) =>
        problems.map(async (problem) => {
          const uri = this.#store.uriOf(repository.root, problem.path);
          if (uri === undefined || !this.#settings.get('plumbline.diagnostics.enabled', uri)) {
            return [];
          }
          const document = await openDocument(uri);
          if (document === undefined || (problem.shownByJsonSupport === true && hasJsonSupport(document))) {
            return [];
          }
          return [{ uri, diagnostic: problemDiagnosticOf(problem, document) }];
        }),
      ),
    );
    return found.flat();
  }
}

/** undefined where the file is gone by now. */
async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

/** Whether the editor's own JSON support shows mistakes in a document: it does in those that have a tab. */
function hasJsonSupport({ uri, languageId }: vscode.TextDocument): boolean {
  return (
    (languageId === 'json' || languageId === 'jsonc') &&
    vscode.extensions.getExtension('vscode.json-language-features') !== undefined &&
    vscode.workspace.getConfiguration('json', uri).get<boolean>('validate.enable', true) &&
    openUris().some((open) => open.toString() === uri.toString())
  );
}

/** Files that have a tab. */
function openUris(): readonly vscode.Uri[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) => {
      if (input instanceof vscode.TabInputText) {
        return [input.uri];
      }
      return input instanceof vscode.TabInputTextDiff ? [input.modified] : [];
    });
}
