import * as vscode from 'vscode';
import type { FileFacts, Size } from '../../engine/model/fact.ts';
import type { Finding } from '../../engine/model/finding.ts';
import type { MeasuredText } from '../../engine/model/measuredText.ts';
import type { RepoPath } from '../../engine/model/repoPath.ts';
import type { Snapshot } from '../../engine/model/snapshot.ts';
import type { AnalysisState } from './analysisState.ts';
import { createRuleLookup } from '../wording/ruleLookup.ts';
import type { RuleLookup } from '../wording/ruleLookup.ts';
import { RepositoryUris } from './repositoryUris.ts';
import type { FolderInRepository } from './repositoryUris.ts';

/** A file of a repository that was analyzed. */
export interface FileLocation {
  readonly snapshot: Snapshot;
  readonly path: RepoPath;
}

interface Entry {
  readonly snapshot: Snapshot;
  readonly inGit: boolean;
  readonly uris: RepositoryUris;
  readonly files: ReadonlyMap<RepoPath, FileFacts>;
  readonly findings: ReadonlyMap<RepoPath, readonly Finding[]>;
}

/** The current snapshots, one a repository, and what the analysis is doing: the only thing that views read. */
export class SnapshotStore implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<string>();
  readonly #stateChanged = new vscode.EventEmitter<AnalysisState>();
  readonly #liveSizeChanged = new vscode.EventEmitter<vscode.Uri>();
  readonly #entries = new Map<string, Entry>();
  readonly #liveSizes = new Map<string, MeasuredText>();
  #state: AnalysisState = { kind: 'idle' };
  #rules = createRuleLookup([]);

  /** Fires with the root of the repository whose snapshot came, changed or went. */
  readonly onDidChange = this.#changed.event;
  readonly onDidChangeState = this.#stateChanged.event;
  /** Fires with the document whose size while typing came, changed or went. */
  readonly onDidChangeLiveSize = this.#liveSizeChanged.event;

  /** All snapshots, in the order of their first publication. */
  get all(): readonly Snapshot[] {
    return [...this.#entries.values()].map((entry) => entry.snapshot);
  }

  get state(): AnalysisState {
    return this.#state;
  }

  /**
   * @param folders the workspace folders in the repository
   * @param inGit false for a plain folder
   */
  publish(snapshot: Snapshot, folders: readonly FolderInRepository[], inGit: boolean): void {
    const { root } = snapshot.repository;
    this.#entries.set(root, {
      snapshot,
      inGit,
      uris: new RepositoryUris(root, folders),
      files: new Map(snapshot.files.map((file) => [file.path, file])),
      findings: byPath(snapshot.findings),
    });
    this.#rules = createRuleLookup(this.all.flatMap(({ rules }) => rules));
    this.#changed.fire(root);
  }

  remove(root: string): void {
    if (this.#entries.delete(root)) {
      this.#changed.fire(root);
    }
  }

  /** Whether a root that was analyzed is in git, whatever git could tell about it. */
  isInGit(root: string): boolean {
    return this.#entries.get(root)?.inGit ?? false;
  }

  setState(state: AnalysisState): void {
    this.#state = state;
    this.#stateChanged.fire(state);
  }

  /** Where a URI is in the repositories that were analyzed; the innermost one where they are nested. */
  locate(uri: vscode.Uri): FileLocation | undefined {
    const found = this.#find(uri);
    return found && { snapshot: found.entry.snapshot, path: found.path };
  }

  /** undefined for a file that was not analyzed. */
  fileAt(uri: vscode.Uri): FileFacts | undefined {
    const found = this.#find(uri);
    return found?.entry.files.get(found.path);
  }

  /** Findings of one file, in the order of the snapshot; what they say of its size follows the text that is being edited. */
  findingsAt(uri: vscode.Uri): readonly Finding[] {
    const found = this.#find(uri);
    const findings = found?.entry.findings.get(found.path) ?? [];
    const live = this.#liveSizes.get(uri.toString());
    return live === undefined ? findings : withLiveSize(findings, live);
  }

  /** What a rule says of itself. */
  readonly ruleOf: RuleLookup = (ruleId) => this.#rules(ruleId);

  /** undefined for a path whose name is not UTF-8, and for a repository that was not analyzed. */
  uriOf(root: string, path: RepoPath): vscode.Uri | undefined {
    return this.#entries.get(root)?.uris.toUri(path);
  }

  fileOf(root: string, path: RepoPath): FileFacts | undefined {
    return this.#entries.get(root)?.files.get(path);
  }

  /** Size of an open document whose text changed since the snapshot, counted from it; undefined where the file's own size holds. */
  liveSizeAt(uri: vscode.Uri): Size | undefined {
    return this.#liveSizes.get(uri.toString())?.size;
  }

  /** @param measured undefined once a snapshot knows the saved text, and when the document is closed */
  setLiveSize(uri: vscode.Uri, measured: MeasuredText | undefined): void {
    const key = uri.toString();
    if (measured === undefined ? this.#liveSizes.delete(key) : this.#liveSizes.set(key, measured)) {
      this.#liveSizeChanged.fire(uri);
    }
  }

  dispose(): void {
    this.#changed.dispose();
    this.#stateChanged.dispose();
    this.#liveSizeChanged.dispose();
    this.#entries.clear();
    this.#liveSizes.clear();
  }

  #find(uri: vscode.Uri): { readonly entry: Entry; readonly path: RepoPath } | undefined {
    let best: { readonly entry: Entry; readonly path: RepoPath } | undefined;
    for (const entry of this.#entries.values()) {
      const path = entry.uris.toPath(uri);
      if (path !== undefined && (best === undefined || path.length < best.path.length)) {
        best = { entry, path };
      }
    }
    return best;
  }
}

function byPath(findings: readonly Finding[]): ReadonlyMap<RepoPath, readonly Finding[]> {
  const groups = new Map<RepoPath, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.path);
    if (group) {
      group.push(finding);
    } else {
      groups.set(finding.path, [finding]);
    }
  }
  return groups;
}

/** Findings with those of the measured rules at the place of the ones before; at the end if there were none. */
function withLiveSize(findings: readonly Finding[], { rules, findings: live }: MeasuredText): readonly Finding[] {
  const isMeasured = ({ ruleId }: Finding): boolean => rules.includes(ruleId);
  const at = findings.findIndex(isMeasured);
  const others = findings.filter((finding) => !isMeasured(finding));
  return others.toSpliced(at < 0 ? others.length : at, 0, ...live);
}
