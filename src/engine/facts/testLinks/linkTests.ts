import type { RepoPath } from '../../model/repoPath.ts';
import type { ListedFile } from '../../sources/files/listedFile.ts';
import type { LinkInput, LinkOptions } from './linkInput.ts';
import { linkNames } from './linkNames.ts';
import type { LinkedNames } from './linkNames.ts';
import { collectLinks } from './links.ts';
import type { Links } from './links.ts';

/** How the tests of a repository are linked to its files, and what it was found from. */
export interface LinkedTests {
  readonly names: LinkedNames;
  readonly links: Links;
  readonly input: LinkInput;
  readonly key: NamesKey;
}

/**
 * Links the tests of a repository. Links are found again only where a file leads elsewhere than before, names only where the list of files
 * changed; what stays is the same object.
 * @param kept of an earlier call; it stays as it is
 */
export function linkTests(input: LinkInput, kept?: LinkedTests): LinkedTests {
  const key = namesKey(input);
  const names = kept !== undefined && sameKey(kept.key, key) ? kept.names : linkNames(input);
  const links = kept?.names === names && leadsAsBefore(kept, input) ? kept.links : collectLinks(input, names);
  return { names, links, input, key };
}

function leadsAsBefore({ names, input: before }: LinkedTests, input: LinkInput): boolean {
  return (
    before.graph.identity === input.graph.identity &&
    input.files.every(
      ({ path }) =>
        before.contents.get(path) === input.contents.get(path) ||
        !names.index.testTree.has(path) ||
        sameMentions(names, before, input, path),
    )
  );
}

function sameMentions({ mentions }: LinkedNames, before: LinkInput, now: LinkInput, path: RepoPath): boolean {
  const [one, other] = [before, now].map(({ contents }) => {
    const code = contents.get(path)?.code;
    return code == null ? '' : mentions.hits(code).join();
  });
  return one === other;
}

interface NamesKey {
  /** Each of the options in force, as JSON: they are read anew for each analysis. */
  readonly options: string;
  /** Which of them is each file's. */
  readonly optionsOf: Uint16Array;
  /** Path, language, role and whether it is a suite, of every file in turn. */
  readonly files: readonly ListedFile[];
  readonly suites: Uint8Array;
}

function namesKey({ files, contents, optionsFor }: LinkInput): NamesKey {
  const ids = new Map<LinkOptions, number>();
  const optionsOf = Uint16Array.from(files, ({ path }) => {
    const options = optionsFor(path);
    const id = ids.get(options) ?? ids.size;
    ids.set(options, id);
    return id;
  });
  return {
    options: JSON.stringify([...ids.keys()].map(({ conventions, steps }) => [conventions, steps])),
    optionsOf,
    files,
    suites: Uint8Array.from(files, ({ path }) => (contents.get(path)?.suite === true ? 1 : 0)),
  };
}

function sameKey(a: NamesKey, b: NamesKey): boolean {
  return (
    a.options === b.options &&
    a.files.length === b.files.length &&
    a.files.every((file, at) => sameFile(file, b.files[at])) &&
    a.optionsOf.every((id, at) => id === b.optionsOf[at]) &&
    a.suites.every((suite, at) => suite === b.suites[at])
  );
}

function sameFile(a: ListedFile, b: ListedFile | undefined): boolean {
  return a === b || (a.path === b?.path && a.language === b.language && a.role === b.role);
}
