import * as vscode from 'vscode';
import type { FileFacts } from '../../engine/model/fact.ts';
import type { RuleId } from '../../engine/model/finding.ts';
import { baseNameOf, directoryOf, displayPath } from '../../engine/model/repoPath.ts';
import type { RepoPath } from '../../engine/model/repoPath.ts';
import { UserError } from '../../engine/model/userError.ts';
import type { Snapshot } from '../../engine/model/snapshot.ts';
import type { SnapshotStore } from '../store/snapshotStore.ts';

/** The file that a command is about. */
export interface Target {
  readonly snapshot: Snapshot;
  readonly root: string;
  readonly path: RepoPath;
  readonly uri: vscode.Uri;
  /** undefined for a file that has findings but was not listed. */
  readonly facts: FileFacts | undefined;
  /** The finding that it is about, where the caller knows. */
  readonly ruleId: RuleId | undefined;
}

/**
 * Finds out what a command was called for.
 * @param argument a URI (explorer, editor title), a row of a tree or a plain `{root, path, ruleId?}` (quick fix, link); nothing for the
 * active editor
 * @throws UserError where there is no such file or it was not analyzed
 */
export function targetOf(argument: unknown, store: SnapshotStore): Target {
  const place = placeOf(argument, store);
  const snapshot = store.all.find(({ repository }) => repository.root === place.root);
  const uri = store.uriOf(place.root, place.path);
  if (snapshot === undefined || uri === undefined) {
    throw new UserError('This file was not analyzed. Run "Plumbline: Analyze Again" and try once more.');
  }
  return { snapshot, uri, facts: store.fileOf(place.root, place.path), ...place };
}

/**
 * As {@link targetOf}; without an argument and without an analyzed file in the active editor, the user chooses among the files with
 * findings.
 * @param ask `always` for commands that make no sense for the active editor
 * @returns undefined where the user gave up
 * @throws UserError as targetOf
 */
export async function chooseTarget(
  argument: unknown,
  store: SnapshotStore,
  ask: 'always' | 'withoutEditor' = 'withoutEditor',
): Promise<Target | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const mayAsk = argument === undefined && store.all.some(({ findings }) => findings.length > 0);
  if (!mayAsk || (ask === 'withoutEditor' && active && store.fileAt(active))) {
    return targetOf(argument, store);
  }
  const chosen = await vscode.window.showQuickPick(filesWithFindings(store), {
    title: 'Which file?',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen && targetOf(chosen.place, store);
}

interface FileItem extends vscode.QuickPickItem {
  readonly place: { readonly root: string; readonly path: RepoPath };
}

function filesWithFindings(store: SnapshotStore): readonly FileItem[] {
  return store.all.flatMap(({ repository: { root }, findings }) =>
    [...new Set(findings.map(({ path }) => path))].map((path) => ({
      label: baseNameOf(displayPath(path).path),
      description: directoryOf(displayPath(path).path),
      detail: findings.find((finding) => finding.path === path)?.message ?? '',
      place: { root, path },
    })),
  );
}

interface Place {
  readonly root: string;
  readonly path: RepoPath;
  readonly ruleId: RuleId | undefined;
}

function placeOf(argument: unknown, store: SnapshotStore): Place {
  if (isPlace(argument)) {
    return { root: argument.root, path: argument.path, ruleId: argument.ruleId };
  }
  const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  if (uri === undefined) {
    throw new UserError('Open a file first: this command works on the active editor.');
  }
  const located = store.locate(uri);
  if (located === undefined) {
    throw new UserError('This file was not analyzed: it is in no folder of the workspace.');
  }
  return { root: located.snapshot.repository.root, path: located.path, ruleId: undefined };
}

function isPlace(value: unknown): value is { readonly root: string; readonly path: string; readonly ruleId?: RuleId } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'root' in value &&
    typeof value.root === 'string' &&
    'path' in value &&
    typeof value.path === 'string'
  );
}
