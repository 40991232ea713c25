import { component, doubleQuoted, ecma, singleQuoted, tripleDouble, tripleSingle } from './commentSyntax.ts';
import type { CodeScanner } from './codeSource.ts';
import type { LanguageFamily } from './language.ts';
import { createScriptResolver } from './script/resolveScript.ts';
import { scriptBlocks } from './script/scriptBlocks.ts';
import { inspectScript } from './script/scriptFacts.ts';
import { scriptTest } from './script/scriptTest.ts';
import { defineTests } from './testConvention.ts';

const scanScript: CodeScanner = (facts, { language, text }) => {
  const dialect = language === 'typescript' || language === 'typescriptreact' ? language : 'javascript';
  inspectScript(facts, dialect, text);
};

const scanComponent: CodeScanner = (facts, { text }) => {
  const { blocks, sources } = scriptBlocks(text);
  for (const source of sources) {
    facts.addImport('import', source, ['*']);
  }
  for (const block of blocks) {
    inspectScript(facts, block.dialect, block.text);
  }
};

/** JavaScript, TypeScript, and components that hold scripts. */
export const script: LanguageFamily = {
  languages: [
    { id: 'typescript', kind: 'code', syntax: ecma, extensions: 'ts mts cts' },
    { id: 'typescriptreact', kind: 'code', syntax: ecma, extensions: 'tsx' },
    { id: 'javascript', kind: 'code', syntax: ecma, extensions: 'js mjs cjs es6', names: 'jakefile' },
    { id: 'javascriptreact', kind: 'code', syntax: ecma, extensions: 'jsx' },
    { id: 'vue', kind: 'code', syntax: component, extensions: 'vue' },
    { id: 'svelte', kind: 'code', syntax: component, extensions: 'svelte' },
  ],
  projectFiles: {
    manifests: 'package.json',
    configuration:
      'package.json bower.json lerna.json nx.json project.json turbo.json deno.json jakefile gulpfile.js gruntfile.js karma.conf.js ' +
      'makefile.js',
    locks: 'package-lock.json npm-shrinkwrap.json yarn.lock pnpm-lock.yaml bun.lock bun.lockb deno.lock',
  },
  sourceFolders: 'js ts',
  tests: defineTests({
    family: 'JavaScript and TypeScript',
    suffixes: ['.test', '.tests', '.spec', '.specs', '.e2e', '.cy', '.test-d'],
    treeSuffixes: ['-test', '-tests', '-spec', '_test', '_tests', '_spec', 'Test', 'Tests', 'Spec'],
    treePrefixes: ['test-', 'test_', 'test.'],
    wholeNames: ['test', 'tests', 'spec'],
    directories: ['test', 'tests', '__tests__', '__test__', 'spec', 'specs', '__specs__', 'e2e', 'cypress', 'test-d'],
    bareInTree: 'suite',
    placement: {
      suffix: '.test',
      extension: (source) => (source === 'vue' || source === 'svelte' ? 'ts' : source),
    },
  }),
  imports: {
    scanners: {
      typescript: scanScript,
      typescriptreact: scanScript,
      javascript: scanScript,
      javascriptreact: scanScript,
      vue: scanComponent,
      svelte: scanComponent,
    },
    createResolver: createScriptResolver,
  },
  newTest: scriptTest,
};

/** Languages that are turned into JavaScript; their imports and tests are not known. */
export const scriptDialects: LanguageFamily = {
  languages: [
    {
      id: 'coffeescript',
      kind: 'code',
      syntax: {
        line: ['#'],
        block: [{ open: '###', close: '###' }],
        strings: [tripleDouble, tripleSingle, doubleQuoted, singleQuoted],
      },
      extensions: 'coffee',
    },
    { id: 'rescript', kind: 'code', syntax: ecma, extensions: 'res resi' },
    { id: 'astro', kind: 'code', syntax: component, extensions: 'astro' },
  ],
};
