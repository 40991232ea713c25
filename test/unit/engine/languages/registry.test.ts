import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { families, languages } from '../../../../src/engine/languages/registry.ts';
import { modulesBelow } from '../../../fixtures/modulesBelow.ts';

const HOME = 'src/engine/languages/';
/** Ids that are words of other things too: formats of output, keys of messages, kinds of files. */
const COMMON_WORDS = new Set(['json', 'jsonc', 'diff', 'ignore', 'binary', 'c', 'd', 'r', 'markdown', 'properties']);
/** What may name a language, with the reason. */
const ALLOWED: ReadonlySet<string> = new Set([
  // A translation is one of these by its file type, whatever the language of the code.
  'src/engine/sources/files/classifyRole.ts',
]);

describe('the families of languages', () => {
  it('are all that knows of a language: its id stands nowhere else', () => {
    const ids = languages.map(({ id }) => id).filter((id) => !COMMON_WORDS.has(id));
    const literal = new RegExp(`(['"\`])(?:${ids.join('|')})\\1`, 'u');
    const others = modulesBelow('src').filter((path) => !path.startsWith(HOME) && !ALLOWED.has(path));
    const found = others.flatMap((path) => {
      const lines = readFileSync(path, 'utf8').split('\n');
      return lines
        .filter((line) => literal.test(line) && !line.startsWith('import '))
        .map((line) => `${path}: ${line.trim()}`);
    });
    assert.deepEqual(found, []);
  });

  it('have a scanner only for languages of their own', () => {
    for (const { imports, languages: own } of families) {
      const ids = own.map(({ id }) => id);
      assert.deepEqual(
        Object.keys(imports?.scanners ?? {}).filter((id) => !ids.includes(id)),
        [],
      );
    }
  });

  it('give each extension and name to one language', () => {
    for (const keys of [
      languages.flatMap(({ extensions }) => extensions.split(' ')),
      languages.flatMap(({ names }) => names?.split(' ') ?? []),
    ]) {
      assert.deepEqual(
        keys.filter((key, at) => keys.indexOf(key) !== at),
        [],
      );
    }
  });
});
