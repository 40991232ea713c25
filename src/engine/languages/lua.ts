import { doubleQuoted, singleQuoted } from './commentSyntax.ts';
import type { LanguageFamily } from './language.ts';

export const lua: LanguageFamily = {
  languages: [
    {
      id: 'lua',
      kind: 'code',
      syntax: {
        line: ['--'],
        block: ['', '=', '==', '==='].map((level) => ({ open: `--[${level}[`, close: `]${level}]` })),
        strings: [doubleQuoted, singleQuoted, { open: '[[', close: ']]', multiline: true }],
      },
      extensions: 'lua',
    },
  ],
};
