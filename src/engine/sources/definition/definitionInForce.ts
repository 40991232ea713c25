import type { DefinitionInForce, PlacedSuppression, RuleSetting } from '../../model/definitionInForce.ts';
import type { RuleId } from '../../model/finding.ts';
import type { RuleSeverity, TestConvention, TestTemplate } from '../../model/qualityDefinition.ts';
import { directoryOf } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { TextRange } from '../../model/textRange.ts';
import { rules } from '../../rules/registry.ts';
import { createMatcher } from '../../rules/options/compileGlob.ts';
import { entry } from '../../rules/options/option.ts';
import { settingsTypeOf, topLevelSettingsOf } from '../../rules/ruleSettings.ts';
import type { ValueType } from '../../rules/options/valueTypes.ts';
import { escapeGlob, rebaseGlob } from './globs.ts';
import type { ParsedDefinition } from './parseDefinition.ts';
import type { QualityDefinition } from './qualityDefinitionSchema.ts';

type RuleEntry = Readonly<Record<string, unknown>> & {
  readonly enabled?: boolean | undefined;
  readonly severity?: RuleSeverity | undefined;
  readonly include?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
};

/** What holds for the files of one folder: the definitions from the root down, merged. Globs are relative to the root. */
interface FolderDefinition {
  readonly exclude: readonly string[];
  readonly rules: Readonly<Record<RuleId, RuleEntry>>;
  readonly tests: readonly TestConvention[];
  readonly testTemplates: readonly TestTemplate[];
  readonly isExcluded: (path: RepoPath) => boolean;
  readonly settings: ReadonlyMap<RuleId, (path: RepoPath) => RuleSetting>;
  readonly templates: readonly { readonly matches: (path: RepoPath) => boolean; readonly template: TestTemplate }[];
}

/** What a definition says of each rule: under the rule's id, and at the top under names of its own. */
const settingsTypes = rules.map((rule) => {
  const topLevel = topLevelSettingsOf(rule);
  const type: ValueType<RuleEntry> = settingsTypeOf(rule);
  return { id: rule.id, type, topLevel: Object.keys(topLevel), topLevelType: entry(topLevel) };
});
const FIRST_LINE: TextRange = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };

/** Merges the definitions of a repository. A path costs one look-up by folder; a folder without a definition shares that of its parent. */
export function createDefinitionInForce(definitions: readonly ParsedDefinition[]): DefinitionInForce {
  const byFolder = new Map(definitions.map((parsed) => [directoryOf(parsed.path), parsed.definition] as const));
  const folders = new Map<RepoPath, FolderDefinition>();
  const folderDefinition = (folder: RepoPath): FolderDefinition => {
    const known = folders.get(folder);
    if (known !== undefined) {
      return known;
    }
    const above = folder === '' ? merge(undefined, {}, '') : folderDefinition(directoryOf(folder));
    const own = byFolder.get(folder);
    const merged = own === undefined ? above : merge(above, own, folder);
    folders.set(folder, merged);
    return merged;
  };
  const root = folderDefinition('');
  const onlyRoot = [...byFolder.keys()].every((folder) => folder === '');
  const at = (path: RepoPath): FolderDefinition => (onlyRoot ? root : folderDefinition(directoryOf(path)));
  return {
    coverageReports: [...byFolder].flatMap(([folder, { coverageReports = [] }]) => rebaseAll(coverageReports, folder)),
    standardFolders: rebaseAll(byFolder.get('')?.standards, ''),
    suppressions: definitions.flatMap(placedSuppressions),
    isExcluded: (path) => at(path).isExcluded(path),
    ruleFor: (ruleId, path) => at(path).settings.get(ruleId)?.(path) ?? unchanged,
    testConventionsFor: (path) => at(path).tests,
    testTemplateFor: (path) => at(path).templates.find(({ matches }) => matches(path))?.template,
  };
}

const unchanged: RuleSetting = { applies: true, severity: undefined, options: {} };

function merge(above: FolderDefinition | undefined, own: QualityDefinition, folder: RepoPath): FolderDefinition {
  const exclude = [...(above?.exclude ?? []), ...rebaseAll(own.exclude, folder)];
  const entries = Object.fromEntries(
    settingsTypes.map(({ id, type, topLevel, topLevelType }) => [
      id,
      mergeRule(above?.rules[id] ?? {}, {
        ...rebased(own.rules?.[id] ?? {}, type, folder),
        ...rebased(only(own, topLevel), topLevelType, folder),
      }),
    ]),
  );
  const testTemplates = [
    ...(own.testTemplates ?? []).map(({ glob, template }) => ({
      glob: rebaseGlob(glob, folder),
      template: typeof template === 'string' ? template : `${template.join('\n')}\n`,
    })),
    ...(above?.testTemplates ?? []),
  ];
  const prefix = folder === '' ? '' : `${escapeGlob(folder)}/`;
  return {
    exclude,
    rules: entries,
    tests: [
      ...(own.tests ?? []).map(({ source, test }) => ({ source: prefix + source, test: prefix + test })),
      ...(above?.tests ?? []),
    ],
    testTemplates,
    isExcluded: createMatcher(exclude),
    settings: new Map(Object.entries(entries).map(([id, entry]) => [id, createSetting(entry)])),
    templates: testTemplates.map((template) => ({ matches: createMatcher([template.glob]), template })),
  };
}

/** Options of the nearer folder win; what it excludes and limits comes on top. */
function mergeRule(above: RuleEntry, own: RuleEntry): RuleEntry {
  const merged: Record<string, unknown> = { ...above };
  for (const [option, value] of Object.entries(own)) {
    const before = merged[option];
    if (value === undefined) {
      continue;
    }
    if (option === 'include' || before === undefined) {
      merged[option] = value;
    } else if (Array.isArray(value) && Array.isArray(before)) {
      merged[option] = [...(value as unknown[]), ...(before as unknown[])];
    } else if (typeof value === 'object' && typeof before === 'object') {
      merged[option] = mergeRule(before as RuleEntry, value as RuleEntry);
    } else {
      merged[option] = value;
    }
  }
  return merged;
}

function only(definition: Readonly<Record<string, unknown>>, names: readonly string[]): RuleEntry {
  return Object.fromEntries(names.flatMap((name) => (name in definition ? [[name, definition[name]]] : [])));
}

/** The same entry with all its globs relative to the repository's root. */
function rebased(entry: RuleEntry, type: ValueType<RuleEntry>, folder: RepoPath): RuleEntry {
  return type.mapGlobs(entry, (glob) => rebaseGlob(glob, folder));
}

function createSetting({ enabled = true, severity, include = [], exclude = [], ...options }: RuleEntry) {
  const isIncluded = createMatcher(include);
  const isExcluded = createMatcher(exclude);
  const isOn = enabled && severity !== 'off';
  const on: RuleSetting = {
    applies: true,
    severity: severity === 'off' ? undefined : severity,
    options: options,
  };
  const off: RuleSetting = { ...on, applies: false };
  if (include.length === 0 && exclude.length === 0) {
    return (): RuleSetting => (isOn ? on : off);
  }
  return (path: RepoPath): RuleSetting =>
    isOn && (include.length === 0 || isIncluded(path)) && !isExcluded(path) ? on : off;
}

function placedSuppressions({ path, definition, suppressionRanges }: ParsedDefinition): PlacedSuppression[] {
  const folder = directoryOf(path);
  return (definition.suppressions ?? []).map(({ rule, glob, reason = '', until }, index) => ({
    rule,
    glob,
    reason,
    ...(until === undefined ? {} : { until }),
    definedIn: path,
    range: suppressionRanges[index] ?? FIRST_LINE,
    matches: createMatcher([rebaseGlob(glob, folder)]),
  }));
}

function rebaseAll(globs: readonly string[] = [], folder: RepoPath): string[] {
  return globs.map((glob) => rebaseGlob(glob, folder));
}
