import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { ruleIds } from '../../../../src/engine/model/qualityDefinition.ts';
import { DEFAULT_TEST_OPTIONS } from '../../../../src/engine/rules/missing-test/testOptions.ts';
import { ruleDescriptions, rules } from '../../../../src/engine/rules/registry.ts';
import { parseStandard } from '../../../../src/engine/sources/standards/parseStandard.ts';

const project = new URL('../../../../', import.meta.url);
const standardFiles = readdirSync(new URL('media/standards/', project)).filter((name) => name.endsWith('.md'));

interface JsonSchema {
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

const schema = JSON.parse(readFileSync(new URL('schemas/plumbline.schema.json', project), 'utf8')) as JsonSchema;

/** The default that the schema shows for an option of a rule. */
function shownDefault(...path: readonly string[]): unknown {
  return path.reduce<JsonSchema | undefined>((at, key) => at?.properties?.[key], schema.properties?.['rules'])?.default;
}

describe('the rules', () => {
  it('each stand in the registry, in the order of the quality definition', () => {
    assert.deepEqual(
      ruleDescriptions.map(({ id }) => id),
      ruleIds,
    );
  });

  it('have the defaults that the schema shows', () => {
    for (const { id, defaults } of rules) {
      for (const [option, value] of Object.entries(defaults)) {
        assert.deepEqual(shownDefault(id, option), value, `${id}.${option}`);
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

  for (const { id, standardId } of ruleDescriptions) {
    it(`${id} has a page that names it and a standard that links to it`, () => {
      const page = readFileSync(new URL(`docs/rules/${id}.md`, project), 'utf8');
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
      const rules = result.kind === 'standard' ? result.standard.rules : [];
      assert.deepEqual(
        rules.filter((rule) => !(ruleIds as readonly string[]).includes(rule)),
        [],
      );
    });
  }

  it('are there', () => {
    assert.equal(existsSync(new URL('media/standards/keep-files-small.md', project)), true);
  });
});
