import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { analyzeShop } from './shop.ts';
import type { AnalyzedShop } from './shop.ts';
import { found } from './propertyRow.ts';
import type { PropertyRow } from './propertyRow.ts';
import { propertyRows } from './propertyRows.ts';
import { ruleRows } from './ruleRows.ts';
import { stepRows } from './stepRows.ts';

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}

const schema = JSON.parse(
  readFileSync(new URL('../../../../schemas/plumbline.schema.json', import.meta.url), 'utf8'),
) as JsonSchema;

/** Paths of all properties that hold no others, without the brackets of lists. */
function propertiesOf({ properties = {}, items }: JsonSchema, path: readonly string[] = []): readonly string[] {
  if (items !== undefined) return propertiesOf(items, path);
  const entries = Object.entries(properties);
  return entries.length === 0
    ? [path.join('.')]
    : entries.flatMap(([name, property]) => propertiesOf(property, [...path, name]));
}

const rules = Object.entries(schema.properties?.['rules']?.properties ?? {});
const rows: readonly PropertyRow[] = [
  ...propertyRows,
  ...stepRows,
  ...rules.flatMap(([id, { properties = {} }]) => ruleRows(id, new Set(Object.keys(properties)))),
];

/** The same definition without one property; in lists, without that of each entry. */
function withoutProperty(value: unknown, [name = '', ...rest]: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((entry) => withoutProperty(entry, [name, ...rest]));
  const kept = { ...(value as Record<string, unknown>) };
  if (rest.length > 0) return { ...kept, [name]: withoutProperty(kept[name], rest) };
  assert.ok(name in kept, `the definition of the row has no ${name}`);
  return Object.fromEntries(Object.entries(kept).filter(([key]) => key !== name));
}

function analyze(
  { file = 'plumbline.json', files = {}, days }: PropertyRow,
  definition: unknown,
): Promise<AnalyzedShop> {
  return analyzeShop({ ...files, [file]: JSON.stringify(definition) }, days);
}

/** What the rows show is seen through the engine's door, and with the property alone. */
describe('each property of plumbline.json', () => {
  it('has a row here', () => {
    assert.deepEqual([...new Set(rows.map(({ property }) => property))].sort(), [...propertiesOf(schema)].sort());
  });

  for (const row of rows) {
    const { property, about, definition, see = found, shows, isUnused = false } = row;
    it(about === undefined ? property : `${property}, ${about}`, async () => {
      const shop = await analyze(row, definition);
      assert.deepEqual([see(shop), shop.snapshot.problems], [shows, []]);
      const other = see(await analyze(row, withoutProperty(definition, property.split('.'))));
      if (isUnused) assert.deepEqual(other, shows);
      else assert.notDeepEqual(other, shows);
      if ('otherwise' in row) assert.deepEqual(other, row.otherwise);
    });
  }
});
