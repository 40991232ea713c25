import type { CodeFacts } from '../../languages/codeFacts.ts';
import type { LanguageFamily } from '../../languages/language.ts';
import { createPathIndex } from '../../languages/pathIndex.ts';
import { codeRegistryOf, families, familyOf, manifestNames } from '../../languages/registry.ts';
import type { GraphInput, ImportEdgeKind, Resolve, Resolver } from '../../languages/resolver.ts';
import { once } from '../../model/once.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { ImportGraph } from './importGraph.ts';
import { classifyTestPath } from '../../languages/testPaths.ts';

const STRENGTH: Readonly<Record<ImportEdgeKind, number>> = { import: 2, package: 1, 'path-literal': 0 };

/** One resolved edge. */
interface Edge {
  readonly to: RepoPath;
  readonly kind: ImportEdgeKind;
}

const NO_EDGES: readonly Edge[] = [];

/** Resolves the imports of single files; remembers nothing but what the resolvers know of the whole. */
export interface ImportResolution extends Pick<ImportGraph, 'hasModuleEdges'> {
  /** Edges of a file by its facts of now, in the order written; each target once with its strongest kind. */
  resolve(path: RepoPath): readonly Edge[];
  /** What stands for the resolver of a language (VS Code's id), the same for all languages that share it; undefined where there is none. */
  resolverOf(language: string): object | undefined;
}

/**
 * Resolves value imports between listed files. Nothing outside `input.files` is looked at, and `input.read` is asked only for listed
 * configuration files. Each resolver is made when a file of its family is first asked for.
 */
export function createImportResolution(input: GraphInput): ImportResolution {
  const languages = once(() => new Map(input.files.map(({ path, language }) => [path, language])));
  const resolvers = createResolvers(input);
  const resolverOf = (language: string): (() => Resolver) | undefined => {
    const family = familyOf(language);
    const known = family?.imports?.scanners[language] !== undefined;
    return known ? resolvers.get(family) : undefined;
  };
  return {
    resolve: (path) => {
      const language = languages().get(path);
      return language === undefined ? NO_EDGES : resolveFile(input, path, resolvers, resolverOf(language));
    },
    resolverOf,
    hasModuleEdges: (path) => resolverOf(languages().get(path) ?? '')?.().hasModuleEdges?.(path) ?? true,
  };
}

/** Makes the resolver of a family when a file of it is first asked for. */
function createResolvers(input: GraphInput): ReadonlyMap<LanguageFamily, () => Resolver> {
  const index = once(() =>
    createPathIndex(
      input.files.map(({ path }) => path),
      manifestNames,
    ),
  );
  const resolvers = new Map<LanguageFamily, () => Resolver>();
  for (const family of families) {
    const { imports, languages } = family;
    if (imports !== undefined) {
      const language = languages[0]?.id ?? '';
      const isPartOfTests = (path: RepoPath): boolean => classifyTestPath(path, language) !== 'none';
      const own = { ...input, isPartOfTests };
      resolvers.set(
        family,
        once(() => imports.createResolver(own, index())),
      );
    }
  }
  return resolvers;
}

function resolveFile(
  input: GraphInput,
  path: RepoPath,
  resolvers: ReadonlyMap<LanguageFamily, () => Resolver>,
  own: (() => Resolver) | undefined,
): readonly Edge[] {
  const loaded = codeRegistryOf(path);
  const text = loaded === undefined ? undefined : input.read(path);
  const named = loaded === undefined || text === undefined ? undefined : loaded.registry.factsOf(text);
  const facts = named ?? input.factsOf(path);
  const resolver = named === undefined || loaded === undefined ? own : resolvers.get(loaded.family);
  return facts && resolver ? resolveEdges(path, facts, resolver().resolve) : NO_EDGES;
}

function resolveEdges(path: RepoPath, facts: CodeFacts, resolve: Resolve): readonly Edge[] {
  const kinds = new Map<RepoPath, ImportEdgeKind>();
  resolve(path, facts, (to, kind) => {
    const known = kinds.get(to);
    if (to !== path && (known === undefined || STRENGTH[known] < STRENGTH[kind])) {
      kinds.set(to, kind);
    }
  });
  return [...kinds].map(([to, kind]) => ({ to, kind }));
}
