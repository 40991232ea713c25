import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import {
  colorIds,
  commandIds,
  contextKeys,
  settingDefaults,
  standardScheme,
  viewContainerId,
  viewIds,
} from '../../../src/extension/contributions.ts';
import { modulesBelow } from '../../fixtures/modulesBelow.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly enablement?: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string }[] };
    readonly viewsWelcome?: readonly { readonly when?: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
    readonly colors: readonly { readonly id: string }[];
    readonly configurationDefaults: Readonly<Record<string, unknown>>;
  };
}

const manifestText = readFileSync('package.json', 'utf8');
const { contributes } = JSON.parse(manifestText) as Manifest;
const sources = modulesBelow('src/extension')
  .filter((path) => path !== 'src/extension/contributions.ts')
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

function sorted(values: Iterable<string>): readonly string[] {
  return [...values].sort();
}

describe('contributions', () => {
  it('names the same commands as package.json', () => {
    assert.deepEqual(sorted(Object.values(commandIds)), sorted(contributes.commands.map(({ command }) => command)));
  });

  it('names the same views as package.json, all in its own container', () => {
    assert.deepEqual(Object.keys(contributes.views), [viewContainerId]);
    assert.deepEqual(
      contributes.viewsContainers.activitybar.map(({ id }) => id),
      [viewContainerId],
    );
    assert.deepEqual(
      sorted(Object.values(viewIds)),
      sorted((contributes.views[viewContainerId] ?? []).map(({ id }) => id)),
    );
  });

  it('has the same settings and defaults as package.json, under 25 in all', () => {
    const { properties } = contributes.configuration;
    const defaults = Object.fromEntries(Object.entries(properties).map(([id, { default: value }]) => [id, value]));
    assert.deepEqual(defaults, { ...settingDefaults });
    assert.ok(Object.keys(properties).length < 25);
  });

  it('names the same colors as package.json', () => {
    assert.deepEqual(sorted(Object.values(colorIds)), sorted(contributes.colors.map(({ id }) => id)));
  });

  it('sets every context key that a when clause reads, and no other', () => {
    const clauses = [
      ...contributes.commands.map(({ enablement }) => enablement),
      ...Object.values(contributes.menus).flatMap((items) => items.map(({ when }) => when)),
      ...(contributes.viewsWelcome ?? []).map(({ when }) => when),
    ].join(' ');
    const ids = new Set<string>([...Object.values(viewIds), ...Object.values(commandIds)]);
    const read = new Set([...clauses.matchAll(/plumbline\.\w+/gu)].map(([key]) => key).filter((key) => !ids.has(key)));
    assert.deepEqual(sorted(read), sorted(contextKeys));
    for (const key of contextKeys) {
      assert.ok(sources.includes(`'${key}'`), `${key} is never set`);
    }
  });

  it('uses menu commands that exist, and uses every command somewhere in the code', () => {
    const known = new Set<string>(Object.values(commandIds));
    for (const { command } of Object.values(contributes.menus).flat()) {
      assert.ok(known.has(command), command);
    }
    for (const name of Object.keys(commandIds)) {
      assert.ok(sources.includes(`commandIds.${name}`), `${name} is never registered`);
    }
  });

  it('opens standards rendered', () => {
    assert.deepEqual(contributes.configurationDefaults['workbench.editorAssociations'], {
      [`${standardScheme}:/**/*.md`]: 'vscode.markdown.preview.editor',
    });
  });

  it('has a text for every placeholder, and no text without one', () => {
    const texts = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Readonly<Record<string, string>>;
    const used = new Set([...manifestText.matchAll(/"%([^%"]+)%"/gu)].map(([, key]) => key ?? ''));
    assert.deepEqual(sorted(used), sorted(Object.keys(texts)));
  });
});
