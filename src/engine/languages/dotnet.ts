import { cLike, doubleQuoted, tripleDouble } from './commentSyntax.ts';
import { createCsharpResolver } from './dotnet/resolveCsharp.ts';
import { scanCsharp } from './dotnet/scanCsharp.ts';
import type { LanguageFamily } from './language.ts';
import type { NewTestDraft } from './newTestDraft.ts';
import { importedNearby, pascalCase } from './newTestDraft.ts';
import { defineTests } from './testConvention.ts';

/** C#, whose imports are known, and F# and Visual Basic, which share its tests. */
export const dotnet: LanguageFamily = {
  languages: [
    {
      id: 'csharp',
      kind: 'code',
      syntax: {
        ...cLike,
        strings: [
          { open: '"""', close: '"""', multiline: true },
          { open: '@"', close: '"', doubled: true, multiline: true },
          { open: '$@"', close: '"', doubled: true, multiline: true },
          doubleQuoted,
        ],
      },
      extensions: 'cs csx cake',
    },
    {
      id: 'fsharp',
      kind: 'code',
      syntax: {
        line: ['//'],
        block: [{ open: '(*', close: '*)', nested: true }],
        strings: [
          { ...tripleDouble, escapes: false },
          { ...doubleQuoted, multiline: true },
        ],
        characters: true,
        lookalikes: ['(*)'],
      },
      extensions: 'fs fsi fsx',
    },
    {
      id: 'vb',
      kind: 'code',
      syntax: { line: ["'"], block: [], strings: [{ open: '"', close: '"', doubled: true }] },
      extensions: 'vb vbs bas',
    },
  ],
  projectFiles: { manifestEnds: '.sln', locks: 'packages.lock.json' },
  tests: defineTests({
    family: 'C#',
    suffixes: ['Tests', 'UnitTest', 'UnitTests'],
    treeSuffixes: ['Test', 'Spec', 'Specs', 'Facts', 'Should'],
    treePrefixes: ['Test'],
    directories: ['test', 'tests'],
    directoryEnds: ['.test', '.tests', '.unittests', '.integrationtests', '.specs', 'tests'],
    bareInTree: 'suite',
    placement: { from: ['src'], to: 'tests', suffix: 'Tests' },
  }),
  imports: { scanners: { csharp: scanCsharp }, createResolver: createCsharpResolver },
  newTest: { text: testText },
};

function testText(draft: NewTestDraft): string {
  const nunit = importedNearby(draft).some((specifier) => specifier.startsWith('NUnit'));
  const [using, mark] = nunit ? ['NUnit.Framework', 'Test'] : ['Xunit', 'Fact'];
  return `using ${using};\n\npublic class ${pascalCase(draft.name)}Tests\n{\n    [${mark}]\n    public void Works()\n    {\n        Assert.Fail("Write this test.");\n    }\n}\n`;
}
