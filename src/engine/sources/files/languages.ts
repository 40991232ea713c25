import type { RepoPath } from '../../model/repoPath.ts';
import { baseNameOf } from '../../model/repoPath.ts';
import type { CommentSyntaxName } from './commentSyntax.ts';

/** What a language is mostly used for. `binary` files are never read. */
type LanguageKind = 'code' | 'config' | 'data' | 'docs' | 'binary';

/** One row of the language table. */
export interface Language {
  /** VS Code's language id, or the one of its best-known extension. */
  readonly id: string;
  readonly kind: LanguageKind;
  /** null where comments cannot be told from code: its non-blank lines are its code lines. */
  readonly syntax: CommentSyntaxName | null;
  /** In lower case, without the leading dot; separated by spaces. */
  readonly extensions: string;
  /** Whole file names in lower case, separated by spaces. */
  readonly names?: string;
}

/** The language table: path to language id and comment syntax. */
export const languages: readonly Language[] = [
  { id: 'typescript', kind: 'code', syntax: 'ecma', extensions: 'ts mts cts' },
  { id: 'typescriptreact', kind: 'code', syntax: 'ecma', extensions: 'tsx' },
  { id: 'javascript', kind: 'code', syntax: 'ecma', extensions: 'js mjs cjs es6', names: 'jakefile' },
  { id: 'javascriptreact', kind: 'code', syntax: 'ecma', extensions: 'jsx' },
  { id: 'vue', kind: 'code', syntax: 'component', extensions: 'vue' },
  { id: 'svelte', kind: 'code', syntax: 'component', extensions: 'svelte' },
  { id: 'astro', kind: 'code', syntax: 'component', extensions: 'astro' },
  { id: 'python', kind: 'code', syntax: 'python', extensions: 'py pyi pyw', names: 'sconstruct sconscript wscript' },
  { id: 'cython', kind: 'code', syntax: 'python', extensions: 'pyx pxd' },
  { id: 'starlark', kind: 'code', syntax: 'python', extensions: 'bzl star', names: 'build.bazel workspace.bazel' },
  { id: 'java', kind: 'code', syntax: 'java', extensions: 'java' },
  { id: 'aspectj', kind: 'code', syntax: 'java', extensions: 'aj' },
  { id: 'kotlin', kind: 'code', syntax: 'kotlin', extensions: 'kt ktm' },
  { id: 'kotlin', kind: 'config', syntax: 'kotlin', extensions: 'kts' },
  { id: 'scala', kind: 'code', syntax: 'kotlin', extensions: 'scala sc' },
  { id: 'groovy', kind: 'code', syntax: 'groovy', extensions: 'groovy gvy', names: 'jenkinsfile' },
  { id: 'gradle', kind: 'config', syntax: 'groovy', extensions: 'gradle' },
  { id: 'go', kind: 'code', syntax: 'go', extensions: 'go' },
  { id: 'rust', kind: 'code', syntax: 'rust', extensions: 'rs' },
  { id: 'csharp', kind: 'code', syntax: 'csharp', extensions: 'cs csx cake' },
  { id: 'fsharp', kind: 'code', syntax: 'fsharp', extensions: 'fs fsi fsx' },
  { id: 'vb', kind: 'code', syntax: 'basic', extensions: 'vb vbs bas' },
  {
    id: 'ruby',
    kind: 'code',
    syntax: 'ruby',
    extensions: 'rb rake gemspec ru',
    names: 'gemfile rakefile podfile fastfile',
  },
  { id: 'crystal', kind: 'code', syntax: 'hash', extensions: 'cr' },
  { id: 'php', kind: 'code', syntax: 'php', extensions: 'php phtml php4 php5 phpt' },
  { id: 'swift', kind: 'code', syntax: 'swift', extensions: 'swift' },
  { id: 'c', kind: 'code', syntax: 'c', extensions: 'c' },
  { id: 'cpp', kind: 'code', syntax: 'c', extensions: 'cc cpp cxx c++ cppm ixx h hh hpp hxx h++ inl ipp tpp ino' },
  { id: 'cuda-cpp', kind: 'code', syntax: 'c', extensions: 'cu cuh' },
  { id: 'objective-c', kind: 'code', syntax: 'c', extensions: 'm' },
  { id: 'objective-cpp', kind: 'code', syntax: 'c', extensions: 'mm' },
  { id: 'd', kind: 'code', syntax: 'c', extensions: 'd' },
  { id: 'zig', kind: 'code', syntax: 'zig', extensions: 'zig' },
  { id: 'solidity', kind: 'code', syntax: 'c', extensions: 'sol' },
  { id: 'glsl', kind: 'code', syntax: 'c', extensions: 'glsl vert frag geom comp' },
  { id: 'hlsl', kind: 'code', syntax: 'c', extensions: 'hlsl fx' },
  { id: 'wgsl', kind: 'code', syntax: 'c', extensions: 'wgsl' },
  { id: 'dart', kind: 'code', syntax: 'dart', extensions: 'dart' },
  { id: 'elixir', kind: 'code', syntax: 'elixir', extensions: 'ex exs' },
  { id: 'erlang', kind: 'code', syntax: 'percent', extensions: 'erl hrl' },
  { id: 'haskell', kind: 'code', syntax: 'haskell', extensions: 'hs' },
  { id: 'elm', kind: 'code', syntax: 'haskell', extensions: 'elm' },
  { id: 'purescript', kind: 'code', syntax: 'haskell', extensions: 'purs' },
  { id: 'ocaml', kind: 'code', syntax: 'ocaml', extensions: 'ml mli mll mly' },
  { id: 'rescript', kind: 'code', syntax: 'ecma', extensions: 'res resi' },
  { id: 'clojure', kind: 'code', syntax: 'clojure', extensions: 'clj cljs cljc cljx' },
  { id: 'lisp', kind: 'code', syntax: 'lisp', extensions: 'lisp lsp el scm ss rkt' },
  { id: 'lua', kind: 'code', syntax: 'lua', extensions: 'lua' },
  { id: 'perl', kind: 'code', syntax: 'perl', extensions: 'pl pm' },
  { id: 'r', kind: 'code', syntax: 'hash', extensions: 'r' },
  { id: 'julia', kind: 'code', syntax: 'julia', extensions: 'jl' },
  { id: 'nim', kind: 'code', syntax: 'hash', extensions: 'nim nims' },
  { id: 'coffeescript', kind: 'code', syntax: 'coffeescript', extensions: 'coffee' },
  { id: 'fortran', kind: 'code', syntax: 'fortran', extensions: 'f90 f95 f03 f08' },
  { id: 'pascal', kind: 'code', syntax: 'pascal', extensions: 'pas dpr' },
  { id: 'shellscript', kind: 'code', syntax: 'hash', extensions: 'sh bash zsh ksh bats', names: 'gradlew mvnw' },
  { id: 'fish', kind: 'code', syntax: 'hash', extensions: 'fish' },
  { id: 'tcl', kind: 'code', syntax: 'hash', extensions: 'tcl' },
  { id: 'awk', kind: 'code', syntax: 'hash', extensions: 'awk' },
  { id: 'powershell', kind: 'code', syntax: 'powershell', extensions: 'ps1 psm1 psd1' },
  { id: 'bat', kind: 'code', syntax: 'batch', extensions: 'bat cmd' },
  { id: 'html', kind: 'code', syntax: 'markup', extensions: 'html htm xhtml' },
  { id: 'css', kind: 'code', syntax: 'css', extensions: 'css pcss' },
  { id: 'scss', kind: 'code', syntax: 'scss', extensions: 'scss' },
  { id: 'sass', kind: 'code', syntax: 'scss', extensions: 'sass' },
  { id: 'less', kind: 'code', syntax: 'scss', extensions: 'less' },
  { id: 'stylus', kind: 'code', syntax: 'scss', extensions: 'styl' },
  { id: 'handlebars', kind: 'code', syntax: 'handlebars', extensions: 'hbs handlebars mustache' },
  { id: 'ejs', kind: 'code', syntax: 'ejs', extensions: 'ejs erb jsp jspx eex heex' },
  { id: 'ftl', kind: 'code', syntax: 'freemarker', extensions: 'ftl ftlh' },
  { id: 'jinja', kind: 'code', syntax: 'markup', extensions: 'jinja jinja2 j2 njk liquid twig' },
  { id: 'jade', kind: 'code', syntax: 'pug', extensions: 'pug jade' },
  { id: 'razor', kind: 'code', syntax: 'razor', extensions: 'cshtml razor' },
  { id: 'sql', kind: 'code', syntax: 'sql', extensions: 'sql' },
  { id: 'graphql', kind: 'code', syntax: 'graphql', extensions: 'graphql gql graphqls' },
  { id: 'proto3', kind: 'code', syntax: 'c', extensions: 'proto' },
  { id: 'thrift', kind: 'code', syntax: 'terraform', extensions: 'thrift' },
  { id: 'terraform', kind: 'code', syntax: 'terraform', extensions: 'tf tfvars hcl nomad' },
  { id: 'bicep', kind: 'code', syntax: 'c', extensions: 'bicep' },
  { id: 'prisma', kind: 'code', syntax: 'c', extensions: 'prisma' },
  { id: 'nix', kind: 'code', syntax: 'nix', extensions: 'nix' },
  { id: 'makefile', kind: 'config', syntax: 'hash', extensions: 'mk mak', names: 'makefile gnumakefile' },
  { id: 'cmake', kind: 'config', syntax: 'hash', extensions: 'cmake', names: 'cmakelists.txt' },
  { id: 'dockerfile', kind: 'config', syntax: 'hash', extensions: 'dockerfile', names: 'dockerfile containerfile' },
  { id: 'yaml', kind: 'config', syntax: 'hash', extensions: 'yml yaml' },
  { id: 'toml', kind: 'config', syntax: 'hash', extensions: 'toml' },
  {
    id: 'ini',
    kind: 'config',
    syntax: 'semicolon',
    extensions: 'ini cfg conf editorconfig',
    names: '.editorconfig .npmrc',
  },
  { id: 'properties', kind: 'config', syntax: 'properties', extensions: 'properties' },
  {
    id: 'ignore',
    kind: 'config',
    syntax: 'hash',
    extensions: 'gitignore',
    names:
      '.gitignore .gitattributes .npmignore .dockerignore .eslintignore .prettierignore .vscodeignore .mailmap codeowners',
  },
  { id: 'jsonc', kind: 'config', syntax: 'ecma', extensions: 'jsonc json5 code-workspace' },
  { id: 'json', kind: 'data', syntax: null, extensions: 'json webmanifest geojson ipynb jsonl' },
  {
    id: 'xml',
    kind: 'data',
    syntax: 'markup',
    extensions: 'xml xsd xsl xslt dtd wsdl plist csproj vcxproj props targets resx xaml svg',
  },
  { id: 'csv', kind: 'data', syntax: null, extensions: 'csv tsv' },
  { id: 'diff', kind: 'data', syntax: null, extensions: 'diff patch' },
  { id: 'markdown', kind: 'docs', syntax: 'markup', extensions: 'md mdx markdown mkd' },
  { id: 'restructuredtext', kind: 'docs', syntax: null, extensions: 'rst' },
  { id: 'asciidoc', kind: 'docs', syntax: 'asciidoc', extensions: 'adoc asciidoc' },
  { id: 'latex', kind: 'docs', syntax: 'percent', extensions: 'tex sty cls' },
  {
    id: 'plaintext',
    kind: 'docs',
    syntax: null,
    extensions: 'txt',
    names: 'license licence copying notice authors readme',
  },
  {
    id: 'binary',
    kind: 'binary',
    syntax: null,
    extensions:
      'png jpg jpeg gif ico bmp webp avif tif tiff psd woff woff2 ttf otf eot mp3 mp4 ogg wav webm mov avi flac pdf zip gz tgz bz2 xz ' +
      '7z rar jar war ear class so dylib dll exe o a obj lib pyc pyo wasm node bin dat db sqlite keystore jks p12 pfx der mo vsix nupkg',
  },
];

const UNKNOWN: Language = { id: 'unknown', kind: 'data', syntax: null, extensions: '' };

const BY_EXTENSION = new Map(languages.flatMap((language) => rows(language, language.extensions)));
const BY_NAME = new Map(languages.flatMap((language) => rows(language, language.names ?? '')));
/** Where two rows share an id, their syntax is the same. */
const BY_ID = new Map(languages.map((language) => [language.id, language]));

function rows(language: Language, keys: string): readonly (readonly [string, Language])[] {
  return keys === '' ? [] : keys.split(' ').map((key) => [key, language]);
}

/** The row of the language table for a path, by its name, then by its extension; the row "unknown" where there is none. */
export function languageOf(path: RepoPath): Language {
  const name = baseNameOf(path).toLowerCase();
  const dot = name.lastIndexOf('.');
  const byWholeName = BY_NAME.get(name);
  if (byWholeName !== undefined) {
    return byWholeName;
  }
  if (dot < 0) {
    return name.startsWith('dockerfile-') ? (BY_NAME.get('dockerfile') ?? UNKNOWN) : UNKNOWN;
  }
  return BY_EXTENSION.get(name.slice(dot + 1)) ?? BY_NAME.get(name.slice(0, name.indexOf('.'))) ?? UNKNOWN;
}

/** The comment syntax of a language id; null where comments are not told from code. */
export function commentSyntaxNameOf(id: string): CommentSyntaxName | null {
  return BY_ID.get(id)?.syntax ?? null;
}
