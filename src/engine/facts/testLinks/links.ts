import type { FilesWithFacts } from '../contentFacts.ts';
import type { ImportEdgeKind } from '../../languages/resolver.ts';
import { once } from '../../model/once.ts';
import type { LinkInput } from './linkInput.ts';
import type { LinkedNames } from './linkNames.ts';
import type { NameMatch } from './nameLinks.ts';
import type { Reached } from './reachability.ts';
import { reachFrom } from './reachability.ts';

/** At most this many links are kept of one file. */
const MAX_LINKS = 20;

/** Why a test is linked to a file directly. */
export type LinkReason = NameMatch | Exclude<ImportEdgeKind, 'path-literal'>;

/** A test that imports a file by value or has its name. */
interface DirectLink {
  /** Its place. */
  readonly test: number;
  /** In the order in which they were found; names first. */
  readonly reasons: readonly LinkReason[];
}

/** All links by names and imports; files are said by their places. Each part is worked out when it is first asked for. */
export interface Links {
  /** Tests that import a file by value or have its name, the surest first. */
  readonly direct: () => ReadonlyMap<number, readonly DirectLink[]>;
  /** How tests lead to a file. */
  readonly reached: () => Reached;
  /** How what is loaded by name at run time leads to a file. */
  readonly registered: () => Reached;
  /** Files of the test trees that mention a name: how many, and the first three. */
  readonly mentioned: () => ReadonlyMap<string, Mentioned>;
  readonly mentions: Mentions;
}

/** The names that each file of the test trees mentions, by place. */
export type Mentions = readonly (readonly string[])[];

/** Where one name is mentioned. */
interface Mentioned {
  files: number;
  readonly first: number[];
}

/** Gathers the evidence of all files in one pass each over names, imports and mentions. */
export function collectLinks(input: LinkInput, names: LinkedNames, mentions: Mentions): Links {
  const { length } = input.read.files;
  return {
    direct: once(() => directLinks(input, names)),
    reached: once(() => reachFrom(names.starts, input.graph, length, subjectsOf(names))),
    registered: once(() => reachFrom(names.registries, input.graph, length)),
    mentioned: once(() => countMentions(mentions)),
    mentions,
  };
}

/** What each file of the test trees mentions. */
export function readMentions({ files, contents }: FilesWithFacts, { index, mentions }: LinkedNames): Mentions {
  return files.map((_, place) => {
    const code = index.isAmongTests(place) ? contents[place]?.code : null;
    return code == null ? NOTHING : mentions.mentionedIn(code);
  });
}

const NOTHING: readonly string[] = [];

function subjectsOf({ nameLinks }: LinkedNames): ReadonlyMap<number, readonly number[]> {
  const subjects = new Map<number, number[]>();
  for (const { test, source } of nameLinks()) {
    const known = subjects.get(test.place) ?? [];
    known.push(source.place);
    subjects.set(test.place, known);
  }
  return subjects;
}

function directLinks({ graph, read, optionsFor }: LinkInput, names: LinkedNames): Map<number, readonly DirectLink[]> {
  const found = new Map<number, Map<number, LinkReason[]>>();
  const add = (source: number, test: number, reason: LinkReason): void => {
    const links = found.get(source) ?? new Map<number, LinkReason[]>();
    found.set(source, links);
    const known = links.get(test);
    if (known !== undefined) {
      known.push(reason);
    } else if (links.size < MAX_LINKS) {
      links.set(test, [reason]);
    }
  };
  for (const { source, test, match } of names.nameLinks()) {
    add(source.place, test.place, match);
  }
  for (const place of names.tests) {
    for (const { to, kind } of graph.valueImports(place)) {
      if (kind !== 'path-literal' && !names.isTest(to) && optionsFor(read.files[to]?.path ?? '').steps.imports) {
        add(to, place, kind);
      }
    }
  }
  return new Map(
    [...found].map(([source, links]) => [source, [...links].map(([test, reasons]) => ({ test, reasons }))]),
  );
}

function countMentions(mentions: Mentions): ReadonlyMap<string, Mentioned> {
  const mentioned = new Map<string, Mentioned>();
  for (const [place, names] of mentions.entries()) {
    for (const name of names) {
      const entry = mentioned.get(name) ?? { files: 0, first: [] };
      entry.files++;
      if (entry.first.length < 3) {
        entry.first.push(place);
      }
      mentioned.set(name, entry);
    }
  }
  return mentioned;
}
