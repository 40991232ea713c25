/**
 * Every id that package.json contributes, typed. Imports nothing, so that a test compares it with package.json both ways
 * without a host.
 */

/** Commands: each is in the palette, or says in package.json why not. */
export const commandIds = {
  showSummary: 'plumbline.showSummary',
  refresh: 'plumbline.refresh',
  cancel: 'plumbline.cancel',
  openStandard: 'plumbline.openStandard',
  openFile: 'plumbline.openFile',
  createMissingTest: 'plumbline.createMissingTest',
  goToTest: 'plumbline.goToTest',
  goToSource: 'plumbline.goToSource',
  suppress: 'plumbline.suppress',
  createDefinition: 'plumbline.createDefinition',
  showHistory: 'plumbline.showHistory',
  filterHotSpots: 'plumbline.filterHotSpots',
  clearFilter: 'plumbline.clearFilter',
  groupByNone: 'plumbline.groupByNone',
  groupByFolder: 'plumbline.groupByFolder',
  groupByRule: 'plumbline.groupByRule',
  sortByScore: 'plumbline.sortByScore',
  sortBySize: 'plumbline.sortBySize',
  sortByChange: 'plumbline.sortByChange',
  showChangedFilesOnly: 'plumbline.showChangedFilesOnly',
  showAllFiles: 'plumbline.showAllFiles',
  copyAsMarkdown: 'plumbline.copyAsMarkdown',
  explainFinding: 'plumbline.explainFinding',
  showFileDetails: 'plumbline.showFileDetails',
  showLog: 'plumbline.showLog',
} as const;
export type CommandId = (typeof commandIds)[keyof typeof commandIds];

/** The activity bar's container and its views. */
export const viewContainerId = 'plumbline';
export const viewIds = {
  hotSpots: 'plumbline.hotSpots',
  thisFile: 'plumbline.thisFile',
  standards: 'plumbline.standards',
} as const;

export type ViewId = (typeof viewIds)[keyof typeof viewIds];

/** Personal settings with their types. What a team decides together is in plumbline.json instead. */
export interface SettingTypes {
  'plumbline.analysis.automatic': boolean;
  'plumbline.diagnostics.enabled': boolean;
  'plumbline.diagnostics.scope': 'openFiles' | 'changedFiles' | 'workspace';
  'plumbline.explorerBadges.enabled': boolean;
  'plumbline.inline': 'hotSpots' | 'off';
  'plumbline.hover.enabled': boolean;
  'plumbline.codeLens.enabled': boolean;
  'plumbline.statusBar.enabled': boolean;
  'plumbline.log.level': 'error' | 'warn' | 'info' | 'debug';
}
export type SettingId = keyof SettingTypes;

/** The defaults of package.json; a test keeps the two equal. */
export const settingDefaults: Readonly<SettingTypes> = {
  'plumbline.analysis.automatic': true,
  'plumbline.diagnostics.enabled': true,
  'plumbline.diagnostics.scope': 'openFiles',
  'plumbline.explorerBadges.enabled': true,
  'plumbline.inline': 'hotSpots',
  'plumbline.hover.enabled': true,
  'plumbline.codeLens.enabled': false,
  'plumbline.statusBar.enabled': true,
  'plumbline.log.level': 'info',
};

/** Context keys that `when` clauses of package.json read, with their values. */
export interface ContextKeyTypes {
  /** An analysis is running. */
  'plumbline.analyzing': boolean;
  /** Why the hot spots view is empty, or `rows` where it is not. */
  'plumbline.hotSpotsState':
    'loading' | 'noGit' | 'shallow' | 'untrusted' | 'noHistory' | 'nothingFound' | 'filtered' | 'failed' | 'rows';
  'plumbline.filtered': boolean;
  'plumbline.changedFilesOnly': boolean;
  'plumbline.groupBy': 'none' | 'folder' | 'rule';
  'plumbline.sortBy': 'score' | 'size' | 'change';
  /** The editor has a timeline view to show a file's history in. */
  'plumbline.hasTimeline': boolean;
}
export type ContextKey = keyof ContextKeyTypes;
export const contextKeys: readonly ContextKey[] = [
  'plumbline.analyzing',
  'plumbline.hotSpotsState',
  'plumbline.filtered',
  'plumbline.changedFilesOnly',
  'plumbline.groupBy',
  'plumbline.sortBy',
  'plumbline.hasTimeline',
];

/** Theme colors. */
export const colorIds = {
  hotSpot: 'plumbline.hotSpotForeground',
  largeFile: 'plumbline.largeFileForeground',
  missingTest: 'plumbline.missingTestForeground',
  inline: 'plumbline.inlineForeground',
  overviewRuler: 'plumbline.overviewRulerForeground',
} as const;
export type ColorId = (typeof colorIds)[keyof typeof colorIds];

/** Scheme of the documents that show a standard: `plumbline-standard:/<id>.md`. */
export const standardScheme = 'plumbline-standard';

/** File name of the quality definition, at the root or in any folder below. */
export const definitionFileName = 'plumbline.json';

/** Name of the output channel and `source` of diagnostics. */
export const outputChannelName = 'Plumbline';
export const diagnosticSource = 'plumbline';

/** Personal settings, read at the moment of use; handed to views, which must not know where they come from. */
export interface Settings {
  /** @param scope the vscode.Uri of the file that it is asked for, where the setting differs by folder */
  get<K extends SettingId>(id: K, scope?: unknown): SettingTypes[K];
  /** Calls back after a change of any of these settings, until the returned object is disposed. */
  onDidChange(ids: readonly SettingId[], callback: () => void): { dispose(): void };
}
