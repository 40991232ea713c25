import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { standardSources } from '../../../../../src/engine/sources/standards/registry.ts';

const HOME = 'src/engine/sources/standards/';

/** Files below src, by path. */
function sources(): readonly (readonly [path: string, text: string])[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'))
    .map((path) => [path, readFileSync(path, 'utf8')]);
}

describe('the door for sources of standards', () => {
  const kinds = standardSources.map(({ kind }) => kind);

  it('has a kind for each source, one lower-case word', () => {
    assert.deepEqual(
      kinds.filter((kind, at) => !/^[a-z]+$/u.test(kind) || kinds.indexOf(kind) !== at),
      [],
    );
  });

  it('is the only place that knows the kinds', () => {
    const naming = sources().filter(
      ([path, text]) => !path.startsWith(HOME) && kinds.some((kind) => text.includes(`'${kind}'`)),
    );
    assert.deepEqual(
      naming.map(([path]) => path),
      [],
    );
  });
});
