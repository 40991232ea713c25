import * as vscode from 'vscode';
import { settingDefaults } from './contributions.ts';
import type { SettingId, Settings, SettingTypes } from './contributions.ts';

/** The personal settings of VS Code. */
export function createSettings(): Settings {
  return {
    get<K extends SettingId>(id: K, scope?: unknown): SettingTypes[K] {
      const uri = scope instanceof vscode.Uri ? scope : null;
      return vscode.workspace.getConfiguration(undefined, uri).get<SettingTypes[K]>(id, settingDefaults[id]);
    },
    onDidChange: (ids, callback) =>
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (ids.some((id) => event.affectsConfiguration(id))) {
          callback();
        }
      }),
  };
}
