import type { RepoPath } from '../../model/repoPath.ts';
import { contentAt } from '../../sources/files/readFiles.ts';
import type { ImportEdgeKind } from '../../languages/resolver.ts';
import type { LinkInput } from './linkInput.ts';
import type { LinkedNames } from './linkNames.ts';
import type { NameMatch } from './nameLinks.ts';
import type { Reach } from './reachability.ts';
import { reachFrom } from './reachability.ts';

/** At most this many links are kept of one file. */
const MAX_LINKS = 20;

/** Why a test is linked to a file directly. */
export type LinkReason = NameMatch | Exclude<ImportEdgeKind, 'path-literal'>;

/** A test that imports a file by value or has its name. */
interface DirectLink {
  readonly test: RepoPath;
  /** In the order in which they were found; names first. */
  readonly reasons: readonly LinkReason[];
}

/** All links by names and imports. */
export interface Links {
  /** Tests that import a file by value or have its name, the surest first. */
  readonly direct: ReadonlyMap<RepoPath, readonly DirectLink[]>;
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

/** Gathers the evidence of all files in one pass each over names, imports and mentions. */
export function collectLinks(input: LinkInput, names: LinkedNames): Links {
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
  { graph, optionsFor }: LinkInput,
  names: LinkedNames,
): ReadonlyMap<RepoPath, readonly DirectLink[]> {
  const found = new Map<RepoPath, Map<RepoPath, LinkReason[]>>();
  const add = (source: RepoPath, test: RepoPath, reason: LinkReason): void => {
    const links = found.get(source) ?? new Map<RepoPath, LinkReason[]>();
    found.set(source, links);
    const known = links.get(test);
    if (known !== undefined) {
      known.push(reason);
    } else if (links.size < MAX_LINKS) {
      links.set(test, [reason]);
    }
  };
  for (const { source, test, match } of names.nameLinks) {
    add(source.path, test.path, match);
  }
  for (const { path } of names.tests) {
    for (const { to, kind } of graph.valueImports(path)) {
      if (kind !== 'path-literal' && !names.isTest(to) && optionsFor(to).steps.imports) {
        add(to, path, kind);
      }
    }
  }
  return new Map(
    [...found].map(([source, links]) => [source, [...links].map(([test, reasons]) => ({ test, reasons }))]),
  );
}

function countMentions({ read }: LinkInput, { index, mentions }: LinkedNames): ReadonlyMap<number, Mentioned> {
  const mentioned = new Map<number, Mentioned>();
  for (const path of index.testTree.keys()) {
    const code = contentAt(read, path)?.code;
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
