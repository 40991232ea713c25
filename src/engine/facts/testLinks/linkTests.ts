import type { FilesWithFacts } from '../contentFacts.ts';
import { changedPlaces } from '../../sources/files/readFiles.ts';
import type { ImportGraph } from '../../sources/tests/importGraph.ts';
import type { LinkInput, LinkOptions, LinkOptionsFor } from './linkInput.ts';
import { linkNames, restoredNames } from './linkNames.ts';
import type { LinkedNames, StoredNames } from './linkNames.ts';
import { collectLinks, readMentions } from './links.ts';
import type { Links, Mentions } from './links.ts';
import type { Reached } from './reachability.ts';

/** How the tests of a repository are linked to its files, and what it was found from. */
export interface LinkedTests {
  readonly names: LinkedNames;
  readonly links: Links;
  readonly input: LinkInput;
  /** Places of the files whose links may be others than those that were kept; undefined where that may be any. */
  readonly touched: ReadonlySet<number> | undefined;
}

/** Links as they are written. */
export interface StoredLinks {
  readonly names: StoredNames;
  readonly mentions: Mentions;
}

/**
 * Links the tests of a repository. Links are found again only where a file leads elsewhere than before, names only where the list of files
 * changed; what stays is the same object.
 * @param kept of an earlier call; it stays as it is
 */
export function linkTests(input: LinkInput, kept?: LinkedTests): LinkedTests {
  const changed = kept === undefined ? undefined : changedPlaces(kept.input.read, input.read);
  if (kept === undefined || changed === undefined || !namedAsBefore(kept.input, input, changed)) {
    const names = linkNames(input);
    return linkAll(input, names, readMentions(input.read, names));
  }
  const { names } = kept;
  const mentions = mentionsAgain(kept, input, changed);
  if (kept.input.graph.basis !== input.graph.basis) {
    return linkAll(input, names, mentions);
  }
  if (kept.input.graph.identity === input.graph.identity && mentions === kept.links.mentions) {
    return { names, links: kept.links, input, touched: new Set() };
  }
  const before = kept.input.graph.failures();
  const links = collectLinks(input, names, mentions);
  const touched = touchedPlaces(kept, { names, links, input }, changed);
  return { names, links, input, touched: input.graph.failures() === before ? touched : undefined };
}

/** The links that were written of the same files. */
export function restoredLinks(input: LinkInput, { names: stored, mentions }: StoredLinks): LinkedTests {
  const names = restoredNames(input, stored);
  return { names, links: collectLinks(input, names, mentions), input, touched: undefined };
}

/** Follows all imports at once: whether those of a language are known must not depend on who asks first. */
function linkAll(input: LinkInput, names: LinkedNames, mentions: Mentions): LinkedTests {
  const links = collectLinks(input, names, mentions);
  links.reached();
  links.registered();
  return { names, links, input, touched: undefined };
}

/** Whether names say the same: of the same list, under the same options, with the same files as suites. */
function namedAsBefore(before: LinkInput, input: LinkInput, changed: readonly number[]): boolean {
  return (
    before.read.files.every((file, place) => file.role === input.read.files[place]?.role) &&
    changed.every((place) => isSuite(before.read, place) === isSuite(input.read, place)) &&
    (before.optionsFor === input.optionsFor || sameOptions(before, input))
  );
}

function isSuite({ contents }: FilesWithFacts, place: number): boolean {
  return contents[place]?.suite === true;
}

/** Definitions that differ may say the same of tests. */
function sameOptions(before: LinkInput, { read, optionsFor }: LinkInput): boolean {
  const texts = new Map<LinkOptions, string>();
  const textOf = (of: LinkOptionsFor, path: string): string => {
    const options = of(path);
    const known = texts.get(options) ?? JSON.stringify([options.conventions, options.steps]);
    texts.set(options, known);
    return known;
  };
  return read.files.every(({ path }) => textOf(before.optionsFor, path) === textOf(optionsFor, path));
}

/** What the files of the test trees mention now; the same object where that is what they mentioned before. */
function mentionsAgain(
  { names, links, input: before }: LinkedTests,
  input: LinkInput,
  changed: readonly number[],
): Mentions {
  let again: (readonly string[])[] | undefined;
  for (const place of changed) {
    if (names.index.isAmongTests(place) && !sameWords(before.read, input.read, place)) {
      const code = input.read.contents[place]?.code;
      const now = code == null ? [] : names.mentions.mentionedIn(code);
      if (now.join('\n') !== links.mentions[place]?.join('\n')) {
        again ??= [...links.mentions];
        again[place] = now;
      }
    }
  }
  return again ?? links.mentions;
}

function sameWords(before: FilesWithFacts, now: FilesWithFacts, place: number): boolean {
  const [one, other] = [before, now].map(({ contents }) => contents[place]?.code?.mentions ?? []);
  return one?.length === other?.length && one?.every((word, at) => word === other?.[at]) === true;
}

/** Places of the files of which a link by imports or mentions is another than before. */
function touchedPlaces(
  before: LinkedTests,
  now: Omit<LinkedTests, 'touched'>,
  changed: readonly number[],
): ReadonlySet<number> {
  const touched = new Set<number>();
  addReachedOtherwise(touched, before.links.reached(), now.links.reached());
  addReachedOtherwise(touched, before.links.registered(), now.links.registered());
  for (const place of changed.filter(now.names.isTest)) {
    addTargets(touched, before.input.graph, place);
    addTargets(touched, now.input.graph, place);
  }
  const names = changed.flatMap((place) => {
    const [one = [], other = []] = [before, now].map(({ links }) => links.mentions[place]);
    return [...one.filter((name) => !other.includes(name)), ...other.filter((name) => !one.includes(name))];
  });
  for (const place of now.names.mentions.named(new Set(names))) {
    touched.add(place);
  }
  return touched;
}

function addTargets(touched: Set<number>, graph: ImportGraph, place: number): void {
  for (const { to } of graph.valueImports(place)) {
    touched.add(to);
  }
}

function addReachedOtherwise(touched: Set<number>, before: Reached, now: Reached): void {
  for (let place = 0; place < now.from.length; place++) {
    if (before.from[place] !== now.from[place] || before.through[place] !== now.through[place]) {
      touched.add(place);
    }
  }
}
