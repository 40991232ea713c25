import type { ClassifiedRole, FileRole } from '../../model/fact.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { RoleReason } from '../../model/roleReason.ts';
import { baseNameOf, directoryOf } from '../../model/repoPath.ts';
import type { Language } from '../../languages/language.ts';
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

/** A tool may be called "redis-benchmark", so only the shorter word counts in C and C++. */
const EXAMPLE_NAME = /\.(?:stories|bench)\.[cm]?[jt]sx?$|_bench\.(?:c|cc|cpp|cxx|cu)$/;
const TRANSLATION_LANGUAGES = words('json yaml properties unknown');

/** Tells what a file is for and why, by its path, its language and .gitattributes. */
export type RoleClassifier = (path: RepoPath, language: string, attributes: LinguistAttributes) => ClassifiedRole;

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
export function roleByContent(
  before: ClassifiedRole,
  attributes: LinguistAttributes,
  generatedHeader: boolean,
): ClassifiedRole {
  const isNews = before.role !== 'vendored' && before.role !== 'generated';
  return generatedHeader && attributes.generated !== false && isNews ? BY_HEADER : before;
}

const BY_HEADER = verdict('generated', { id: 'generated-header' });

function verdict(role: FileRole, roleReason: RoleReason): ClassifiedRole {
  return { role, roleReason };
}

interface Folder {
  readonly name: string;
  /** The name in lower case. */
  readonly word: string;
  /** Whether a source or test folder stands above it, so that its name may be a package's or a feature's. */
  readonly belowSource: boolean;
  /** Whether it is part of a JVM package path below src/<set>/<language>/. */
  readonly packageName: boolean;
}

/** What the names of a directory and those above it say of its files, where they say something. */
interface FolderRoles {
  readonly vendored: ClassifiedRole | undefined;
  readonly generated: ClassifiedRole | undefined;
  /** A JVM project's src/main/<language>: production, whatever its packages are called. */
  readonly mainSource: boolean;
  /** In a test tree, what benchmarks run on. */
  readonly measured: ClassifiedRole | undefined;
  readonly docs: ClassifiedRole | undefined;
  readonly example: ClassifiedRole | undefined;
  /** Of files in a language of translations. */
  readonly locale: ClassifiedRole | undefined;
}

function rolesOfFolder(directory: RepoPath): FolderRoles {
  const folders = foldersOf(directory).filter(({ packageName }) => !packageName);
  const within = (words: ReadonlySet<string>): Folder | undefined => folders.find(({ word }) => words.has(word));
  const above = (words: ReadonlySet<string>): Folder | undefined =>
    folders.find(({ word, belowSource }) => !belowSource && words.has(word));
  const [source, set, language] = folders.slice(-3).map(({ word }) => word);
  return {
    vendored: byFolder('vendored', 'vendored-folder', within(VENDORED_FOLDERS)),
    generated: byFolder('generated', 'generated-folder', within(GENERATED_FOLDERS) ?? above(OUTPUT_FOLDERS)),
    mainSource: source === 'src' && set === 'main' && packageFolders.has(language ?? ''),
    measured: byFolder(
      'fixture',
      'measured-folder',
      folders
        .slice(folders.findIndex(({ word }) => isTestDirectory(word, undefined)))
        .find(({ word }) => MEASURED_FOLDERS.has(word)),
    ),
    docs: byFolder(
      'docs',
      'docs-folder',
      above(DOCS_FOLDERS) ?? folders.find(({ word, belowSource }) => !belowSource && word.endsWith('-docs')),
    ),
    example: byFolder(
      'example',
      'example-folder',
      above(EXAMPLE_FOLDERS) ?? above(BENCH_FOLDERS) ?? benchmarkSetIn(folders),
    ),
    locale: byFolder('data', 'locale-folder', within(LOCALE_FOLDERS)),
  };
}

function byFolder(
  role: FileRole,
  id: Extract<RoleReason, { readonly folder: string }>['id'],
  folder: Pick<Folder, 'name'> | undefined,
): ClassifiedRole | undefined {
  return folder && verdict(role, { id, folder: folder.name });
}

/** A JVM project's src/jmh/<language>. */
function benchmarkSetIn(folders: readonly Folder[]): Folder | undefined {
  return folders.find(
    ({ word }, at) =>
      BENCH_FOLDERS.has(word) && folders[at - 1]?.word === 'src' && packageFolders.has(folders[at + 1]?.word ?? ''),
  );
}

function foldersOf(directory: RepoPath): readonly Folder[] {
  if (directory === '') {
    return [];
  }
  const names = directory.split('/');
  const segments = names.map((name) => name.toLowerCase());
  const root = jvmPackageDepth(segments);
  let belowSource = false;
  return segments.map((word, index) => {
    const folder = { name: names[index] ?? word, word, belowSource, packageName: index >= root };
    belowSource ||= SOURCE_FOLDERS.has(word) || isTestDirectory(word, undefined);
    return folder;
  });
}

const BY_ATTRIBUTE = {
  generated: verdict('generated', { id: 'generated-attribute' }),
  vendored: verdict('vendored', { id: 'vendored-attribute' }),
  documentation: verdict('docs', { id: 'docs-attribute' }),
};

function roleByAttribute(attributes: LinguistAttributes): ClassifiedRole | undefined {
  if (attributes.generated === true) {
    return BY_ATTRIBUTE.generated;
  }
  if (attributes.vendored === true) {
    return BY_ATTRIBUTE.vendored;
  }
  return attributes.documentation === true ? BY_ATTRIBUTE.documentation : undefined;
}

const BY_NAME = {
  lock: verdict('lock', { id: 'lock-name' }),
  generated: verdict('generated', { id: 'generated-name' }),
  snapshot: verdict('fixture', { id: 'snapshot-name' }),
  test: verdict('test', { id: 'test-name' }),
  example: verdict('example', { id: 'example-name' }),
  config: verdict('config', { id: 'config-name' }),
  docs: verdict('docs', { id: 'docs-name' }),
};

function roleByOrigin(name: string, folder: FolderRoles, attributes: LinguistAttributes): ClassifiedRole | undefined {
  if (attributes.vendored !== false && folder.vendored !== undefined) {
    return folder.vendored;
  }
  if (lockNames.has(name.toLowerCase())) {
    return BY_NAME.lock;
  }
  if (attributes.generated === false) {
    return undefined;
  }
  return folder.generated ?? (GENERATED_NAME.test(name) ? BY_NAME.generated : undefined);
}

function roleByTest(
  path: RepoPath,
  language: string,
  folder: FolderRoles,
  tests: TestPathClassifier,
): ClassifiedRole | undefined {
  if (path.endsWith('.snap')) {
    return BY_NAME.snapshot;
  }
  if (folder.mainSource) {
    return undefined;
  }
  const kind = tests.kindOf(path, language);
  const inFolder = (role: FileRole, id: 'fixture-folder' | 'test-folder'): ClassifiedRole =>
    verdict(role, { id, folder: tests.folderOf(path, language) ?? '' });
  if (kind === 'fixture') {
    return inFolder('fixture', 'fixture-folder');
  }
  if (kind === 'test') {
    return tests.isNamed(path, language) ? BY_NAME.test : inFolder('test', 'test-folder');
  }
  if (!tests.isInTree(path, language)) {
    return undefined;
  }
  if (folder.measured !== undefined) {
    return folder.measured;
  }
  const role = languageOf(path).kind === 'code' && !isAsset(language) ? 'test' : 'fixture';
  return inFolder(role, 'test-folder');
}

function roleByFolder(name: string, folder: FolderRoles, language: string): ClassifiedRole | undefined {
  if (folder.docs !== undefined) {
    return folder.docs;
  }
  const example = folder.example ?? (EXAMPLE_NAME.test(name) ? BY_NAME.example : undefined);
  return example ?? (TRANSLATION_LANGUAGES.has(language) ? folder.locale : undefined);
}

const BY_KIND: Readonly<Record<Language['kind'], ClassifiedRole>> = {
  code: verdict('production', { id: 'code-language' }),
  config: verdict('config', { id: 'config-language' }),
  docs: verdict('docs', { id: 'docs-language' }),
  data: verdict('data', { id: 'data-language' }),
  binary: verdict('data', { id: 'binary-type' }),
};
const UNKNOWN = verdict('data', { id: 'unknown-language' });

function roleByKind(path: RepoPath, name: string): ClassifiedRole {
  const { id, kind } = languageOf(path);
  if (configurationNames.has(name.toLowerCase()) || CONFIG_FILE.test(name)) {
    return BY_NAME.config;
  }
  if (kind !== 'code' && DOCS_NAMES.test(name)) {
    return BY_NAME.docs;
  }
  return id === 'unknown' ? UNKNOWN : BY_KIND[kind];
}
