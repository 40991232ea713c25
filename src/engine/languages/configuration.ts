import { ecma, hash } from './commentSyntax.ts';
import type { LanguageFamily } from './language.ts';

/** What tools are told. */
export const configuration: LanguageFamily = {
  languages: [
    { id: 'makefile', kind: 'config', syntax: hash, extensions: 'mk mak', names: 'makefile gnumakefile' },
    { id: 'cmake', kind: 'config', syntax: hash, extensions: 'cmake', names: 'cmakelists.txt' },
    {
      id: 'dockerfile',
      kind: 'config',
      syntax: hash,
      extensions: 'dockerfile',
      names: 'dockerfile containerfile',
      nameStart: 'dockerfile-',
    },
    { id: 'yaml', kind: 'config', syntax: hash, extensions: 'yml yaml' },
    { id: 'toml', kind: 'config', syntax: hash, extensions: 'toml' },
    {
      id: 'ini',
      kind: 'config',
      syntax: { line: [], lineStart: [';', '#'], block: [], strings: [] },
      extensions: 'ini cfg conf editorconfig',
      names: '.editorconfig .npmrc',
    },
    {
      id: 'properties',
      kind: 'config',
      syntax: { line: [], lineStart: ['#', '!'], block: [], strings: [] },
      extensions: 'properties',
    },
    {
      id: 'ignore',
      kind: 'config',
      syntax: hash,
      extensions: 'gitignore',
      names:
        '.gitignore .gitattributes .npmignore .dockerignore .eslintignore .prettierignore .vscodeignore .mailmap codeowners',
    },
    { id: 'jsonc', kind: 'config', syntax: ecma, extensions: 'jsonc json5 code-workspace' },
  ],
};
