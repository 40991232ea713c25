import * as vscode from 'vscode';
import type { Finding } from '../../../engine/model/finding.ts';
import { printableText } from '../../../engine/model/printableText.ts';
import type { Standard } from '../../../engine/model/standard.ts';
import { commandIds, standardScheme } from '../../contributions.ts';
import type { ViewContext } from '../viewContext.ts';
import { missingStandardText, standardIdOf, standardPath, standardText } from './standardText.ts';

interface StandardPick extends vscode.QuickPickItem {
  readonly id?: string;
}

/** Serves `plumbline-standard:/<id>.md`, and the command that opens one of them rendered. */
export function registerStandardDocuments({ store, standards, command }: ViewContext): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  return vscode.Disposable.from(
    changed,
    // A standard of the team may be open while it is written.
    store.onDidChange(() => {
      for (const { uri } of vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === standardScheme)) {
        changed.fire(uri);
      }
    }),
    vscode.workspace.registerTextDocumentContentProvider(standardScheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: async (uri) => {
        const id = standardIdOf(uri.path);
        const standard = id === undefined ? undefined : await standards.find(id);
        return standard ? standardText(standard) : missingStandardText;
      },
    }),
    command(commandIds.openStandard, async (target) => {
      const id = standardIdIn(target) ?? (await pickStandard(await standards.all()));
      if (id !== undefined) {
        await openStandard(id);
      }
    }),
  );
}

/** The standard that a caller means: an id, or a row that carries one or the findings of a file. */
function standardIdIn(target: unknown): string | undefined {
  if (typeof target === 'string') {
    return target;
  }
  const row = target as Partial<{
    readonly standardId: string;
    readonly ruleId: string;
    readonly findings: readonly Finding[];
  }> | null;
  return row?.standardId ?? row?.findings?.find((finding) => finding.ruleId === row.ruleId)?.standardIds[0];
}

async function pickStandard(standards: readonly Standard[]): Promise<string | undefined> {
  const pillars = [...new Set(standards.map(({ pillar }) => pillar))];
  const items = pillars.flatMap((pillar): readonly StandardPick[] => [
    { label: printableText(pillar), kind: vscode.QuickPickItemKind.Separator },
    ...standards
      .filter((standard) => standard.pillar === pillar)
      .map(({ id, title, rules }) => ({ label: printableText(title), description: rules.join(', '), id })),
  ]);
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Open Standard',
    placeHolder: 'Choose a standard to read',
    matchOnDescription: true,
  });
  return picked?.id;
}

// The editor association of package.json does the same for links; this works whatever the user's associations are.
async function openStandard(id: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme: standardScheme, path: standardPath(id) });
  try {
    await vscode.commands.executeCommand('vscode.openWith', uri, 'vscode.markdown.preview.editor');
  } catch {
    // The built-in Markdown extension can be disabled.
    await vscode.window.showTextDocument(uri, { preview: true });
  }
}
