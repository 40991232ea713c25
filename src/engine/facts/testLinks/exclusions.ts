import { minimatch } from 'minimatch';
import { baseNameOf } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { ContentFacts } from '../../sources/files/contentFacts.ts';
import type { ListedFile } from '../../sources/files/listedFile.ts';
import { splitName } from '../../sources/tests/testPaths.ts';
import type { TestOptions } from './testOptions.ts';

/** Says why a path is never flagged; null where it may be. */
export type PathExclusion = (path: RepoPath) => string | null;

const GENERATED_NAME =
  /\.(?:pb|generated|gen|g|freezed|designer|min|bundle)\.[a-z]+$|_pb2(?:_grpc)?\.pyi?$|(?:_generated|\.gr|_gen)\.[a-z]+$|^zz_generated|^bindata\.go$/iu;
const TYPE_DECLARATIONS = /\.d\.[cm]?ts$|\.d\.[a-z]+\.ts$|\.pyi$/u;
const CONFIGURATION =
  /\.(?:config|conf|setup|stories|story|mock|fixture)\.[a-z]+$|^\..*rc\.[a-z]+$|^(?:webpack|rollup|vite|babel|jest|karma|esbuild)\./iu;
/** Names of folders in a JVM package path ("com.example.demo") say nothing. */
const ONLY_BEFORE_JVM_ROOT = new Set([
  'example',
  'examples',
  'sample',
  'samples',
  'demo',
  'demos',
  'docs',
  'doc',
  'build',
  'out',
  'target',
  'dist',
]);
const BUILD_SCRIPTS = new Set(['build.rs', 'setup.py']);

/** Compiles the path part of step 1. */
export function createPathExclusion(options: TestOptions): PathExclusion {
  const directories = new Set(options.excludedDirectories);
  const nearRoot = new Set(options.excludedNearRoot);
  const stems = new Set(options.excludedStems);
  return (path) => {
    const directory = excludedDirectory(path, directories, nearRoot);
    if (directory !== null) {
      return `Files in “${directory}” are left out.`;
    }
    const name = baseNameOf(path);
    if (TYPE_DECLARATIONS.test(name)) {
      return 'It declares types only.';
    }
    if (GENERATED_NAME.test(name)) {
      return 'Its name says that it is generated.';
    }
    if (CONFIGURATION.test(name) || BUILD_SCRIPTS.has(name)) {
      return 'It is configuration.';
    }
    if (hasExcludedStem(name, stems)) {
      return 'Its name says that it is an entry point, or holds types, constants or styles.';
    }
    return options.excludedGlobs.some((glob) => minimatch(path, glob, { dot: true })) ? 'The team left it out.' : null;
  };
}

/** The content part of step 1; null where the content may need a test. */
export function excludedByContent(file: ListedFile, content: ContentFacts, options: TestOptions): string | null {
  if (content.generated || content.minified || content.lfsPointer || file.role === 'generated') {
    return 'It is generated.';
  }
  const { code } = content;
  if (code?.exempt != null) {
    return `It needs no test of its own (${code.exempt}).`;
  }
  if (content.size.codeLines < options.minCodeLines) {
    return `It has fewer than ${options.minCodeLines} code lines.`;
  }
  return code !== null && code.functions === 0 && code.decisions === 0 ? 'It has no function and no decision.' : null;
}

function excludedDirectory(
  path: RepoPath,
  directories: ReadonlySet<string>,
  nearRoot: ReadonlySet<string>,
): string | null {
  const segments = path.toLowerCase().split('/');
  const last = segments.length - 1;
  const jvmRoot = segments.findIndex((segment, at) => segment === 'main' && segments[at - 1] === 'src');
  for (let at = 0; at < last; at++) {
    const segment = segments[at] ?? '';
    const inJvmPackage = jvmRoot >= 0 && at > jvmRoot && ONLY_BEFORE_JVM_ROOT.has(segment);
    if (!inJvmPackage && (directories.has(segment) || (at <= 1 && nearRoot.has(segment)))) {
      return segment;
    }
  }
  return null;
}

/** The stem, or its last dotted qualifier ("user.types.ts"). */
function hasExcludedStem(name: string, stems: ReadonlySet<string>): boolean {
  const stem = splitName(name).stem.toLowerCase();
  return stems.has(stem) || (stem.includes('.') && stems.has(stem.slice(stem.lastIndexOf('.') + 1)));
}
