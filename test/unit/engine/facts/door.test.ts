import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { contentFacts } from '../../../../src/engine/facts/registry.ts';
import { languages } from '../../../../src/engine/languages/registry.ts';
import { createMemoryFileSystem } from '../../../fixtures/memoryFileSystem.ts';
import { readAll } from './readFacts.ts';

const project = new URL('../../../../', import.meta.url);

/** Files outside of the facts that name a provider, and why. All others take what they need from `ContentFacts`. */
const MAY_NAME_PROVIDERS: Readonly<Record<string, string>> = {
  'src/engine/analysis/backtest/pastTree.ts': 'A backtest asks for what a ranking takes, and no more.',
  'src/engine/analysis/contents/knownContent.ts': 'What nearly every step reads has a field of its own.',
};

const TEXT = `// "a" 'b' \`c\`
import { d } from './e';
require "f"
use g::h;
package org.example;
class I { J k; def l(self): if (m && n) return 1; }
describe('o', () => {});
`;

describe('the door for facts of contents', () => {
  it('has a name for each provider, and lists those that it reads before it', () => {
    const names = contentFacts.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const [at, { from }] of contentFacts.entries()) {
      assert.ok(from.every((fact) => contentFacts.indexOf(fact) < at && contentFacts.includes(fact)));
    }
  });

  it('keeps values that JSON can write, whatever the language', async () => {
    const extensions = languages.flatMap((language) => language.extensions.split(' ').filter(Boolean));
    const files = createMemoryFileSystem(
      Object.fromEntries(extensions.flatMap((end) => [`src/a.${end}`, `tests/a.${end}`].map((path) => [path, TEXT]))),
    );
    const { contents } = await readAll(files);
    for (const fact of contentFacts) {
      const values = [...contents.values()].map((facts) => facts.of(fact));
      assert.ok(values.some((value) => value !== undefined));
      assert.deepEqual(
        JSON.parse(JSON.stringify(values.map((value) => value ?? null))),
        values.map((value) => value ?? null),
      );
    }
  });

  it('is the only place that knows providers, but for files with a reason', () => {
    const modules = readdirSync(new URL('src/engine/facts/', project), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .filter((path) =>
        readFileSync(new URL(`src/engine/facts/${path}`, project), 'utf8').includes('= defineContentFact('),
      );
    const naming = readdirSync(new URL('src/', project), { recursive: true, encoding: 'utf8' })
      .map((path) => `src/${path.replaceAll('\\', '/')}`)
      .filter((path) => path.endsWith('.ts') && !path.startsWith('src/engine/facts/'))
      .filter((path) => {
        const imports = readFileSync(new URL(path, project), 'utf8').match(/^import \{.*$/gmu) ?? [];
        return imports.some((line) => modules.some((module) => line.includes(`facts/${module}'`)));
      });
    assert.equal(modules.length, contentFacts.length);
    assert.deepEqual(naming.sort(), Object.keys(MAY_NAME_PROVIDERS).sort());
  });
});
