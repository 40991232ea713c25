import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as vscode from 'vscode';
import type { ExtensionParts } from '../../../src/extension/extension.ts';
import { cleanGitEnvironment } from '../../fixtures/repositoryBuilder.ts';

export type { ExtensionParts };

/** The extension of this window, after its first analysis. */
export async function analyzedExtension(): Promise<ExtensionParts> {
  const extension = vscode.extensions.getExtension<ExtensionParts>('plumbline.plumbline');
  assert.ok(extension, 'the extension is not installed');
  const parts = await extension.activate();
  await until(parts, () => parts.store.all.length > 0);
  return parts;
}

/** The workspace folder. */
export function root(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return folder.uri;
}

export function fileUri(path: string): vscode.Uri {
  return vscode.Uri.joinPath(root(), path);
}

/** Waits until a condition holds; it is looked at after every change of the store and of the diagnostics. */
export async function until(parts: ExtensionParts, holds: () => boolean): Promise<void> {
  if (holds()) {
    return;
  }
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (holds()) {
        subscription.dispose();
        resolve();
      }
    };
    const subscription = vscode.Disposable.from(
      parts.store.onDidChange(look),
      parts.store.onDidChangeLiveSize(look),
      vscode.languages.onDidChangeDiagnostics(look),
    );
  });
}

/** Runs git in the workspace folder. */
export function git(...args: readonly string[]): string {
  const result = spawnSync('git', args, { cwd: root().fsPath, env: nowEnvironment(), encoding: 'utf8' });
  assert.equal(result.status, 0, result.stderr);
  return result.stdout;
}

/** What Problems shows of ours for a file: rule ids and messages. */
export function problems(path: string): readonly { readonly ruleId: string; readonly diagnostic: vscode.Diagnostic }[] {
  return vscode.languages
    .getDiagnostics(fileUri(path))
    .filter(({ source }) => source === 'plumbline')
    .map((diagnostic) => {
      const { code } = diagnostic;
      return { ruleId: String(typeof code === 'object' ? code.value : code), diagnostic };
    });
}

export function ruleIds(path: string): readonly string[] {
  return problems(path).map(({ ruleId }) => ruleId);
}

/** The badge that the explorer is given. */
export async function badge(parts: ExtensionParts, path: string): Promise<string | undefined> {
  const source = new vscode.CancellationTokenSource();
  const [provider] = parts.providers.decorations;
  const decoration = await provider?.provideFileDecoration(fileUri(path), source.token);
  return decoration?.badge;
}

/** Rows of the hot spots view: label and description, groups with their rows below. */
export async function rows(parts: ExtensionParts): Promise<readonly vscode.TreeItem[]> {
  const provider = parts.providers.trees.get('plumbline.hotSpots');
  assert.ok(provider);
  const visit = async (node?: unknown): Promise<vscode.TreeItem[]> => {
    const children = (await provider.getChildren(node)) ?? [];
    const below = await Promise.all(
      children.map(async (child) => [await provider.getTreeItem(child), ...(await visit(child))]),
    );
    return below.flat();
  };
  return visit();
}

/** Everything that is shown about one file, on every surface that can be asked. */
export async function shown(parts: ExtensionParts, path: string): Promise<Surfaces> {
  const uri = fileUri(path).toString();
  const items = await rows(parts);
  return {
    problems: [...ruleIds(path)].sort(),
    badge: await badge(parts, path),
    isRow: items.some(({ resourceUri }) => resourceUri?.toString() === uri),
  };
}

export interface Surfaces {
  readonly problems: readonly string[];
  readonly badge: string | undefined;
  readonly isRow: boolean;
}

function nowEnvironment(): NodeJS.ProcessEnv {
  const date = new Date().toISOString();
  return { ...cleanGitEnvironment(), GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
}

/** The quick fixes at the first line. Another extension that is just starting may cancel the question: then it is asked again. */
export async function quickFixes(path: string): Promise<readonly vscode.Command[]> {
  const ask = 'vscode.executeCodeActionProvider';
  const start = new vscode.Range(0, 0, 0, 0);
  for (;;) {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(ask, fileUri(path), start).then(
      (found) => found,
      () => undefined,
    );
    if (actions !== undefined) {
      return actions.flatMap(({ command }) => command ?? []);
    }
  }
}
