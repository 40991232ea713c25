import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { DEFAULT_TEST_OPTIONS } from '../../../fixtures/defaultTestOptions.ts';
import { defaultsOf } from '../../../../src/engine/rules/options/option.ts';
import { rules } from '../../../../src/engine/rules/registry.ts';
import { parseStandard } from '../../../../src/engine/sources/standards/parseStandard.ts';

const project = new URL('../../../../', import.meta.url);
const standardFiles = readdirSync(new URL('media/standards/', project)).filter((name) => name.endsWith('.md'));

interface JsonSchema {
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

const schema = JSON.parse(readFileSync(new URL('schemas/plumbline.schema.json', project), 'utf8')) as JsonSchema;

/** The default that the schema shows for an option, by its path from the top of the definition. */
function defaultAt(...path: readonly string[]): unknown {
  return path.reduce<JsonSchema | undefined>((at, key) => at?.properties?.[key], schema)?.default;
}

/** The same for an option that stands under its rule. */
function shownDefault(...path: readonly string[]): unknown {
  return defaultAt('rules', ...path);
}

describe('the rules', () => {
  it('have ids, badges and places of their own, and come behind those that they look at', () => {
    const ids = rules.map(({ id }) => id);
    assert.deepEqual([...new Set(ids)], ids);
    const badges = rules.flatMap(({ badge }) => badge ?? []);
    assert.deepEqual([...new Set(badges)], badges);
    assert.deepEqual([...new Set(rules.map(({ order }) => order))].length, ids.length);
    for (const { id, after } of rules) {
      const before = ids.slice(0, ids.indexOf(id));
      assert.deepEqual(after === 'all' ? [] : after.filter((other) => !before.includes(other)), [], id);
    }
  });

  it('have the defaults that the schema shows', () => {
    const isGroup = (value: unknown): boolean => typeof value === 'object' && !Array.isArray(value);
    for (const { id, options } of rules) {
      for (const [option, value] of Object.entries(defaultsOf(options))) {
        const shown = options[option]?.topLevel === true ? defaultAt(option) : shownDefault(id, option);
        assert.deepEqual(shown, isGroup(value) ? undefined : value, `${id}.${option}`);
      }
    }
    for (const option of [
      'minCodeLines',
      'minDecisions',
      'minTests',
      'minSiblings',
      'minTestedShare',
      'changedWithinMonths',
    ] as const) {
      assert.equal(shownDefault('missing-test', option), DEFAULT_TEST_OPTIONS[option], option);
    }
    for (const step of Object.keys(DEFAULT_TEST_OPTIONS.steps)) {
      assert.equal(shownDefault('missing-test', 'steps', step), true, step);
    }
  });

  for (const { id, page: file, standard: standardId } of rules) {
    it(`${id} has a page that names it and a standard that links to it`, () => {
      const page = readFileSync(new URL(file, project), 'utf8');
      assert.match(page, new RegExp(`^# .*${id}`));
      assert.equal(page.includes(`media/standards/${standardId}.md`), true, 'the page links to the standard');
      const result = parseStandard(
        readFileSync(new URL(`media/standards/${standardId}.md`, project), 'utf8'),
        `${standardId}.md`,
      );
      assert.deepEqual(result.kind === 'standard' ? result.standard.rules : result.problem, [id]);
    });
  }
});

describe('the bundled standards', () => {
  for (const name of standardFiles) {
    it(`${name} can be read, and its rules exist`, () => {
      const result = parseStandard(readFileSync(new URL(`media/standards/${name}`, project), 'utf8'), name);
      assert.equal(result.kind === 'problem' ? result.problem.message : '', '');
      const named = result.kind === 'standard' ? result.standard.rules : [];
      assert.deepEqual(
        named.filter((rule) => !rules.some(({ id }) => id === rule)),
        [],
      );
    });
  }

  it('are there', () => {
    assert.equal(existsSync(new URL('media/standards/keep-files-small.md', project)), true);
  });
});
