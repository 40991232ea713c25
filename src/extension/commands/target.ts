import * as vscode from 'vscode';
import type { FileFacts } from '../../engine/model/fact.ts';
import type { RuleId } from '../../engine/model/finding.ts';
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
    throw new UserError(vscode.l10n.t('This file was not analyzed. Run "Plumbline: Analyze Again" and try once more.'));
  }
  return { snapshot, uri, facts: store.fileOf(place.root, place.path), ...place };
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
    throw new UserError(vscode.l10n.t('Open a file first: this command works on the active editor.'));
  }
  const located = store.locate(uri);
  if (located === undefined) {
    throw new UserError(vscode.l10n.t('This file was not analyzed: it is in no folder of the workspace.'));
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
