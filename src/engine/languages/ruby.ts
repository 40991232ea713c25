import { hash } from './commentSyntax.ts';
import type { LanguageFamily } from './language.ts';
import { pascalCase } from './newTestDraft.ts';
import { defineTests } from './testConvention.ts';

export const ruby: LanguageFamily = {
  languages: [
    {
      id: 'ruby',
      kind: 'code',
      syntax: { ...hash, block: [{ open: '=begin', close: '=end', firstColumn: true }] },
      extensions: 'rb rake gemspec ru',
      names: 'gemfile rakefile podfile fastfile',
    },
  ],
  projectFiles: {
    manifests: 'Gemfile',
    manifestEnds: '.gemspec',
    configuration: 'gemfile rakefile podfile fastfile',
    locks: 'gemfile.lock podfile.lock',
  },
  sourceFolders: 'ruby',
  tests: defineTests({
    family: 'Ruby',
    suffixes: ['_spec', '_test'],
    prefixes: ['test_'],
    directories: ['spec', 'specs', 'test', 'tests', 'features'],
    bareInTree: 'support',
    placement: { from: ['lib', 'app'], to: 'spec', suffix: '_spec' },
  }),
  newTest: {
    text: ({ name, test }, specifier) =>
      test.endsWith('_spec.rb')
        ? `require_relative '${specifier}'\n\nRSpec.describe '${name}' do\n  it 'works' do\n    raise 'Write this test.'\n  end\nend\n`
        : `require 'minitest/autorun'\nrequire_relative '${specifier}'\n\nclass ${pascalCase(name)}Test < Minitest::Test\n  def test_works\n    flunk 'Write this test.'\n  end\nend\n`,
  },
};
