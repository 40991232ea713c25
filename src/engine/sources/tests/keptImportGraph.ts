import type { RepoPath } from '../../model/repoPath.ts';
import type { CodeFacts } from '../../languages/codeFacts.ts';
import type { ImportEdge, ImportGraph } from './importGraph.ts';
import { createImportResolution } from './importResolution.ts';
import type { ImportResolution } from './importResolution.ts';
import { changedPlaces, contentAt } from '../files/readFiles.ts';
import type { ReadFiles } from '../files/readFiles.ts';
import type { GraphInput } from '../../languages/resolver.ts';

/** What a graph is made of. */
export interface ImportGraphInput extends Pick<GraphInput, 'read'> {
  readonly files: ReadFiles<GraphInput['files'][number], { readonly code: CodeFacts | null }>;
  /** Called for each file whose imports cannot be followed because a resolver threw. */
  onFailure(path: RepoPath, thrown: unknown): void;
}

/** A graph with what the next one of the same repository is made from. Later graphs do not change it. */
export interface KeptImportGraph {
  readonly graph: ImportGraph;
  readonly input: ImportGraphInput;
  readonly resolvers: Resolvers;
  readonly resolved: ResolvedFiles;
}

/** The resolvers of one list of files; they look at the input of the graph that was asked for last. */
interface Resolvers {
  readonly resolution: ImportResolution;
  /** Configuration that they have read. */
  readonly configuration: ReadonlySet<RepoPath>;
  lookAt(input: ImportGraphInput): void;
}

/** Edges of the files that were asked for; null for one whose resolver threw. */
type ResolvedFiles = Map<RepoPath, readonly ImportEdge[] | null>;

/**
 * The graph of a repository. Edges of a file are resolved when first asked for. Where only the inside of some files changed since the
 * kept graph, only their own edges are resolved again.
 */
export function importGraphOf(input: ImportGraphInput, kept?: KeptImportGraph): KeptImportGraph {
  const changed = kept === undefined ? undefined : changedInside(kept, input);
  if (kept === undefined || changed === undefined) {
    return keep(input, createResolvers(input), new Map(), {});
  }
  kept.resolvers.lookAt(input);
  const resolved = new Map(kept.resolved);
  let same = true;
  for (const path of changed) {
    const before = resolved.get(path);
    if (before !== undefined) {
      const now = resolve(path, kept.resolvers, input);
      resolved.set(path, now);
      same &&= sameEdges(before, now);
    }
  }
  return keep(input, kept.resolvers, resolved, same ? kept.graph.identity : {});
}

function keep(
  input: ImportGraphInput,
  resolvers: Resolvers,
  resolved: ResolvedFiles,
  identity: object,
): KeptImportGraph {
  const { resolution } = resolvers;
  const failed = new Set<object | undefined>();
  const note = (path: RepoPath, edges: readonly ImportEdge[] | null): void => {
    if (edges === null) {
      failed.add(resolution.resolverOf(languageOf(input, path)));
    }
  };
  resolved.forEach((edges, path) => {
    note(path, edges);
  });
  const graph: ImportGraph = {
    identity,
    valueImports: (path) => {
      let edges = resolved.get(path);
      if (edges === undefined) {
        edges = resolve(path, resolvers, input);
        resolved.set(path, edges);
        note(path, edges);
      }
      return edges ?? [];
    },
    // Where the imports of one file are not known, silence about the others of its language proves nothing.
    hasResolver: (language) => {
      const resolver = resolution.resolverOf(language);
      return resolver !== undefined && !failed.has(resolver);
    },
    hasModuleEdges: (path) => {
      try {
        return resolution.hasModuleEdges(path);
      } catch (thrown) {
        input.onFailure(path, thrown);
        return false;
      }
    },
  };
  return { graph, input, resolvers, resolved };
}

function languageOf({ files: { files, placeOf } }: ImportGraphInput, path: RepoPath): string {
  return files[placeOf.get(path) ?? -1]?.language ?? '';
}

function createResolvers(first: ImportGraphInput): Resolvers {
  let input = first;
  const configuration = new Set<RepoPath>();
  const resolution = createImportResolution({
    files: first.files.files,
    factsOf: (path) => contentAt(input.files, path)?.code,
    read: (path) => {
      configuration.add(path);
      return input.read(path);
    },
  });
  return {
    resolution,
    configuration,
    lookAt: (now) => {
      input = now;
    },
  };
}

function resolve(path: RepoPath, { resolution }: Resolvers, input: ImportGraphInput): readonly ImportEdge[] | null {
  try {
    return resolution.resolve(path);
  } catch (thrown) {
    input.onFailure(path, thrown);
    return null;
  }
}

/** Files whose content changed; undefined where edges of other files may have changed with them. */
function changedInside(
  { input: before, resolvers: { configuration } }: KeptImportGraph,
  input: ImportGraphInput,
): readonly RepoPath[] | undefined {
  const places = changedPlaces(before.files, input.files);
  if (places === undefined) {
    return undefined;
  }
  const changed: RepoPath[] = [];
  for (const place of places) {
    const path = input.files.files[place]?.path;
    const [one, other] = [before, input].map(({ files }) => files.contents[place]?.code);
    if (path === undefined || configuration.has(path) || !sameFromOutside(one, other)) {
      return undefined;
    }
    changed.push(path);
  }
  return changed;
}

/** Whether a file offers the same to those that import it: resolvers look at nothing else of it. */
function sameFromOutside(before: CodeFacts | null | undefined, now: CodeFacts | null | undefined): boolean {
  return before === now || JSON.stringify(offerOf(before)) === JSON.stringify(offerOf(now));
}

function offerOf(facts: CodeFacts | null | undefined): unknown {
  return facts == null
    ? null
    : [
        facts.packageName,
        facts.declares,
        facts.exempt === 'barrel',
        facts.imports.filter(({ kind }) => kind === 'reexport' || kind === 'module-declaration'),
      ];
}

function sameEdges(one: readonly ImportEdge[] | null, other: readonly ImportEdge[] | null): boolean {
  return (
    one === other ||
    (one !== null &&
      other !== null &&
      one.length === other.length &&
      one.every(({ to, kind }, at) => to === other[at]?.to && kind === other[at].kind))
  );
}
