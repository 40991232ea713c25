import { changedPlaces } from '../../sources/files/readFiles.ts';
import type { ListedFile } from '../../sources/files/listedFile.ts';
import type { ContentFacts } from '../contentFacts.ts';
import type { ReadFiles } from '../../sources/files/readFiles.ts';
import type { LinkInput, LinkOptions, LinkOptionsFor } from './linkInput.ts';
import { linkNames } from './linkNames.ts';
import type { LinkedNames } from './linkNames.ts';
import { collectLinks } from './links.ts';
import type { Links } from './links.ts';

/** How the tests of a repository are linked to its files, and what it was found from. */
export interface LinkedTests {
  readonly names: LinkedNames;
  readonly links: Links;
  readonly input: LinkInput;
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
    return { names, links: collectLinks(input, names), input };
  }
  const { names } = kept;
  const links = leadsAsBefore(kept, input, changed) ? kept.links : collectLinks(input, names);
  return { names, links, input };
}

/** Whether names say the same: of the same list, under the same options, with the same files as suites. */
function namedAsBefore(before: LinkInput, input: LinkInput, changed: readonly number[]): boolean {
  return (
    before.read.files.every((file, place) => file.role === input.read.files[place]?.role) &&
    changed.every((place) => isSuite(before.read, place) === isSuite(input.read, place)) &&
    (before.optionsFor === input.optionsFor || sameOptions(before, input))
  );
}

function isSuite({ contents }: ReadFiles<ListedFile, ContentFacts>, place: number): boolean {
  return contents[place]?.suite === true;
}

/** Definitions that were read anew may say the same. */
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

function leadsAsBefore({ names, input: before }: LinkedTests, input: LinkInput, changed: readonly number[]): boolean {
  return (
    before.graph.identity === input.graph.identity &&
    changed.every(
      (place) =>
        !names.index.testTree.has(input.read.files[place]?.path ?? '') || sameMentions(names, before, input, place),
    )
  );
}

function sameMentions({ mentions }: LinkedNames, before: LinkInput, now: LinkInput, place: number): boolean {
  const [one, other] = [before, now].map(({ read }) => {
    const code = read.contents[place]?.code;
    return code == null ? '' : mentions.hits(code).join();
  });
  return one === other;
}
