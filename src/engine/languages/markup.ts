import type { CommentSyntax } from './commentSyntax.ts';
import { doubleQuoted, markupComment, singleQuoted, slashStar } from './commentSyntax.ts';
import type { LanguageFamily } from './language.ts';

const page: CommentSyntax = { line: [], block: [markupComment], strings: [] };
const style: CommentSyntax = { line: ['//'], block: [slashStar], strings: [doubleQuoted, singleQuoted] };

/** Pages, templates of pages, and their styles. */
export const markup: LanguageFamily = {
  languages: [
    { id: 'html', kind: 'code', syntax: page, extensions: 'html htm xhtml', asset: true },
    { id: 'css', kind: 'code', syntax: { ...style, line: [] }, extensions: 'css pcss', asset: true },
    { id: 'scss', kind: 'code', syntax: style, extensions: 'scss', asset: true },
    { id: 'sass', kind: 'code', syntax: style, extensions: 'sass', asset: true },
    { id: 'less', kind: 'code', syntax: style, extensions: 'less', asset: true },
    { id: 'stylus', kind: 'code', syntax: style, extensions: 'styl', asset: true },
    {
      id: 'handlebars',
      kind: 'code',
      syntax: {
        line: [],
        block: [{ open: '{{!--', close: '--}}' }, { open: '{{!', close: '}}' }, markupComment],
        strings: [],
      },
      extensions: 'hbs handlebars mustache',
      asset: true,
    },
    {
      id: 'ejs',
      kind: 'code',
      syntax: {
        line: [],
        block: [{ open: '<%#', close: '%>' }, { open: '<%--', close: '--%>' }, markupComment],
        strings: [],
      },
      extensions: 'ejs erb jsp jspx eex heex',
      asset: true,
    },
    {
      id: 'ftl',
      kind: 'code',
      syntax: { line: [], block: [{ open: '<#--', close: '-->' }, markupComment], strings: [] },
      extensions: 'ftl ftlh',
      asset: true,
    },
    { id: 'jinja', kind: 'code', syntax: page, extensions: 'jinja jinja2 j2 njk liquid twig', asset: true },
    {
      id: 'jade',
      kind: 'code',
      syntax: { line: ['//'], block: [], strings: [doubleQuoted, singleQuoted] },
      extensions: 'pug jade',
      asset: true,
    },
    {
      id: 'razor',
      kind: 'code',
      syntax: { line: [], block: [{ open: '@*', close: '*@' }, markupComment], strings: [] },
      extensions: 'cshtml razor',
    },
  ],
};
