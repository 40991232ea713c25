import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { inspect } from 'node:util';
import * as vscode from 'vscode';
import type { ExtensionParts } from '../../../src/extension/extension.ts';
import type { FileNode } from '../../../src/extension/views/thisFile/fileNodes.ts';
import { cleanGitEnvironment } from '../../fixtures/repositoryBuilder.ts';
import { waitLimit } from '../../harness/waiting/limits.ts';
import { waitedInVain, waitUntil } from '../../harness/waiting/waitUntil.ts';

export type { ExtensionParts };

/** The extension of this window, after its first analysis. */
export async function analyzedExtension(): Promise<ExtensionParts> {
  const extension = vscode.extensions.getExtension<ExtensionParts>('plumbline.plumbline');
  assert.ok(extension, 'the extension is not installed');
  const parts = await extension.activate();
  await until(
    parts,
    'the first analysis',
    () => parts.store.all.length,
    (count) => count > 0,
  );
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

/**
 * Waits until what is looked at is as wanted, and gives it back. It is looked at after every event that may have changed
 * it: of the store, the diagnostics and the workspace. Throws at the limit, with the name of the wait and what was seen.
 */
export async function until<T>(
  parts: ExtensionParts,
  what: string,
  look: () => T,
  isThere: (seen: T) => boolean,
): Promise<T> {
  const first = look();
  if (isThere(first)) {
    return first;
  }
  return new Promise<T>((resolve, reject) => {
    const lookAgain = (): void => {
      const seen = look();
      if (isThere(seen)) {
        clearTimeout(late);
        subscription.dispose();
        resolve(seen);
      }
    };
    const late = setTimeout(() => {
      subscription.dispose();
      reject(waitedInVain(what, look(), waitLimit, ` The analysis is ${inspect(parts.store.state)}.`));
    }, waitLimit);
    const subscription = vscode.Disposable.from(
      parts.store.onDidChange(lookAgain),
      parts.store.onDidChangeState(lookAgain),
      parts.store.onDidChangeLiveSize(lookAgain),
      vscode.languages.onDidChangeDiagnostics(lookAgain),
      vscode.workspace.onDidChangeWorkspaceFolders(lookAgain),
    );
  });
}

/** Waits until Problems shows these findings of ours for a file, by rule id, in any order. */
export async function untilProblems(parts: ExtensionParts, path: string, expected: readonly string[]): Promise<void> {
  const look = (): string => [...ruleIds(path)].sort().join(', ');
  await until(parts, `the problems of ${path}`, look, (seen) => seen === [...expected].sort().join(', '));
}

/** Waits until the commit that is checked out was analyzed. */
export async function untilHeadIsAnalyzed(parts: ExtensionParts): Promise<void> {
  const head = git('rev-parse', 'HEAD').trim();
  const analyzed = (): unknown => parts.store.all[0]?.repository.head;
  await until(parts, `the analysis of commit ${head}`, analyzed, (seen) => seen === head);
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

/** Rows of a section of the This File view as it is now; none if the section is not there. */
export async function thisFileSection(parts: ExtensionParts, label: string): Promise<readonly FileNode[]> {
  const provider = parts.providers.trees.get('plumbline.thisFile');
  assert.ok(provider);
  const sections = ((await provider.getChildren()) ?? []) as readonly FileNode[];
  return sections.find((section) => section.label === label)?.children ?? [];
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

/**
 * The quick fixes at the first line. An extension that is just starting may cancel the question (a provider that is
 * registered meanwhile does so, and there is no event for that): then it is asked again.
 */
export async function quickFixes(path: string): Promise<readonly vscode.Command[]> {
  const ask = async (): Promise<readonly vscode.CodeAction[] | Error> => {
    try {
      const start = new vscode.Range(0, 0, 0, 0);
      return await vscode.commands.executeCommand('vscode.executeCodeActionProvider', fileUri(path), start);
    } catch (error) {
      return error as Error;
    }
  };
  const answer = await waitUntil(`an answer with quick fixes of ${path}`, ask, (seen) => !(seen instanceof Error));
  assert.ok(!(answer instanceof Error));
  return answer.flatMap(({ command }) => command ?? []);
}
