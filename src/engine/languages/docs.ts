import { markupComment } from './commentSyntax.ts';
import type { LanguageFamily } from './language.ts';

/** What people read. */
export const docs: LanguageFamily = {
  languages: [
    {
      id: 'markdown',
      kind: 'docs',
      syntax: { line: [], block: [markupComment], strings: [] },
      extensions: 'md mdx markdown mkd',
    },
    { id: 'restructuredtext', kind: 'docs', syntax: null, extensions: 'rst' },
    {
      id: 'asciidoc',
      kind: 'docs',
      syntax: {
        line: [],
        lineStart: ['//'],
        block: [{ open: '////', close: '////', firstColumn: true }],
        strings: [],
      },
      extensions: 'adoc asciidoc',
    },
    { id: 'latex', kind: 'docs', syntax: { line: ['%'], block: [], strings: [] }, extensions: 'tex sty cls' },
    {
      id: 'plaintext',
      kind: 'docs',
      syntax: null,
      extensions: 'txt',
      names: 'license licence copying notice authors readme',
    },
  ],
};
