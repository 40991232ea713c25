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
import { createScriptResolver } from './imports/resolveScript.ts';

/** Files that say how imports resolve; nothing else is read. */
const CONFIGURATION_NAMES: ReadonlySet<string> = new Set(['package.json', 'go.mod', 'Cargo.toml', 'pubspec.yaml']);

const STRENGTH: Readonly<Record<ImportEdgeKind, number>> = { import: 2, package: 1, 'path-literal': 0 };

const NO_EDGES: readonly ImportEdge[] = [];

/** A graph that can also resolve a file anew. */
export interface ResolvedGraph extends ImportGraph {
  /** Edges of a file by its facts of now, not remembered. */
  resolve(path: RepoPath): readonly ImportEdge[];
}

/**
 * The graph of value imports between listed files. Nothing outside `input.files` is looked at, and `input.read` is asked only for
 * listed configuration files. Edges of a file are resolved when first asked for, and come in the order written.
 */
export function buildImportGraph(input: ResolverInput): ResolvedGraph {
  const index = createPathIndex(
    input.files.map(({ path }) => path),
    CONFIGURATION_NAMES,
  );
  const languages = new Map(input.files.map(({ path, language }) => [path, language]));
  const rust = createRustResolver(input, index);
  const resolverOf = createResolvers(input, index, rust.resolve);
  const edges = new Map<RepoPath, readonly ImportEdge[]>();
  const resolve = (path: RepoPath): readonly ImportEdge[] => resolveFile(input, path, languages.get(path), resolverOf);
  return {
    resolve,
    valueImports: (path) => {
      const known = edges.get(path) ?? resolve(path);
      edges.set(path, known);
      return known;
    },
    hasResolver: (language) => resolverOf(language) !== undefined,
    hasModuleEdges: (path) => languages.get(path) !== 'rust' || rust.hasModuleEdges(path),
  };
}

/** Files reached from `roots`, breadth first over value imports, each with the file it was reached from (null for a root). */
export function reachableFrom(graph: ImportGraph, roots: Iterable<RepoPath>): ReadonlyMap<RepoPath, RepoPath | null> {
  const reached = new Map<RepoPath, RepoPath | null>();
  for (const root of roots) {
    reached.set(root, null);
  }
  // A Map gives what is added during the loop its turn, so this is the queue.
  for (const path of reached.keys()) {
    for (const { to } of graph.valueImports(path)) {
      if (!reached.has(to)) {
        reached.set(to, path);
      }
    }
  }
  return reached;
}

/** Makes the resolver of a language when a file of it is first asked for. */
function createResolvers(
  input: ResolverInput,
  index: ReturnType<typeof createPathIndex>,
  rust: Resolve,
): (language: string) => Resolve | undefined {
  const script = once(() => createScriptResolver(input, index));
  const jvm = once(() => createJvmResolver(input));
  const makers = new Map<string, () => Resolve>([
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
    ['rust', () => rust],
    ['csharp', once(() => createCsharpResolver(input))],
    ['php', once(() => createPhpResolver(input, index))],
    ['elixir', once(() => createElixirResolver(input))],
    ['dart', once(() => createDartResolver(input, index))],
    ['swift', once(() => createSwiftResolver(input))],
    ['clojure', once(() => createClojureResolver(input))],
  ]);
  return (language) => makers.get(language)?.();
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function resolveFile(
  input: ResolverInput,
  path: RepoPath,
  language: string | undefined,
  resolverOf: (language: string) => Resolve | undefined,
): readonly ImportEdge[] {
  if (language === undefined) {
    return NO_EDGES;
  }
  const registry = isClassRegistry(path) ? input.read(path) : undefined;
  const facts = registry === undefined ? input.factsOf(path) : registryFacts(registry);
  const resolve = resolverOf(registry === undefined ? language : 'java');
  return facts && resolve ? resolveEdges(path, facts, resolve) : NO_EDGES;
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
