import { hash } from './commentSyntax.ts';
import type { LanguageFamily } from './language.ts';
import { defineTests } from './testConvention.ts';

export const shell: LanguageFamily = {
  languages: [
    { id: 'shellscript', kind: 'code', syntax: hash, extensions: 'sh bash zsh ksh bats', names: 'gradlew mvnw' },
  ],
  tests: defineTests({
    family: 'Shell',
    suffixes: ['_test', '.test', '_spec', '.bats'],
    prefixes: ['test_'],
    treeSuffixes: ['-test', '-tests', '_tests'],
    treePrefixes: ['test-', 't-'],
    testExtensions: ['bats'],
    directories: ['t', 'test', 'tests', 'spec'],
    bareInTree: 'test',
    placement: { from: ['src', 'bin', 'lib'], to: 'test', extension: () => 'bats' },
  }),
  newTest: {
    text: ({ name, test }) =>
      test.endsWith('.bats')
        ? `@test "${name} works" {\n  false # Write this test.\n}\n`
        : `echo "Write the test of ${name}." >&2\nexit 1\n`,
  },
};
