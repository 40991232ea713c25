import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { schemaFiles } from '../../../scripts/schemaFiles.ts';

interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly additionalProperties?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}

const written = (name: string): string => readFileSync(new URL(`../../../schemas/${name}`, import.meta.url), 'utf8');
const definition = JSON.parse(written('plumbline.schema.json')) as JsonSchema & Record<string, unknown>;

describe('the JSON schemas', () => {
  for (const [name, text] of schemaFiles()) {
    it(`${name} is as its type says; npm run schema writes it`, () => {
      assert.equal(written(name), text);
    });
  }

  it('say something about every property of the quality definition', () => {
    const silent = (schema: JsonSchema, path: string): readonly string[] => [
      ...Object.entries(schema.properties ?? {}).flatMap(([key, property]) => [
        ...(property.description === undefined ? [`${path}.${key}`] : []),
        ...silent(property, `${path}.${key}`),
      ]),
      ...(schema.items === undefined ? [] : silent(schema.items, `${path}[]`)),
    ];
    assert.deepEqual(silent(definition, ''), []);
  });

  it('describe a number of lines, and nothing else, as lines', () => {
    const described = (schema: JsonSchema, path: string): readonly string[] => [
      ...(schema.description?.startsWith('Lines') === true ? [path] : []),
      ...Object.entries(schema.properties ?? {}).flatMap(([key, property]) => described(property, `${path}.${key}`)),
      ...(schema.items === undefined ? [] : described(schema.items, `${path}[]`)),
    ];
    const summary = JSON.parse(written('summary.schema.json')) as JsonSchema;
    assert.deepEqual(described(summary, ''), ['.files[].size.codeLines']);
  });

  it('refuse unknown properties and leave unknown rules, reasons, days and globs to Plumbline', () => {
    const validate = new Ajv({ strict: true, keywords: ['allowComments', 'allowTrailingCommas'] }).compile(definition);
    assert.equal(validate({ rule: {} }), false);
    assert.equal(validate({ rules: { 'hot-spot': { halfLife: 60 } } }), false);
    assert.equal(validate({ rules: { 'hot-spot': { topShare: 1.5 } } }), false);
    assert.equal(validate({ rules: { hotspot: {} }, exclude: ['{a'] }), true);
    assert.equal(validate({ suppressions: [{ rule: 'x', glob: '', until: 'soon' }] }), true);
  });
});
