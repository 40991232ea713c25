import type { RepoPath } from '../../model/repoPath.ts';
import { buildImportGraph } from './buildImportGraph.ts';
import type { CodeFacts } from './codeFacts.ts';
import type { ImportEdge, ImportGraph } from './importGraph.ts';
import type { ResolverInput } from './imports/resolver.ts';

/** What a graph is made of, with what tells whether a file is the same as before. */
interface KeptGraphInput extends ResolverInput {
  /** The same object as long as the content of a file is the same. */
  contentOf(path: RepoPath): object | undefined;
}

/**
 * Builds the graph of a repository again and again. Where only the inside of some files changed, only their own edges are resolved
 * again, and where these stayed the same too, the same graph comes back.
 */
export type KeptImportGraph = (input: KeptGraphInput) => ImportGraph;

/** For one repository. */
export function createKeptImportGraph(): KeptImportGraph {
  let kept: Kept | undefined;
  return (input) => {
    const changed = kept === undefined ? undefined : changedInside(kept, input);
    if (kept === undefined || changed === undefined) {
      kept = keep(input);
    } else {
      kept.input = input;
      kept.resolveAgain(changed);
    }
    return kept.graph;
  };
}

/** A graph with the input that it looks at, which the next run replaces. */
interface Kept {
  input: KeptGraphInput;
  graph: ImportGraph;
  /** Configuration that the resolvers have read. */
  readonly configuration: ReadonlySet<RepoPath>;
  resolveAgain(paths: readonly RepoPath[]): void;
}

function keep(first: KeptGraphInput): Kept {
  const configuration = new Set<RepoPath>();
  const resolved = new Map<RepoPath, readonly ImportEdge[]>();
  const built = buildImportGraph({
    files: first.files,
    factsOf: (path) => kept.input.factsOf(path),
    read: (path) => {
      configuration.add(path);
      return kept.input.read(path);
    },
  });
  const valueImports = (path: RepoPath): readonly ImportEdge[] => {
    const edges = resolved.get(path) ?? built.resolve(path);
    resolved.set(path, edges);
    return edges;
  };
  const kept: Kept = {
    input: first,
    graph: { ...built, valueImports },
    configuration,
    resolveAgain: (paths) => {
      const differ = paths.filter((path) => {
        const before = resolved.get(path);
        const now = before === undefined ? before : built.resolve(path);
        if (before === undefined || now === undefined || sameEdges(before, now)) {
          return false;
        }
        resolved.set(path, now);
        return true;
      });
      kept.graph = differ.length === 0 ? kept.graph : { ...built, valueImports };
    },
  };
  return kept;
}

/** Files whose content changed; undefined where edges of other files may have changed with them. */
function changedInside({ input: before, configuration }: Kept, input: KeptGraphInput): readonly RepoPath[] | undefined {
  if (before.files.length !== input.files.length) {
    return undefined;
  }
  const changed: RepoPath[] = [];
  for (const [at, file] of input.files.entries()) {
    if (!sameFile(file, before.files[at])) {
      return undefined;
    }
    const { path } = file;
    if (before.contentOf(path) !== input.contentOf(path)) {
      if (configuration.has(path) || !sameFromOutside(before.factsOf(path), input.factsOf(path))) {
        return undefined;
      }
      changed.push(path);
    }
  }
  return changed;
}

type File = ResolverInput['files'][number];

function sameFile(file: File, before: File | undefined): boolean {
  return file === before || (file.path === before?.path && file.language === before.language);
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

function sameEdges(one: readonly ImportEdge[], other: readonly ImportEdge[]): boolean {
  return (
    one.length === other.length && one.every(({ to, kind }, at) => to === other[at]?.to && kind === other[at].kind)
  );
}
