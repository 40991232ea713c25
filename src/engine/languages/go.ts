import { baseNameOf, directoryOf } from '../model/repoPath.ts';
import { cLike, doubleQuoted, rawBackquoted } from './commentSyntax.ts';
import { createGoResolver } from './go/resolveGo.ts';
import { scanGo } from './go/scanGo.ts';
import type { LanguageFamily } from './language.ts';
import { pascalCase } from './newTestDraft.ts';
import { defineTests } from './testConvention.ts';

export const go: LanguageFamily = {
  languages: [
    { id: 'go', kind: 'code', syntax: { ...cLike, strings: [doubleQuoted, rawBackquoted] }, extensions: 'go' },
  ],
  projectFiles: { manifests: 'go.mod', configuration: 'go.mod go.work', locks: 'go.sum go.work.sum' },
  tests: defineTests({
    family: 'Go',
    suffixes: ['_test'],
    directories: ['e2e', 'test', 'tests'],
    bareInTree: 'support',
    placement: { suffix: '_test' },
  }),
  imports: { scanners: { go: scanGo }, createResolver: createGoResolver },
  newTest: {
    text: ({ name, source, code }) =>
      `package ${code?.packageName ?? baseNameOf(directoryOf(source))}\n\nimport "testing"\n\nfunc Test${pascalCase(name)}(t *testing.T) {\n\tt.Fatal("write this test")\n}\n`,
  },
};
