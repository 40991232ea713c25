import type { RepoPath } from '../../model/repoPath.ts';
import type { CodeFacts } from './codeFacts.ts';
import type { ImportEdge, ImportEdgeKind, ImportGraph } from './importGraph.ts';
import { isClassRegistry, registryFacts } from './imports/classRegistries.ts';
import { createPathIndex } from './imports/pathIndex.ts';
import { createDartResolver } from './imports/resolveDart.ts';
import { createGoResolver } from './imports/resolveGo.ts';
import {
  createClojureResolver,
  createCsharpResolver,
  createElixirResolver,
  createJvmResolver,
  createPhpResolver,
  createSwiftResolver,
} from './imports/resolveNamespaces.ts';
import type { Resolve, ResolverInput } from './imports/resolver.ts';
import { createPythonResolver } from './imports/resolvePython.ts';
import { createRustResolver } from './imports/resolveRust.ts';
import type { RustResolver } from './imports/resolveRust.ts';
import { createScriptResolver } from './imports/resolveScript.ts';

/** Files that say how imports resolve; nothing else is read. */
const CONFIGURATION_NAMES: ReadonlySet<string> = new Set(['package.json', 'go.mod', 'Cargo.toml', 'pubspec.yaml']);

const STRENGTH: Readonly<Record<ImportEdgeKind, number>> = { import: 2, package: 1, 'path-literal': 0 };

const NO_EDGES: readonly ImportEdge[] = [];

/** Resolves the imports of single files; remembers nothing but what the resolvers know of the whole. */
export interface ImportResolution extends Pick<ImportGraph, 'hasModuleEdges'> {
  /** Edges of a file by its facts of now, in the order written; each target once with its strongest kind. */
  resolve(path: RepoPath): readonly ImportEdge[];
  /** What stands for the resolver of a language (VS Code's id), the same for all languages that share it; undefined where there is none. */
  resolverOf(language: string): object | undefined;
}

/**
 * Resolves value imports between listed files. Nothing outside `input.files` is looked at, and `input.read` is asked only for listed
 * configuration files. Each resolver is made when a file of its languages is first asked for.
 */
export function createImportResolution(input: ResolverInput): ImportResolution {
  const index = createPathIndex(
    input.files.map(({ path }) => path),
    CONFIGURATION_NAMES,
  );
  const languages = new Map(input.files.map(({ path, language }) => [path, language]));
  const rust = once(() => createRustResolver(input, index));
  const resolvers = createResolvers(input, index, rust);
  return {
    resolve: (path) => resolveFile(input, path, languages.get(path), resolvers),
    resolverOf: (language) => resolvers.get(language),
    hasModuleEdges: (path) => languages.get(path) !== 'rust' || rust().hasModuleEdges(path),
  };
}

/** Makes the resolver of a language when a file of it is first asked for. */
function createResolvers(
  input: ResolverInput,
  index: ReturnType<typeof createPathIndex>,
  rust: () => RustResolver,
): ReadonlyMap<string, () => Resolve> {
  const script = once(() => createScriptResolver(input, index));
  const jvm = once(() => createJvmResolver(input));
  return new Map<string, () => Resolve>([
    ['javascript', script],
    ['javascriptreact', script],
    ['typescript', script],
    ['typescriptreact', script],
    ['vue', script],
    ['svelte', script],
    ['java', jvm],
    ['kotlin', jvm],
    ['scala', jvm],
    ['groovy', jvm],
    ['python', once(() => createPythonResolver(input, index))],
    ['go', once(() => createGoResolver(input, index))],
    ['rust', () => rust().resolve],
    ['csharp', once(() => createCsharpResolver(input))],
    ['php', once(() => createPhpResolver(input, index))],
    ['elixir', once(() => createElixirResolver(input))],
    ['dart', once(() => createDartResolver(input, index))],
    ['swift', once(() => createSwiftResolver(input))],
    ['clojure', once(() => createClojureResolver(input))],
  ]);
}

/** What throws once is not tried again. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | { readonly thrown: unknown } | undefined;
  return () => {
    made ??= attempt(make);
    if ('thrown' in made) {
      throw made.thrown;
    }
    return made.value;
  };
}

function attempt<T>(make: () => T): { readonly value: T } | { readonly thrown: unknown } {
  try {
    return { value: make() };
  } catch (thrown) {
    return { thrown };
  }
}

function resolveFile(
  input: ResolverInput,
  path: RepoPath,
  language: string | undefined,
  resolvers: ReadonlyMap<string, () => Resolve>,
): readonly ImportEdge[] {
  if (language === undefined) {
    return NO_EDGES;
  }
  const registry = isClassRegistry(path) ? input.read(path) : undefined;
  const facts = registry === undefined ? input.factsOf(path) : registryFacts(registry);
  const resolver = resolvers.get(registry === undefined ? language : 'java');
  return facts && resolver ? resolveEdges(path, facts, resolver()) : NO_EDGES;
}

function resolveEdges(path: RepoPath, facts: CodeFacts, resolve: Resolve): readonly ImportEdge[] {
  const kinds = new Map<RepoPath, ImportEdgeKind>();
  resolve(path, facts, (to, kind) => {
    const known = kinds.get(to);
    if (to !== path && (known === undefined || STRENGTH[known] < STRENGTH[kind])) {
      kinds.set(to, kind);
    }
  });
  return [...kinds].map(([to, kind]) => ({ to, kind }));
}
