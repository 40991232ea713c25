import type { FileRole } from '../../model/fact.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import { baseNameOf, directoryOf } from '../../model/repoPath.ts';
import { createTestPathClassifier, isTestDirectory, jvmPackageDepth } from '../../languages/testPaths.ts';
import type { TestPathClassifier } from '../../languages/testPaths.ts';
import type { LinguistAttributes } from '../trees/gitAttributes.ts';
import { configurationNames, isAsset, languageOf, lockNames, packageFolders } from '../../languages/registry.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const VENDORED_FOLDERS = words(
  'node_modules bower_components jspm_packages vendor vendors vendored third_party third-party thirdparty 3rdparty pods carthage',
);
const GENERATED_FOLDERS = words('generated __generated__ gen-src autogen .next .nuxt .svelte-kit .dart_tool');
/** Output folders by name, but names of packages and features too: they count only above the sources. */
const OUTPUT_FOLDERS = words('dist build out target obj coverage');
const DOCS_FOLDERS = words('docs doc documentation');
const EXAMPLE_FOLDERS = words(
  'examples example samples sample demo demos playground playgrounds stories tutorial tutorials',
);
const BENCH_FOLDERS = words('bench benches benchmark benchmarks jmh');
/** In a test tree these hold what is measured, of any size. */
const MEASURED_FOLDERS = words('bench benches benchmark benchmarks perf performance');
const LOCALE_FOLDERS = words('locales locale i18n l10n translations');
/** Below these a folder is a part of the product, whatever its name. */
const SOURCE_FOLDERS = words('src lib app source sources pkg internal cmd .github');

const DOCS_NAMES =
  /^(?:readme|changelog|changes|history|contributing|license|licence|copying|notice|authors|security|code_of_conduct)(?:$|[.-])/i;
const CONFIG_FILE =
  /(?:\.config\.[cm]?[jt]s|\.conf\.[cm]?js|^\.?[\w.-]{1,60}rc(?:\.(?:js|cjs|mjs|json|ya?ml|toml))?|^tsconfig.{0,60}\.json|^jsconfig.{0,60}\.json|\.config\.json)$/i;
const GENERATED_NAME =
  /(?:\.min\.(?:js|css|mjs)|[.-]bundle\.js|\.map|\.pb\.(?:go|cc|h|swift|dart)|_pb2(?:_grpc)?\.pyi?|_pb\.(?:js|d\.ts|rb)|\.g\.(?:dart|cs|kt)|\.freezed\.dart|\.designer\.cs|[._]generated\.[\w.]{1,20}|[._]gen\.[a-z]{1,4}|^zz_generated\..{1,80})$/i;

const STORY_NAME = /\.(?:stories|bench)\.[cm]?[jt]sx?$/;
const TRANSLATION_LANGUAGES = words('json yaml properties unknown');

/** Tells what a file is for, by its path, its language and .gitattributes. */
export type RoleClassifier = (path: RepoPath, language: string, attributes: LinguistAttributes) => FileRole;

/**
 * A classifier of files. First match wins: an attribute; vendored and generated folders and names; lock files; fixtures and tests;
 * docs, examples, locales; then what its language is mostly used for. What belongs to the tests is decided by {@link createTestPathClassifier}.
 * In a JVM package path, and in part below any source folder, a folder named "target" or "docs" is a package. What a folder's name says
 * is worked out once for each folder.
 */
export function createRoleClassifier(): RoleClassifier {
  const tests = createTestPathClassifier();
  const known = new Map<RepoPath, FolderRoles>();
  return (path, language, attributes) => {
    const directory = directoryOf(path);
    let folder = known.get(directory);
    if (folder === undefined) {
      folder = rolesOfFolder(directory);
      known.set(directory, folder);
    }
    const name = baseNameOf(path);
    return (
      roleByAttribute(attributes) ??
      roleByOrigin(name, folder, attributes) ??
      roleByTest(path, language, folder, tests) ??
      roleByFolder(name, folder, language) ??
      roleByKind(path, name)
    );
  };
}

/** The role once the content is known: a generated-code header makes a file generated, unless .gitattributes denies it. */
export function roleByContent(role: FileRole, attributes: LinguistAttributes, generatedHeader: boolean): FileRole {
  return generatedHeader && attributes.generated !== false && role !== 'vendored' ? 'generated' : role;
}

interface Folder {
  readonly word: string;
  /** Whether a source or test folder stands above it, so that its name may be a package's or a feature's. */
  readonly belowSource: boolean;
  /** Whether it is part of a JVM package path below src/<set>/<language>/. */
  readonly packageName: boolean;
}

/** What the names of a directory and those above it say of its files. */
interface FolderRoles {
  readonly vendored: boolean;
  readonly generated: boolean;
  /** A JVM project's src/main/<language>: production, whatever its packages are called. */
  readonly mainSource: boolean;
  /** In a test tree, what benchmarks run on. */
  readonly measured: boolean;
  readonly docs: boolean;
  readonly example: boolean;
  readonly locale: boolean;
}

function rolesOfFolder(directory: RepoPath): FolderRoles {
  const folders = foldersOf(directory).filter(({ packageName }) => !packageName);
  const has = (words: ReadonlySet<string>): boolean => folders.some(({ word }) => words.has(word));
  const hasAbove = (words: ReadonlySet<string>): boolean =>
    folders.some(({ word, belowSource }) => !belowSource && words.has(word));
  const [source, set, language] = folders.slice(-3).map(({ word }) => word);
  return {
    vendored: has(VENDORED_FOLDERS),
    generated: has(GENERATED_FOLDERS) || hasAbove(OUTPUT_FOLDERS),
    mainSource: source === 'src' && set === 'main' && packageFolders.has(language ?? ''),
    measured: folders
      .slice(folders.findIndex(({ word }) => isTestDirectory(word, undefined)))
      .some(({ word }) => MEASURED_FOLDERS.has(word)),
    docs: hasAbove(DOCS_FOLDERS) || folders.some(({ word, belowSource }) => !belowSource && word.endsWith('-docs')),
    example: hasAbove(EXAMPLE_FOLDERS) || hasAbove(BENCH_FOLDERS) || isBenchmarkSet(folders),
    locale: has(LOCALE_FOLDERS),
  };
}

/** A JVM project's src/jmh/<language>. */
function isBenchmarkSet(folders: readonly Folder[]): boolean {
  return folders.some(
    ({ word }, at) =>
      BENCH_FOLDERS.has(word) && folders[at - 1]?.word === 'src' && packageFolders.has(folders[at + 1]?.word ?? ''),
  );
}

function foldersOf(directory: RepoPath): readonly Folder[] {
  if (directory === '') {
    return [];
  }
  const segments = directory.toLowerCase().split('/');
  const root = jvmPackageDepth(segments);
  let belowSource = false;
  return segments.map((word, index) => {
    const folder = { word, belowSource, packageName: index >= root };
    belowSource ||= SOURCE_FOLDERS.has(word) || isTestDirectory(word, undefined);
    return folder;
  });
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

function roleByOrigin(name: string, folder: FolderRoles, attributes: LinguistAttributes): FileRole | undefined {
  if (attributes.vendored !== false && folder.vendored) {
    return 'vendored';
  }
  if (lockNames.has(name.toLowerCase())) {
    return 'lock';
  }
  return attributes.generated !== false && (folder.generated || GENERATED_NAME.test(name)) ? 'generated' : undefined;
}

function roleByTest(
  path: RepoPath,
  language: string,
  folder: FolderRoles,
  tests: TestPathClassifier,
): FileRole | undefined {
  if (path.endsWith('.snap')) {
    return 'fixture';
  }
  if (folder.mainSource) {
    return undefined;
  }
  const kind = tests.kindOf(path, language);
  if (kind === 'fixture' || kind === 'test') {
    return kind;
  }
  if (!tests.isInTree(path, language)) {
    return undefined;
  }
  if (folder.measured) {
    return 'fixture';
  }
  return languageOf(path).kind === 'code' && !isAsset(language) ? 'test' : 'fixture';
}

function roleByFolder(name: string, folder: FolderRoles, language: string): FileRole | undefined {
  if (folder.docs) {
    return 'docs';
  }
  if (folder.example || STORY_NAME.test(name)) {
    return 'example';
  }
  return folder.locale && TRANSLATION_LANGUAGES.has(language) ? 'data' : undefined;
}

function roleByKind(path: RepoPath, name: string): FileRole {
  const lower = name.toLowerCase();
  const { kind } = languageOf(path);
  if (configurationNames.has(lower) || CONFIG_FILE.test(name)) {
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
