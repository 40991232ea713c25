import * as vscode from 'vscode';
import { commandIds } from '../../contributions.ts';
import { lensText } from './lensText.ts';
import type { ViewContext } from '../viewContext.ts';

/** A line above the first line of a file with its churn, size and tests. Off by default. */
export function registerCodeLens({ store, settings }: ViewContext): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const fire = (): void => {
    changed.fire();
  };
  return vscode.Disposable.from(
    changed,
    store.onDidChange(fire),
    store.onDidChangeLiveSize(fire),
    settings.onDidChange(['plumbline.codeLens.enabled'], fire),
    vscode.languages.registerCodeLensProvider(
      { scheme: 'file' },
      {
        onDidChangeCodeLenses: changed.event,
        provideCodeLenses: ({ uri }) => {
          const file = store.fileAt(uri);
          if (!file || !settings.get('plumbline.codeLens.enabled', uri)) {
            return [];
          }
          const title = lensText(file, store.liveSizeAt(uri) ?? file.size);
          const command = { command: commandIds.showFileDetails, title, arguments: [uri] };
          return [new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), command)];
        },
      },
    ),
  );
}
