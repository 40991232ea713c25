import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { standardSources } from '../../../../../src/engine/sources/standards/registry.ts';
import type { StandardSource } from '../../../../../src/engine/sources/standards/standardSource.ts';
import { modulesBelow } from '../../../../fixtures/modulesBelow.ts';

const HOME = 'src/engine/sources/standards/';

/** Files below src, by path. */
function sources(): readonly (readonly [path: string, text: string])[] {
  return modulesBelow('src').map((path) => [path, readFileSync(path, 'utf8')]);
}

describe('the door for sources of standards', () => {
  const kinds = standardSources.map(({ kind }) => kind);

  it('has a kind for each source, one lower-case word', () => {
    assert.deepEqual(
      kinds.filter((kind, at) => !/^[a-z]+$/u.test(kind) || kinds.indexOf(kind) !== at),
      [],
    );
  });

  it('lists each source, and the registry alone imports it', async () => {
    const here = sources().filter(([path]) => path.startsWith(HOME));
    const defining = here.filter(([, text]) => /: StandardSource = /u.test(text)).map(([path]) => path);
    for (const path of defining) {
      const exported = Object.values((await import(pathToFileURL(path).href)) as Record<string, StandardSource>);
      assert.ok(
        exported.some((source) => standardSources.includes(source)),
        `${path} is not listed in ${HOME}registry.ts`,
      );
      const importing = here.filter(([, text]) => text.includes(`'./${basename(path)}'`)).map(([other]) => other);
      assert.deepEqual(importing, [`${HOME}registry.ts`], `who imports ${path}`);
    }
    assert.equal(defining.length, standardSources.length);
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
