import type { FileRole } from '../../model/fact.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import { baseNameOf, directoryOf } from '../../model/repoPath.ts';
import type { LinguistAttributes } from './gitAttributes.ts';
import { languageOf } from './languages.ts';

/** Tells a test file by its path and language. */
export type IsTest = (path: RepoPath, language: string) => boolean;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const VENDORED_FOLDERS = words(
  'node_modules bower_components jspm_packages vendor vendors vendored third_party third-party thirdparty 3rdparty pods carthage',
);
const GENERATED_FOLDERS = words('generated __generated__ gen-src autogen .next .nuxt .svelte-kit .dart_tool');
/** Output folders by name, but names of packages and features too: they count only above the sources. */
const OUTPUT_FOLDERS = words('dist build out target obj coverage');
const FIXTURE_FOLDERS = words(
  'fixtures fixture __fixtures__ testdata test-data test_data test-fixtures __mocks__ mocks __snapshots__ testresources',
);
const TEST_FOLDERS = words(
  'test tests __tests__ spec specs e2e test-d androidtest unittests integrationtest testfixtures',
);
const DOCS_FOLDERS = words('docs doc documentation');
const EXAMPLE_FOLDERS = words(
  'examples example samples sample demo demos playground playgrounds stories tutorial tutorials',
);
const BENCH_FOLDERS = words('bench benches benchmark benchmarks jmh');
const LOCALE_FOLDERS = words('locales locale i18n l10n translations');
/** Below these a folder is a part of the product, whatever its name. */
const SOURCE_FOLDERS = words('src lib app source sources pkg internal cmd');

const LOCK_NAMES = words(
  'package-lock.json npm-shrinkwrap.json yarn.lock pnpm-lock.yaml bun.lock bun.lockb composer.lock gemfile.lock cargo.lock poetry.lock ' +
    'uv.lock pdm.lock pipfile.lock go.sum go.work.sum packages.lock.json mix.lock pubspec.lock podfile.lock flake.lock deno.lock ' +
    'gradle.lockfile .terraform.lock.hcl package.resolved conan.lock',
);
const CONFIG_NAMES = words(
  'package.json composer.json bower.json lerna.json nx.json project.json turbo.json deno.json pom.xml build.xml setup.py conftest.py ' +
    'setup.cfg go.mod go.work gemfile rakefile podfile fastfile jakefile gulpfile.js gruntfile.js karma.conf.js makefile.js build.rs ' +
    'jenkinsfile build.sbt mix.exs package.swift',
);
const DOCS_NAMES =
  /^(?:readme|changelog|changes|history|contributing|license|licence|copying|notice|authors|security|code_of_conduct)(?:$|[.-])/i;
const CONFIG_FILE =
  /(?:\.config\.[cm]?[jt]s|\.conf\.[cm]?js|^\.?[\w.-]{1,60}rc(?:\.(?:js|cjs|mjs|json|ya?ml|toml))?|^tsconfig.{0,60}\.json|^jsconfig.{0,60}\.json|\.config\.json)$/i;
const GENERATED_NAME =
  /(?:\.min\.(?:js|css|mjs)|[.-]bundle\.js|\.map|\.pb\.(?:go|cc|h|swift|dart)|_pb2(?:_grpc)?\.pyi?|_pb\.(?:js|d\.ts|rb)|\.g\.(?:dart|cs|kt)|\.freezed\.dart|\.designer\.cs|[._]generated\.[\w.]{1,20}|[._]gen\.[a-z]{1,4}|^zz_generated\..{1,80})$/i;

const JVM_SET_LANGUAGE = /^(?:java|kotlin|scala|groovy|aspectj|resources)$/;
/** Languages whose tests are classes, named with a suffix. */
const CLASS_LANGUAGES = words('java kotlin scala groovy csharp fsharp vb php swift objective-c cpp dart');
/** In a test tree these are the pages and styles that tests load. */
const ASSET_LANGUAGES = words('html css scss sass less stylus handlebars ejs jade ftl jinja');

/**
 * What a file is for, by its path, its language and .gitattributes. First match wins: an attribute; vendored and generated folders and
 * names; lock files; tests and fixtures; docs, examples, locales; then what its language is mostly used for.
 * Below `src/main/` of a JVM project, and generally below a source folder, a folder named "test", "target" or "docs" is a package.
 */
export function classifyRole(
  path: RepoPath,
  language: string,
  attributes: LinguistAttributes,
  isTest: IsTest = isTestByName,
): FileRole {
  const name = baseNameOf(path);
  const folders = foldersOf(path);
  return (
    roleByAttribute(attributes) ??
    roleByOrigin(name, folders, attributes) ??
    roleByTest(path, language, name, folders, isTest) ??
    roleByFolder(name, folders, language) ??
    roleByKind(path, name)
  );
}

/** The role once the content is known: a generated-code header makes a file generated, unless .gitattributes denies it. */
export function roleByContent(role: FileRole, attributes: LinguistAttributes, generatedHeader: boolean): FileRole {
  return generatedHeader && attributes.generated !== false && role !== 'vendored' ? 'generated' : role;
}

/** A plain test of names for any language: "x.test.ts", "x_test.go", "test_x.py", "XTest.java", or a test folder. */
export function isTestByName(path: RepoPath, language: string): boolean {
  if (languageOf(path).kind !== 'code') {
    return false;
  }
  const name = baseNameOf(path);
  const stem = name.slice(0, Math.max(0, name.lastIndexOf('.')));
  return (
    /(?:^|[._-])(?:test|tests|spec|specs|unittest|e2e|cy)$/i.test(stem) ||
    /^test[_-]/.test(stem) ||
    (CLASS_LANGUAGES.has(language) && /[a-z0-9](?:Test|Tests|TestCase|Spec|Specs|IT)$/.test(stem)) ||
    (!ASSET_LANGUAGES.has(language) &&
      foldersOf(path).some(({ word, packageName }) => !packageName && TEST_FOLDERS.has(word)))
  );
}

interface Folder {
  readonly word: string;
  /** Whether a source folder stands above it, so that its name may be a package's. */
  readonly belowSource: boolean;
  /** Whether it is part of a JVM package path below src/<set>/<language>/. */
  readonly packageName: boolean;
}

function foldersOf(path: RepoPath): readonly Folder[] {
  const directory = directoryOf(path);
  if (directory === '') {
    return [];
  }
  const segments = directory.toLowerCase().split('/');
  const root = jvmRoot(segments);
  let belowSource = false;
  return segments.map((word, index) => {
    const folder = { word, belowSource, packageName: index >= root };
    belowSource ||= SOURCE_FOLDERS.has(word);
    return folder;
  });
}

/** Index of the first package segment of a path such as src/main/java/org/example; the number of segments where there is none. */
function jvmRoot(segments: readonly string[]): number {
  for (let index = 0; index + 2 < segments.length; index += 1) {
    if (segments[index] === 'src' && JVM_SET_LANGUAGE.test(segments[index + 2] ?? '')) {
      return index + 3;
    }
  }
  return segments.length;
}

function roleByAttribute(attributes: LinguistAttributes): FileRole | undefined {
  if (attributes.generated === true) {
    return 'generated';
  }
  if (attributes.vendored === true) {
    return 'vendored';
  }
  return attributes.documentation === true ? 'docs' : undefined;
}

function roleByOrigin(name: string, folders: readonly Folder[], attributes: LinguistAttributes): FileRole | undefined {
  const lower = name.toLowerCase();
  if (
    attributes.vendored !== false &&
    folders.some(({ word, packageName }) => !packageName && VENDORED_FOLDERS.has(word))
  ) {
    return 'vendored';
  }
  if (LOCK_NAMES.has(lower)) {
    return 'lock';
  }
  const output = ({ word, belowSource, packageName }: Folder): boolean =>
    !packageName && (GENERATED_FOLDERS.has(word) || (!belowSource && OUTPUT_FOLDERS.has(word)));
  const generated = GENERATED_NAME.test(name) || folders.some(output);
  return attributes.generated !== false && generated ? 'generated' : undefined;
}

function roleByTest(
  path: RepoPath,
  language: string,
  name: string,
  folders: readonly Folder[],
  isTest: IsTest,
): FileRole | undefined {
  if (folders.some(({ word, packageName }) => !packageName && FIXTURE_FOLDERS.has(word)) || /\.snap$/i.test(name)) {
    return 'fixture';
  }
  if (isMainSource(folders)) {
    return undefined;
  }
  if (isTest(path, language)) {
    return 'test';
  }
  const inTestTree = folders.some(
    ({ word, packageName, belowSource }) => !packageName && !belowSource && TEST_FOLDERS.has(word),
  );
  if (!inTestTree && !isJvmTestSet(folders)) {
    return undefined;
  }
  return languageOf(path).kind === 'code' && !ASSET_LANGUAGES.has(language) ? 'test' : 'fixture';
}

/** `src/main/java/…` and its like are production, whatever their packages are called. */
function isMainSource(folders: readonly Folder[]): boolean {
  const root = folders.findIndex(({ packageName }) => packageName);
  const set = root < 0 ? folders.length : root;
  return (
    folders[set - 2]?.word === 'main' &&
    folders[set - 3]?.word === 'src' &&
    JVM_SET_LANGUAGE.test(folders[set - 1]?.word ?? '')
  );
}

/** `src/test/…`, `src/testFixtures/…`, `src/integrationTest/…`. */
function isJvmTestSet(folders: readonly Folder[]): boolean {
  return folders.some(({ word }, index) => word === 'src' && TEST_FOLDERS.has(folders[index + 1]?.word ?? ''));
}

function roleByFolder(name: string, folders: readonly Folder[], language: string): FileRole | undefined {
  const above = folders.filter(({ belowSource, packageName }) => !belowSource && !packageName).map(({ word }) => word);
  const has = (set: ReadonlySet<string>): boolean => above.some((word) => set.has(word));
  if (has(DOCS_FOLDERS) || above.some((word) => word.endsWith('-docs'))) {
    return 'docs';
  }
  if (has(EXAMPLE_FOLDERS) || has(BENCH_FOLDERS) || /\.(?:stories|bench)\.[cm]?[jt]sx?$/.test(name)) {
    return 'example';
  }
  const isText = language === 'json' || language === 'yaml' || language === 'properties' || language === 'unknown';
  return isText && folders.some(({ word }) => LOCALE_FOLDERS.has(word)) ? 'data' : undefined;
}

function roleByKind(path: RepoPath, name: string): FileRole {
  const lower = name.toLowerCase();
  const { kind } = languageOf(path);
  if (CONFIG_NAMES.has(lower) || CONFIG_FILE.test(name)) {
    return 'config';
  }
  if (kind !== 'code' && DOCS_NAMES.test(name)) {
    return 'docs';
  }
  switch (kind) {
    case 'code':
      return 'production';
    case 'config':
      return 'config';
    case 'docs':
      return 'docs';
    case 'data':
    case 'binary':
      return 'data';
  }
}
