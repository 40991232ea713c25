import type * as vscode from 'vscode';
import type { Snapshot } from '../../engine/model/snapshot.ts';
import type { WorkspaceSummary } from '../../engine/model/workspaceSummary.ts';
import type { CommandId, Settings, ViewId } from '../contributions.ts';
import type { ChangedFiles } from '../store/changedFiles.ts';
import type { AllFileAnswers } from '../store/fileAnswers.ts';
import type { SnapshotStore } from '../store/snapshotStore.ts';
import type { StandardsStore } from '../store/standardsStore.ts';

/** Draws a summary. */
type Summarize = (snapshot: Snapshot) => WorkspaceSummary;

/** What a view reads. */
export interface ViewSources extends AllFileAnswers {
  readonly store: SnapshotStore;
  readonly standards: StandardsStore;
  readonly settings: Settings;
  readonly changedFiles: ChangedFiles;
  readonly summarize: Summarize;
  readonly extensionUri: vscode.Uri;
  /** Personal choices that are remembered for the workspace. */
  readonly memory: Pick<vscode.Memento, 'get' | 'update'>;
}

/** Everything that a view gets: what it reads, and where it shows itself. */
export interface ViewContext extends ViewSources {
  /** A command of the view; a failure is told to the user who asked for it. */
  readonly command: (id: CommandId, run: (...args: readonly unknown[]) => unknown) => vscode.Disposable;
  readonly createTree: <Node>(id: ViewId, options: vscode.TreeViewOptions<Node>) => vscode.TreeView<Node>;
  /** Badges on the names of files. */
  readonly decorate: (provider: vscode.FileDecorationProvider) => vscode.Disposable;
}
