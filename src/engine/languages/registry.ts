import type { RepoPath } from '../model/repoPath.ts';
import { baseNameOf } from '../model/repoPath.ts';
import { c } from './c.ts';
import { clojure } from './clojure.ts';
import type { CommentSyntax } from './commentSyntax.ts';
import { configuration } from './configuration.ts';
import { counted } from './counted.ts';
import { dart } from './dart.ts';
import { data } from './data.ts';
import { docs } from './docs.ts';
import { dotnet } from './dotnet.ts';
import { elixir } from './elixir.ts';
import { go } from './go.ts';
import { jvm, jvmTools } from './jvm.ts';
import type { CodeRegistry, Language, LanguageFamily } from './language.ts';
import { lua } from './lua.ts';
import { markup } from './markup.ts';
import { php } from './php.ts';
import { python, pythonDialects } from './python.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';
import { script, scriptDialects } from './script.ts';
import { shell } from './shell.ts';
import { swift } from './swift.ts';
import type { TestConvention } from './testConvention.ts';

/** Every family. What belongs to no family is of the language "unknown". */
export const families: readonly LanguageFamily[] = [
  script,
  scriptDialects,
  python,
  pythonDialects,
  jvm,
  jvmTools,
  go,
  rust,
  dotnet,
  ruby,
  php,
  swift,
  c,
  elixir,
  dart,
  shell,
  clojure,
  lua,
  counted,
  markup,
  configuration,
  data,
  docs,
];

const UNKNOWN: Language = { id: 'unknown', kind: 'data', syntax: null, extensions: '' };

/** Every language of every family. */
export const languages: readonly Language[] = families.flatMap((family) => family.languages);

const BY_EXTENSION = new Map(languages.flatMap((language) => rows(language, language.extensions)));
const BY_NAME = new Map(languages.flatMap((language) => rows(language, language.names)));
const BY_NAME_START = languages.flatMap((language) => rows(language, language.nameStart));
/** Where two rows share an id, their syntax is the same. */
const BY_ID = new Map(languages.map((language) => [language.id, language]));
const FAMILY_BY_ID = new Map(families.flatMap((family) => family.languages.map(({ id }) => [id, family] as const)));

function rows(language: Language, keys: string | undefined): readonly (readonly [string, Language])[] {
  return wordsOf(keys).map((key) => [key, language]);
}

function wordsOf(text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : text.split(' ');
}

/** The language of a path, by its name, then by its extension; "unknown" where there is none. */
export function languageOf(path: RepoPath): Language {
  const name = baseNameOf(path).toLowerCase();
  const dot = name.lastIndexOf('.');
  const byWholeName = BY_NAME.get(name);
  if (byWholeName !== undefined) {
    return byWholeName;
  }
  if (dot < 0) {
    return BY_NAME_START.find(([start]) => name.startsWith(start))?.[1] ?? UNKNOWN;
  }
  return BY_EXTENSION.get(name.slice(dot + 1)) ?? BY_NAME.get(name.slice(0, name.indexOf('.'))) ?? UNKNOWN;
}

/** The family of a language id; undefined for "unknown". */
export function familyOf(id: string): LanguageFamily | undefined {
  return FAMILY_BY_ID.get(id);
}

/** The comment syntax of a language id; null where comments are not told from code. */
export function commentSyntaxOf(id: string): CommentSyntax | null {
  return BY_ID.get(id)?.syntax ?? null;
}

/** Whether files of a language are what tests load (pages, styles, statements), never tests themselves. */
export function isAsset(id: string): boolean {
  return BY_ID.get(id)?.asset === true;
}

/** The convention of each family whose tests are known. */
export const testConventions: readonly TestConvention[] = families.flatMap(({ tests }) => tests ?? []);

/** How the tests of a language are named; undefined where tests are not linked for it (data, markup, styles). */
export function testConventionOf(id: string): TestConvention | undefined {
  return FAMILY_BY_ID.get(id)?.tests;
}

const REGISTRIES = families.flatMap((family) => {
  const registry = family.imports?.registry;
  return registry === undefined ? [] : [{ family, registry }];
});

/** What reads a file that names code which is loaded at run time, and the family of that code; undefined for other files. */
export function codeRegistryOf(
  path: RepoPath,
): { readonly family: LanguageFamily; readonly registry: CodeRegistry } | undefined {
  return REGISTRIES.find(({ registry }) => registry.matches(path));
}

type ProjectFileKind = 'manifests' | 'manifestEnds' | 'configuration' | 'locks';

function projectFiles(kind: ProjectFileKind): readonly string[] {
  return families.flatMap(({ projectFiles: files }) => wordsOf(files?.[kind]));
}

/** Names of the files that make their folder a package, as written. */
export const manifestNames: ReadonlySet<string> = new Set(projectFiles('manifests'));

const MANIFEST_ENDS = projectFiles('manifestEnds');

/** Whether a file of this name makes its folder a package. */
export function isManifest(baseName: string): boolean {
  return manifestNames.has(baseName) || MANIFEST_ENDS.some((end) => baseName.endsWith(end));
}

/** Names, in lower case, of the files in which tools have written down versions. */
export const lockNames: ReadonlySet<string> = lowerCase(projectFiles('locks'));

/** Names, in lower case, of the files that configure tools, manifests among them. */
export const configurationNames: ReadonlySet<string> = lowerCase(projectFiles('configuration'));

function lowerCase(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}

/** Folders, in lower case, that hold sources of a family and say nothing of the place in the code. */
export const sourceFolders: ReadonlySet<string> = new Set(families.flatMap((family) => wordsOf(family.sourceFolders)));

/** Folders, in lower case, at which a path of packages starts, as in src/main/java/org/example. */
export const packageFolders: ReadonlySet<string> = new Set(
  families.flatMap((family) => wordsOf(family.packageFolders)),
);
