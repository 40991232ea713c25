import { doubleQuoted, singleQuoted, slashStar } from './commentSyntax.ts';
import type { LanguageFamily } from './language.ts';
import { pascalCase } from './newTestDraft.ts';
import { createPhpResolver } from './php/resolvePhp.ts';
import { scanPhp } from './php/scanPhp.ts';
import { defineTests } from './testConvention.ts';

export const php: LanguageFamily = {
  languages: [
    {
      id: 'php',
      kind: 'code',
      syntax: {
        // After code, "#" is also a color or an anchor in the page around it.
        line: ['//', '# '],
        lineStart: ['#'],
        block: [slashStar],
        strings: [doubleQuoted, singleQuoted],
        lookalikes: ['#['],
      },
      extensions: 'php phtml php4 php5 phpt',
    },
  ],
  projectFiles: { manifests: 'composer.json', configuration: 'composer.json', locks: 'composer.lock' },
  sourceFolders: 'php',
  tests: defineTests({
    family: 'PHP',
    suffixes: ['Test', 'Cest', '.spec'],
    treeSuffixes: ['Spec', 'TestCase', '_test'],
    testExtensions: ['phpt'],
    directories: ['test', 'tests', 'spec', 'specs'],
    bareInTree: 'support',
    placement: { from: ['src', 'lib', 'app'], to: 'tests', suffix: 'Test' },
  }),
  imports: { scanners: { php: scanPhp }, createResolver: createPhpResolver },
  newTest: {
    text: ({ name }) =>
      `<?php\n\nuse PHPUnit\\Framework\\TestCase;\n\nfinal class ${pascalCase(name)}Test extends TestCase\n{\n    public function testWorks(): void\n    {\n        self::fail('Write this test.');\n    }\n}\n`,
  },
};
