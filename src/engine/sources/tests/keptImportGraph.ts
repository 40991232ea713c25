import type { CodeFacts } from '../../languages/codeFacts.ts';
import type { GraphInput } from '../../languages/resolver.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import { changedPlaces, contentAt } from '../files/readFiles.ts';
import type { ReadFiles } from '../files/readFiles.ts';
import { columnsOfEdges, edgesInColumns, failedInColumns } from './edgeColumns.ts';
import type { EdgeColumns, KnownEdges } from './edgeColumns.ts';
import type { ImportEdge, ImportGraph } from './importGraph.ts';
import { createImportResolution } from './importResolution.ts';
import type { ImportResolution } from './importResolution.ts';

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
  readonly known: Known;
}

/** Edges of the files that were asked for. */
interface Known {
  /** By place: those that were resolved since the columns were written. */
  readonly resolved: KnownEdges[];
  readonly columns: EdgeColumns | undefined;
  /** Places of files whose resolver threw. */
  readonly failed: Set<number>;
}

/** The resolvers of one list of files; they look at the input of the graph that was asked for last. */
interface Resolvers {
  readonly resolution: ImportResolution;
  /** Configuration that they have read. */
  readonly configuration: ReadonlySet<RepoPath>;
  lookAt(input: ImportGraphInput): void;
}

/** A graph as it is written, for the same list of files. */
export interface StoredImportGraph {
  readonly columns: EdgeColumns;
  readonly configuration: readonly RepoPath[];
}

/**
 * The graph of a repository. Edges of a file are resolved when first asked for. Where only the inside of some files changed since the
 * kept graph, only their own edges are resolved again.
 */
export function importGraphOf(input: ImportGraphInput, kept?: KeptImportGraph): KeptImportGraph {
  const changed = kept === undefined ? undefined : changedInside(kept, input);
  if (kept === undefined || changed === undefined) {
    return keep(input, createResolvers(input), nothingKnown(), { identity: {}, basis: {} });
  }
  kept.resolvers.lookAt(input);
  const known: Known = { ...kept.known, resolved: [...kept.known.resolved], failed: new Set(kept.known.failed) };
  let { identity, basis } = kept.graph;
  for (const place of changed) {
    const before = knownAt(known, place);
    if (before !== undefined && !leadsTheSame(codeAt(kept.input, place), codeAt(input, place))) {
      const now = resolveAt(place, kept.resolvers, input, known);
      identity = sameEdges(before, now) ? identity : {};
      // A resolver that throws, or does so no more, changes what is known of all files of its language.
      basis = before === null || now === null ? {} : basis;
    }
  }
  return keep(input, kept.resolvers, known, { identity, basis });
}

/** What can be written of a graph. */
export function storedImportGraph({ input, known, resolvers }: KeptImportGraph): StoredImportGraph {
  return {
    columns: columnsOfEdges(input.files.files.length, (place) => knownAt(known, place)),
    configuration: [...resolvers.configuration],
  };
}

/** The graph that was written of the same files with the same contents. */
export function restoredImportGraph(
  input: ImportGraphInput,
  { columns, configuration }: StoredImportGraph,
): KeptImportGraph {
  const known = { ...nothingKnown(), columns, failed: new Set(failedInColumns(columns)) };
  return keep(input, createResolvers(input, configuration), known, { identity: {}, basis: {} });
}

function nothingKnown(): Known {
  return { resolved: [], columns: undefined, failed: new Set() };
}

function knownAt({ resolved, columns }: Known, place: number): KnownEdges {
  const edges = resolved[place];
  if (edges !== undefined || columns === undefined) {
    return edges;
  }
  const written = edgesInColumns(columns, place);
  resolved[place] = written;
  return written;
}

function keep(
  input: ImportGraphInput,
  resolvers: Resolvers,
  known: Known,
  same: Pick<ImportGraph, 'identity' | 'basis'>,
): KeptImportGraph {
  const { resolution } = resolvers;
  const { files } = input.files;
  const graph: ImportGraph = {
    ...same,
    valueImports: (place) => {
      const edges = knownAt(known, place);
      return (edges === undefined ? resolveAt(place, resolvers, input, known) : edges) ?? [];
    },
    failures: () => known.failed.size,
    // Where the imports of one file are not known, silence about the others of its language proves nothing.
    hasResolver: (language) => {
      const resolver = resolution.resolverOf(language);
      const failed = [...known.failed].map((place) => resolution.resolverOf(files[place]?.language ?? ''));
      return resolver !== undefined && !failed.includes(resolver);
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
  return { graph, input, resolvers, known };
}

function createResolvers(first: ImportGraphInput, configured: readonly RepoPath[] = []): Resolvers {
  let input = first;
  const configuration = new Set(configured);
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

function resolveAt(
  place: number,
  { resolution }: Resolvers,
  input: ImportGraphInput,
  { resolved, failed }: Known,
): readonly ImportEdge[] | null {
  const path = input.files.files[place]?.path ?? '';
  let edges: readonly ImportEdge[] | null = null;
  try {
    edges = resolution.resolve(path).flatMap(({ to, kind }) => {
      const target = input.files.placeOf.get(to);
      return target === undefined ? [] : [{ to: target, kind }];
    });
    failed.delete(place);
  } catch (thrown) {
    input.onFailure(path, thrown);
    failed.add(place);
  }
  resolved[place] = edges;
  return edges;
}

function codeAt({ files }: ImportGraphInput, place: number): CodeFacts | null | undefined {
  return files.contents[place]?.code;
}

/** Places of files whose content changed; undefined where edges of other files may have changed with them. */
function changedInside(
  { input: before, resolvers: { configuration } }: KeptImportGraph,
  input: ImportGraphInput,
): readonly number[] | undefined {
  const changed = changedPlaces(before.files, input.files);
  return changed?.every(
    (place) =>
      !configuration.has(input.files.files[place]?.path ?? '') &&
      sameFromOutside(codeAt(before, place), codeAt(input, place)),
  ) === true
    ? changed
    : undefined;
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

/** Whether a file that offers the same leads to the same: all that resolvers look at of the file itself is the same. */
function leadsTheSame(before: CodeFacts | null | undefined, now: CodeFacts | null | undefined): boolean {
  return before != null && now != null && JSON.stringify(wayOf(before)) === JSON.stringify(wayOf(now));
}

function wayOf({ imports, mentions }: CodeFacts): unknown {
  return [imports, mentions];
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
