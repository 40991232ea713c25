import type { CommentSyntax } from './commentSyntax.ts';
import { cLike, doubleQuoted, hash, slashStar, tripleDouble } from './commentSyntax.ts';
import type { LanguageFamily } from './language.ts';

const haskell: CommentSyntax = {
  line: ['--'],
  block: [{ open: '{-', close: '-}', nested: true }],
  strings: [doubleQuoted],
  characters: true,
};

/** Declarations of resources, with both kinds of line comments. */
const declarations: CommentSyntax = { line: ['#', '//'], block: [slashStar], strings: [doubleQuoted] };

/** Code whose lines are counted and no more. A language whose imports or tests become known moves to a module of its own. */
export const counted: LanguageFamily = {
  languages: [
    { id: 'crystal', kind: 'code', syntax: hash, extensions: 'cr' },
    { id: 'd', kind: 'code', syntax: cLike, extensions: 'd' },
    { id: 'zig', kind: 'code', syntax: { ...cLike, block: [] }, extensions: 'zig' },
    { id: 'solidity', kind: 'code', syntax: cLike, extensions: 'sol' },
    { id: 'glsl', kind: 'code', syntax: cLike, extensions: 'glsl vert frag geom comp' },
    { id: 'hlsl', kind: 'code', syntax: cLike, extensions: 'hlsl fx' },
    { id: 'wgsl', kind: 'code', syntax: cLike, extensions: 'wgsl' },
    { id: 'erlang', kind: 'code', syntax: { line: ['%'], block: [], strings: [] }, extensions: 'erl hrl' },
    { id: 'haskell', kind: 'code', syntax: haskell, extensions: 'hs' },
    { id: 'elm', kind: 'code', syntax: haskell, extensions: 'elm' },
    { id: 'purescript', kind: 'code', syntax: haskell, extensions: 'purs' },
    {
      id: 'ocaml',
      kind: 'code',
      syntax: {
        line: [],
        block: [{ open: '(*', close: '*)', nested: true }],
        strings: [{ ...doubleQuoted, multiline: true }],
        characters: true,
      },
      extensions: 'ml mli mll mly',
    },
    {
      id: 'lisp',
      kind: 'code',
      syntax: {
        line: [';'],
        lineStart: ['#_'],
        block: [{ open: '#|', close: '|#', nested: true }],
        strings: [doubleQuoted],
      },
      extensions: 'lisp lsp el scm ss rkt',
    },
    {
      id: 'perl',
      kind: 'code',
      syntax: {
        ...hash,
        block: ['=head', '=pod', '=over', '=item', '=begin', '=for', '=encoding'].map((open) => ({
          open,
          close: '=cut',
          firstColumn: true,
        })),
      },
      extensions: 'pl pm',
    },
    { id: 'r', kind: 'code', syntax: hash, extensions: 'r' },
    {
      id: 'julia',
      kind: 'code',
      syntax: {
        line: ['#'],
        block: [{ open: '#=', close: '=#', nested: true }],
        strings: [{ ...tripleDouble, documents: true }, doubleQuoted],
        characters: true,
      },
      extensions: 'jl',
    },
    { id: 'nim', kind: 'code', syntax: hash, extensions: 'nim nims' },
    { id: 'fortran', kind: 'code', syntax: { line: ['!'], block: [], strings: [] }, extensions: 'f90 f95 f03 f08' },
    {
      id: 'pascal',
      kind: 'code',
      syntax: {
        line: ['//'],
        block: [
          { open: '{', close: '}' },
          { open: '(*', close: '*)' },
        ],
        strings: [{ open: "'", close: "'", doubled: true }],
      },
      extensions: 'pas dpr',
    },
    { id: 'fish', kind: 'code', syntax: hash, extensions: 'fish' },
    { id: 'tcl', kind: 'code', syntax: hash, extensions: 'tcl' },
    { id: 'awk', kind: 'code', syntax: hash, extensions: 'awk' },
    {
      id: 'powershell',
      kind: 'code',
      syntax: { line: ['#'], block: [{ open: '<#', close: '#>' }], strings: [{ ...doubleQuoted, escapes: false }] },
      extensions: 'ps1 psm1 psd1',
    },
    {
      id: 'bat',
      kind: 'code',
      syntax: { line: [], lineStart: ['rem', 'REM', 'Rem', '@rem', '@REM', '@Rem', '::'], block: [], strings: [] },
      extensions: 'bat cmd',
    },
    {
      id: 'sql',
      kind: 'code',
      syntax: {
        line: ['--'],
        block: [slashStar],
        strings: [
          { open: "'", close: "'", doubled: true },
          { open: '"', close: '"', doubled: true },
        ],
      },
      extensions: 'sql',
      asset: true,
    },
    {
      id: 'graphql',
      kind: 'code',
      syntax: { line: ['#'], block: [], strings: [{ ...tripleDouble, documents: true }, doubleQuoted] },
      extensions: 'graphql gql graphqls',
    },
    { id: 'proto3', kind: 'code', syntax: cLike, extensions: 'proto' },
    { id: 'thrift', kind: 'code', syntax: declarations, extensions: 'thrift' },
    { id: 'terraform', kind: 'code', syntax: declarations, extensions: 'tf tfvars hcl nomad' },
    { id: 'bicep', kind: 'code', syntax: cLike, extensions: 'bicep' },
    { id: 'prisma', kind: 'code', syntax: cLike, extensions: 'prisma' },
    {
      id: 'nix',
      kind: 'code',
      syntax: {
        line: ['#'],
        block: [slashStar],
        strings: [doubleQuoted, { open: "''", close: "''", multiline: true }],
      },
      extensions: 'nix',
    },
  ],
  projectFiles: { locks: 'flake.lock .terraform.lock.hcl' },
};
