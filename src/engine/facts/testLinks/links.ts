import type { TestLink } from '../../model/fact.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { ImportEdgeKind } from '../../languages/resolver.ts';
import type { LinkedNames, StandingInput } from './chain.ts';
import type { NameMatch } from './nameLinks.ts';
import type { Reach } from './reachability.ts';
import { reachFrom } from './reachability.ts';

/** At most this many links are kept of one file. */
const MAX_LINKS = 20;

/** All links by names and imports. */
export interface Links {
  /** Tests that import a file by value or have its name, the surest first. */
  readonly direct: ReadonlyMap<RepoPath, readonly TestLink[]>;
  /** How tests lead to a file. */
  readonly reached: ReadonlyMap<RepoPath, Reach>;
  /** How what is loaded by name at run time leads to a file. */
  readonly registered: ReadonlyMap<RepoPath, Reach>;
  /** Test-tree files that mention a name, by the name's number: how many, and the first three. */
  readonly mentioned: ReadonlyMap<number, Mentioned>;
}

/** Where one name is mentioned. */
interface Mentioned {
  files: number;
  readonly first: RepoPath[];
}

const NAME_EVIDENCE: Readonly<Record<NameMatch, string>> = {
  team: 'named by the team’s convention',
  mirror: 'same name',
  gaps: 'same name, in a similar folder',
  unique: 'same name, and no other file has it',
};
const EDGE_EVIDENCE: Readonly<Record<Exclude<ImportEdgeKind, 'path-literal'>, string>> = {
  import: 'imports it',
  package: 'uses it, in the same package',
};

/** Gathers the evidence of all files in one pass each over names, imports and mentions. */
export function collectLinks(input: StandingInput, names: LinkedNames): Links {
  return {
    direct: directLinks(input, names),
    reached: reachFrom(names.starts, input.graph, subjectsOf(names)),
    registered: reachFrom(names.registries, input.graph),
    mentioned: countMentions(input, names),
  };
}

function subjectsOf({ nameLinks }: LinkedNames): ReadonlyMap<RepoPath, readonly RepoPath[]> {
  const subjects = new Map<RepoPath, RepoPath[]>();
  for (const { test, source } of nameLinks) {
    const known = subjects.get(test.path) ?? [];
    known.push(source.path);
    subjects.set(test.path, known);
  }
  return subjects;
}

function directLinks(
  { graph, optionsFor }: StandingInput,
  names: LinkedNames,
): ReadonlyMap<RepoPath, readonly TestLink[]> {
  const evidence = new Map<RepoPath, Map<RepoPath, string>>();
  const add = (source: RepoPath, test: RepoPath, why: string): void => {
    const links = evidence.get(source) ?? new Map<RepoPath, string>();
    evidence.set(source, links);
    const known = links.get(test);
    if (known !== undefined) {
      links.set(test, `${known}, ${why}`);
    } else if (links.size < MAX_LINKS) {
      links.set(test, why);
    }
  };
  for (const { source, test, match } of names.nameLinks) {
    add(source.path, test.path, NAME_EVIDENCE[match]);
  }
  for (const { path } of names.tests) {
    for (const { to, kind } of graph.valueImports(path)) {
      if (kind !== 'path-literal' && !names.isTest(to) && optionsFor(to).steps.imports) {
        add(to, path, EDGE_EVIDENCE[kind]);
      }
    }
  }
  return new Map(
    [...evidence].map(([source, links]) => [
      source,
      [...links].map(([path, why]) => ({ kind: 'test', path, evidence: why })),
    ]),
  );
}

function countMentions({ contents }: StandingInput, { index, mentions }: LinkedNames): ReadonlyMap<number, Mentioned> {
  const mentioned = new Map<number, Mentioned>();
  for (const path of index.testTree.keys()) {
    const code = contents.get(path)?.code;
    for (const id of code == null ? [] : mentions.hits(code)) {
      const entry = mentioned.get(id) ?? { files: 0, first: [] };
      entry.files++;
      if (entry.first.length < 3) {
        entry.first.push(path);
      }
      mentioned.set(id, entry);
    }
  }
  return mentioned;
}
