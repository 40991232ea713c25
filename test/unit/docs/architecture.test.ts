import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { modulesBelow } from '../../fixtures/modulesBelow.ts';

const PAGE = readFileSync('docs/architecture.md', 'utf8');

/** A row of the import table, as far as it is looked at here. */
interface Row {
  readonly name: string;
  readonly from: { readonly path?: string; readonly pathNot?: string };
}

const TABLE: string = '../../../.dependency-cruiser.mjs';
const { default: importTable } = (await import(TABLE)) as { readonly default: { readonly forbidden: readonly Row[] } };
const rows = importTable.forbidden;

/** These hold for the whole engine, or for all of the code, and give no room a row. */
const GENERAL: ReadonlySet<string> = new Set([
  'no-circular',
  'engine-is-pure',
  'engine-no-core-modules',
  'analysis-is-behind-the-door',
  'sources-of-standards-are-listed-once',
  'nothing-imports-activate',
]);
/** What composes the engine may know all of it. */
const COMPOSES_THE_ENGINE = /^src\/engine\/(?:analysis\/|index\.ts$|globals\.d\.ts$)/u;

/** The table of what is always true: each statement, and the names of what keeps it. */
function invariants(): readonly { readonly statement: string; readonly keepers: readonly string[] }[] {
  const table = PAGE.slice(PAGE.indexOf('## What is always true'));
  return [...table.matchAll(/^\| (?!statement|-)(.*?) +\| (.*?) +\|$/gmu)].map(([, statement = '', kept = '']) => ({
    statement,
    keepers: [...kept.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name),
  }));
}

describe('what the architecture says', () => {
  it('is kept by tests and rules that are there', () => {
    const names = new Set(rows.map(({ name }) => name));
    const lost = invariants().filter(
      ({ keepers }) => keepers.length === 0 || keepers.some((name) => !names.has(name) && !existsSync(name)),
    );
    assert.deepEqual(lost, []);
    assert.ok(invariants().length > 30);
  });

  it('names each room', () => {
    const rooms = ['src', 'src/engine', 'src/extension'].flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()),
    );
    assert.deepEqual(
      rooms
        .map(({ name }) => name)
        .filter((name) => !PAGE.includes(`\`${name}/\``) && !PAGE.includes(`\`src/${name}\``)),
      [],
    );
  });

  it('of the import table holds for every module: each is in a row', () => {
    const own = rows.filter(({ name }) => !GENERAL.has(name));
    const matches = (path: string, pattern: string | undefined): boolean =>
      pattern !== undefined && new RegExp(pattern, 'u').test(path);
    const without = modulesBelow('src').filter(
      (path) =>
        !COMPOSES_THE_ENGINE.test(path) &&
        !own.some(({ from }) => matches(path, from.path) && !matches(path, from.pathNot)),
    );
    assert.deepEqual(without, []);
  });

  it('of facts holds: they have no sentence', () => {
    const sentences = modulesBelow('src/engine/facts').flatMap((path) => {
      const code = readFileSync(path, 'utf8').replaceAll(/\/\*[^]*?\*\/|\/\/.*/gu, '');
      return [...code.matchAll(/(['"`])[A-Z][a-z]*(?: \S+){2,}.*?\1/gu)].map(([text]) => `${path}: ${text}`);
    });
    assert.deepEqual(sentences, []);
  });
});
