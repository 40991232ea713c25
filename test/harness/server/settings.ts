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

/** The built-in theme of each kind. */
export function themeSettings(theme: Theme): Settings {
  const names: Record<Theme, string> = {
    light: 'Default Light Modern',
    dark: 'Default Dark Modern',
    'high-contrast': 'Default High Contrast',
    'high-contrast-light': 'Default High Contrast Light',
  };
  return { 'workbench.colorTheme': names[theme], 'window.autoDetectHighContrast': false };
}
