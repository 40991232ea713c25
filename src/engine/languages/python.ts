import type { CommentSyntax } from './commentSyntax.ts';
import { doubleQuoted, singleQuoted, tripleDouble, tripleSingle } from './commentSyntax.ts';
import type { LanguageFamily } from './language.ts';
import type { NewTestDraft } from './newTestDraft.ts';
import { importedNearby, pascalCase, snakeCase } from './newTestDraft.ts';
import { createPythonResolver } from './python/resolvePython.ts';
import { PACKAGE_FILE, scanPython } from './python/scanPython.ts';
import { defineTests } from './testConvention.ts';

const syntax: CommentSyntax = {
  line: ['#'],
  block: [],
  strings: [{ ...tripleDouble, documents: true }, { ...tripleSingle, documents: true }, doubleQuoted, singleQuoted],
};

export const python: LanguageFamily = {
  languages: [{ id: 'python', kind: 'code', syntax, extensions: 'py pyi pyw', names: 'sconstruct sconscript wscript' }],
  projectFiles: {
    manifests: 'pyproject.toml setup.py setup.cfg',
    configuration: 'setup.py conftest.py setup.cfg',
    locks: 'poetry.lock uv.lock pdm.lock pipfile.lock',
  },
  sourceFolders: 'python',
  tests: defineTests({
    family: 'Python',
    suffixes: ['_test', '_tests', '_unittest', '-test'],
    prefixes: ['test_'],
    treePrefixes: ['test'],
    wholeNames: ['test', 'tests'],
    directories: ['test', 'tests', 'unittests', 'unit_tests', 'integration_tests', 'functional_tests'],
    directoryEnds: ['_tests'],
    bareInTree: 'suite',
    placement: { from: ['src'], to: 'tests', prefix: 'test_' },
  }),
  imports: {
    scanners: { python: scanPython },
    tellingNames: [PACKAGE_FILE],
    createResolver: createPythonResolver,
  },
  newTest: { text: testText },
};

/** Languages written as Python is; their imports and tests are not known. */
export const pythonDialects: LanguageFamily = {
  languages: [
    { id: 'cython', kind: 'code', syntax, extensions: 'pyx pxd' },
    { id: 'starlark', kind: 'code', syntax, extensions: 'bzl star', names: 'build.bazel workspace.bazel' },
  ],
};

function testText(draft: NewTestDraft): string {
  const { name, source } = draft;
  const module = source
    .replace(/\.py$/u, '')
    .replace(/^src\//u, '')
    .replace(/\/__init__$/u, '')
    .replaceAll('/', '.');
  const packages = importedNearby(draft);
  const head = `import ${module}\n\n\n`;
  return packages.includes('unittest') && !packages.includes('pytest')
    ? `import unittest\n\n${head}class ${pascalCase(name)}Test(unittest.TestCase):\n    def test_works(self):\n        self.fail("Write this test.")\n`
    : `${head}def test_${snakeCase(name)}_works():\n    raise AssertionError("Write this test.")\n`;
}
