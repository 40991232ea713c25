/** User settings by their id, as in settings.json. */
export type Settings = Readonly<Record<string, unknown>>;

/** A workbench without welcome pages, prompts, and features of its own that would stand in a picture. */
export const quietSettings: Settings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

export type Theme = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';

/** The built-in theme of each kind in the newest VS Code, and the class that the workbench gets with it. */
export const themes: Readonly<Record<Theme, { readonly id: string; readonly className: string }>> = {
  light: { id: 'Light 2026', className: 'vs' },
  dark: { id: 'Dark 2026', className: 'vs-dark' },
  'high-contrast': { id: 'Default High Contrast', className: 'hc-black' },
  'high-contrast-light': { id: 'Default High Contrast Light', className: 'hc-light' },
};
