import assert from 'node:assert/strict';
import type { CodeFacts, ImportReference } from '../../../../src/engine/languages/codeFacts.ts';
import { inspectCode, tellingNameOf } from '../../../../src/engine/languages/inspectCode.ts';

function inspect(path: string, language: string, ...lines: string[]): CodeFacts {
  return inspectCode(tellingNameOf(path, language), language, lines.join('\n'));
}

/** "kind specifier name,name" of each reference. */
function listed(facts: CodeFacts): readonly string[] {
  return facts.imports.map(({ kind, specifier, names }: ImportReference) =>
    `${kind} ${specifier} ${names.join(',')}`.trim(),
  );
}

describe('facts of JavaScript and TypeScript', () => {
  it('are value imports with their names', () => {
    const facts = inspect(
      'a.ts',
      'typescript',
      "import a, { b as c, type D } from './a';",
      "import type { E } from './e';",
      "import { type F } from './f';",
      "import * as g from './g';",
      "import './h';",
      "import i = require('./i');",
      'export const x = () => a(c, g.one());',
    );
    assert.deepEqual(listed(facts), [
      'import ./a default,b',
      'import ./g *',
      'import ./h',
      'require ./i *',
      'import ./g one',
    ]);
    assert.deepEqual(facts.declares, ['x']);
  });

  it('are not confused by JSX text, templates and comments', () => {
    const facts = inspect(
      'a.jsx',
      'javascriptreact',
      "// require('./comment')",
      "const a = <p>don't import('./text') it's here</p>;",
      "const b = `require('./template')`;",
      "const c = require('./c');",
    );
    assert.deepEqual(listed(facts), ['require ./c *']);
  });

  it('see require, import() and the paths that tests hand over', () => {
    const facts = inspect(
      'a.js',
      'javascript',
      "const { one, two } = require('./a');",
      "const three = require('./b').three;",
      "async function f() { const { four } = await import('./c'); return import('./d'); }",
      "jest.mock('./e');",
      "const g = jest.requireActual('./g');",
      "fork(path.join(__dirname, '..', 'worker.js'));",
      "new Worker(new URL('./h.js', import.meta.url));",
      "require.resolve('./i');",
      'run(`${__dirname}/j.js`, __dirname + "/k.js", "./l.js");',
    );
    assert.deepEqual(listed(facts), [
      'require ./a one,two',
      'require ./b three',
      'dynamic ./c four',
      'dynamic ./d *',
      'path-literal ./e',
      'require ./g *',
      'path-literal ./../worker.js',
      'path-literal ./h.js',
      'path-literal ./i',
      'path-literal ./j.js',
      'path-literal ./k.js',
      'path-literal ./l.js',
    ]);
  });

  it('keep the names of re-exports, renamed ones too', () => {
    const facts = inspect(
      'index.ts',
      'typescript',
      "import Local, { part } from './local';",
      "export { default as A, b } from './a';",
      "export * from './c';",
      "export * as ns from './d';",
      "export { 'a name' as e } from './e';",
      "export type { T } from './t';",
      'export { part as piece };',
      'export default Local;',
    );
    assert.deepEqual(
      facts.imports.filter(({ kind }) => kind === 'reexport'),
      [
        { specifier: './a', names: ['default', 'b'], exportedNames: ['A', 'b'], kind: 'reexport' },
        { specifier: './c', names: ['*'], kind: 'reexport' },
        { specifier: './d', names: ['*'], exportedNames: ['ns'], kind: 'reexport' },
        { specifier: './e', names: ['a name'], exportedNames: ['e'], kind: 'reexport' },
        { specifier: './local', names: ['part'], exportedNames: ['piece'], kind: 'reexport' },
        { specifier: './local', names: ['default'], exportedNames: ['default'], kind: 'reexport' },
      ].map((reference) => {
        const { exportedNames, ...rest } = reference;
        const same = exportedNames?.every((name, at) => name === reference.names[at]) !== false;
        return same ? rest : reference;
      }),
    );
    assert.equal(facts.exempt, 'barrel');
  });

  it('know barrels of CommonJS', () => {
    const facts = inspect(
      'index.js',
      'javascript',
      "'use strict';",
      "const a = require('./a');",
      "module.exports = { a, b: require('./b'), get c() { return require('./c'); }, ...require('./d') };",
    );
    assert.deepEqual(
      facts.imports
        .filter(({ kind }) => kind === 'reexport')
        .map(({ specifier, exportedNames }) => [specifier, exportedNames?.join()]),
      [
        ['./a', 'a'],
        ['./b', 'b'],
        ['./c', 'c'],
        ['./d', undefined],
      ],
    );
    assert.equal(facts.exempt, 'barrel');
  });

  it('count functions and decisions', () => {
    const facts = inspect(
      'a.ts',
      'typescript',
      'export class A { get(x?: number) { return x ?? (x === 1 ? 2 : 3); } }',
      'function f(a) { if (a && b) { for (const c of a) {} } switch (a) { case 1: break; default: } try {} catch {} }',
      'declare function g(): void;',
      'type F = (a: string) => void;',
    );
    assert.equal(facts.functions, 2);
    assert.equal(facts.decisions, 7);
    assert.equal(facts.exempt, null);
  });

  it('say why a file needs no test', () => {
    assert.equal(
      inspect('a.ts', 'typescript', 'export interface A { b: string }', 'export type C = A;').exempt,
      'types only',
    );
    assert.equal(inspect('a.ts', 'typescript', 'export const LIMIT = 5;').exempt, 'no function or decision');
    assert.equal(inspect('a.ts', 'typescript', 'export const f = () => 1;').exempt, null);
  });

  it('recognize a suite by its calls', () => {
    assert.equal(inspect('a.js', 'javascript', "describe('a', () => {});").looksLikeSuite, true);
    assert.equal(inspect('a.js', 'javascript', 'test.each([1])("a", () => {});').looksLikeSuite, true);
    assert.equal(inspect('a.js', 'javascript', 'it.each`a`("b", () => {});').looksLikeSuite, true);
    assert.equal(inspect('a.js', 'javascript', 'export function test() {}', 'run(test);').looksLikeSuite, false);
  });

  it('come from lines where a file does not parse', () => {
    const facts = inspect(
      'a.ts',
      'typescript',
      "import a from './a';",
      'import type {',
      '  T,',
      "} from './t';",
      'import {',
      '  b,',
      "} from './b';",
      'export function f() { if (a) {',
      'const x = ;',
      "const c = require('./c');",
    );
    assert.deepEqual(listed(facts), ['import ./a *', 'import ./b *', 'require ./c *']);
    assert.ok(facts.functions > 0 && facts.decisions > 0);
  });

  it('come from the scripts of Vue and Svelte components', () => {
    const vue = inspect(
      'A.vue',
      'vue',
      "<template><p>import x from './no'</p></template>",
      '<script setup lang="ts">',
      "import type { T } from './t'; import B from './B.vue';",
      'const f = (a: T) => (a ? 1 : 2);',
      '</script>',
      '<script src="./c.js"></script>',
    );
    assert.deepEqual(listed(vue), ['import ./c.js *', 'import ./B.vue default']);
    assert.equal(vue.decisions, 1);
    assert.deepEqual(listed(inspect('A.svelte', 'svelte', "<script>import { b } from './b';</script>")), [
      'import ./b b',
    ]);
  });
});
