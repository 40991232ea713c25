import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { defineContentFact } from '../../../../src/engine/facts/contentFact.ts';
import { contentFacts } from '../../../../src/engine/facts/registry.ts';
import { languages } from '../../../../src/engine/languages/registry.ts';
import { createMemoryFileSystem } from '../../../fixtures/memoryFileSystem.ts';
import { modulesBelow } from '../../../fixtures/modulesBelow.ts';
import { factOf, readAll } from './readFacts.ts';

const project = new URL('../../../../', import.meta.url);

/** Files outside of the facts that may name a provider, and why. All others take what they need from `ContentFacts` or `FileFacts`. */
const MAY_NAME_PROVIDERS: Readonly<Record<string, string>> = {
  'src/engine/analysis/assembleFacts.ts': 'What rules and views see of a fact goes into FileFacts here.',
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

function read(path: string): string {
  return readFileSync(new URL(path, project), 'utf8');
}

/** Modules of the facts that define a provider. */
function providers(): readonly string[] {
  return modulesBelow('src/engine/facts').filter((path) => /\bimport \{[^}]*\bdefineContentFact\b/u.test(read(path)));
}

function isProvider(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'compute' in value && 'isFor' in value;
}

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
    const read = await readAll(files);
    for (const fact of contentFacts) {
      const values = read.files.map(({ facts }) => facts.of(fact));
      assert.ok(values.some((value) => value !== undefined));
      assert.deepEqual(
        JSON.parse(JSON.stringify(values.map((value) => value ?? null))),
        values.map((value) => value ?? null),
      );
    }
  });

  it('lists each provider', async () => {
    const listed = new Set<unknown>(contentFacts);
    const missing: string[] = [];
    for (const path of providers()) {
      const exported = Object.entries((await import(new URL(path, project).href)) as Record<string, unknown>);
      missing.push(
        ...exported
          .filter(([, value]) => isProvider(value) && !listed.has(value))
          .map(([name]) => `${name} of ${path} is not listed in src/engine/facts/registry.ts`),
      );
    }
    assert.deepEqual(missing, []);
  });

  it('does not answer for a provider that is not listed', async () => {
    const unlisted = defineContentFact({ name: 'unlisted', version: 1, isFor: () => true, compute: () => 1 });
    await assert.rejects(factOf(unlisted, 'src/a.ts', TEXT), /"unlisted" was not asked for: list it in/u);
  });

  it('is the only place that knows providers, but for files with a reason', () => {
    const modules = providers();
    const naming = modulesBelow('src')
      .filter((path) => !path.startsWith('src/engine/facts/'))
      .filter((path) => {
        const imports = read(path).match(/^import \{[^}]*\} from '[^']*'/gmu) ?? [];
        return imports.some((line) => modules.some((module) => line.endsWith(`${module.replace('src/engine', '')}'`)));
      });
    assert.ok(modules.includes('src/engine/facts/size/size.ts'));
    assert.deepEqual(
      naming.filter((path) => !(path in MAY_NAME_PROVIDERS)),
      [],
    );
  });
});
