import { baseNameOf, splitName } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { TestReason } from '../../model/testReason.ts';
import type { ContentFacts } from '../../facts/contentFacts.ts';
import type { ListedFile } from '../../sources/files/listedFile.ts';
import { createMatcher } from '../options/compileGlob.ts';
import type { TestOptions, TestOptionsFor } from './testOptions.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Folders whose files are never flagged. Vendored files are not, by their role. */
const DIRECTORIES = words(
  'dist build out target generated ' +
    '__generated__ docs doc documentation examples example samples sample demo demos bench benches benchmark benchmarks jmh stories ' +
    '__stories__ storybook sandbox playground playgrounds migrations fixtures fixture __fixtures__ testdata test-data mocks __mocks__ locales locale i18n ' +
    'translations',
);
/** As above, at the root or one folder below it only. */
const NEAR_ROOT = words('scripts script tools tool templates template config configs .config website site ci .ci');
/** Stems of files that are never flagged. */
const STEMS = words(
  'types type typings constants constant consts const enums enum interfaces styles style theme version __version__ _version ' +
    'main __main__ extension setup conftest package-info module-info gruntfile gulpfile rakefile gemfile fastfile podfile dangerfile ' +
    'noxfile fabfile manage wsgi asgi program startup setuptests setup-tests globals env environment',
);
/** Fewer code lines than this need no test. */
const LEAST_CODE_LINES = 5;

/** Says why a path is never flagged; null where it may be. */
export type PathExclusion = (path: RepoPath) => TestReason | null;

const GENERATED_NAME =
  /\.(?:pb|generated|gen|g|freezed|designer|min|bundle)\.[a-z]+$|_pb2(?:_grpc)?\.pyi?$|(?:_generated|\.gr|_gen)\.[a-z]+$|^zz_generated|^bindata\.go$/iu;
const TYPE_DECLARATIONS = /\.d\.[cm]?ts$|\.d\.[a-z]+\.ts$|\.pyi$/u;
const CONFIGURATION =
  /^\.|\.(?:config|conf|setup|stories|story|mock|fixture)\.(?:[\w-]+\.)?[a-z]+$|^(?:webpack|rollup|vite|babel|jest|karma|esbuild)\.[\w-]+\./iu;
/** What a bundler or a server starts with: "browser-entry.js", "entry-server.ts". */
const ENTRY_POINT = /(?:^|[-_.])entry(?:-?point)?$|^entry[-_.]/u;
/** In "bin" lie entry points, except in shell, where the commands are the code. */
const SHELL_SCRIPT = /\.(?:ba|z|k)?sh$|\/[^/.]+$/u;
/** Names of folders in a JVM package path ("com.example.demo") say nothing. */
const ONLY_BEFORE_JVM_ROOT = words(
  'example examples sample samples demo demos docs doc build out target dist bin sandbox playground',
);
const BUILD_SCRIPTS = new Set(['build.rs', 'setup.py']);

/** Compiles the path part of step 1. */
export function createPathExclusion(optionsFor: TestOptionsFor): PathExclusion {
  const compiled = new Map<TestOptions['exclusions'], PathExclusion>();
  return (path) => {
    const { exclusions } = optionsFor(path);
    const exclusion = compiled.get(exclusions) ?? compileExclusion(exclusions);
    compiled.set(exclusions, exclusion);
    return exclusion(path);
  };
}

function compileExclusion({ builtIn, except }: TestOptions['exclusions']): PathExclusion {
  const isKept = createMatcher(except);
  return (path) => {
    if (!builtIn || isKept(path)) {
      return null;
    }
    const directory = excludedDirectory(path);
    if (directory !== null) {
      return { id: 'excluded-folder', about: directory };
    }
    const name = baseNameOf(path);
    if (TYPE_DECLARATIONS.test(name)) {
      return { id: 'types-only' };
    }
    if (GENERATED_NAME.test(name)) {
      return { id: 'generated-name' };
    }
    if (CONFIGURATION.test(name) || BUILD_SCRIPTS.has(name)) {
      return { id: 'configuration' };
    }
    return hasExcludedStem(name) ? { id: 'excluded-name' } : null;
  };
}

/** The content part of step 1; null where the content may need a test. */
export function excludedByContent(file: ListedFile, content: ContentFacts): TestReason | null {
  if (content.generated || content.minified || content.lfsPointer || file.role === 'generated') {
    return { id: 'generated' };
  }
  const { code } = content;
  if (code?.exempt != null) {
    return { id: 'excluded-type', about: code.exempt };
  }
  if (content.size.codeLines < LEAST_CODE_LINES) {
    return { id: 'too-small', about: String(LEAST_CODE_LINES) };
  }
  return code !== null && code.functions === 0 && code.decisions === 0 ? { id: 'no-logic' } : null;
}

function excludedDirectory(path: RepoPath): string | null {
  const segments = path.toLowerCase().split('/');
  const last = segments.length - 1;
  const jvmRoot = segments.findIndex((segment, at) => segment === 'main' && segments[at - 1] === 'src');
  for (let at = 0; at < last; at++) {
    const segment = segments[at] ?? '';
    const inJvmPackage = jvmRoot >= 0 && at > jvmRoot && ONLY_BEFORE_JVM_ROOT.has(segment);
    // Folders with a dot in front belong to tools.
    if (segment === 'bin' && !inJvmPackage && !SHELL_SCRIPT.test(path)) {
      return segment;
    }
    if (!inJvmPackage && (segment.startsWith('.') || DIRECTORIES.has(segment) || (at <= 1 && NEAR_ROOT.has(segment)))) {
      return segment;
    }
  }
  return null;
}

/** The stem, or its last dotted qualifier ("user.types.ts"). */
function hasExcludedStem(name: string): boolean {
  const stem = splitName(name).stem.toLowerCase();
  return (
    STEMS.has(stem) ||
    ENTRY_POINT.test(stem) ||
    (stem.includes('.') && STEMS.has(stem.slice(stem.lastIndexOf('.') + 1)))
  );
}
