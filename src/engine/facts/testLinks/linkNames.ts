import type { FilesWithFacts } from '../contentFacts.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { TestLinkKind } from '../../model/fact.ts';
import { baseNameOf } from '../../model/repoPath.ts';
import { codeRegistryOf } from '../../languages/registry.ts';
import { isTest } from '../../languages/testPaths.ts';
import { codeIndexOf, createCodeIndex } from './codeIndex.ts';
import type { CodeColumns, CodeIndex, CodePath } from './codeIndex.ts';
import type { LinkInput, LinkOptions } from './linkInput.ts';
import { createMentionIndex } from './mentionIndex.ts';
import type { MentionIndex } from './mentionIndex.ts';
import { linkByName } from './nameLinks.ts';
import type { NameLink, NameMatch } from './nameLinks.ts';
import { countPackageTests, packageTestsOf } from './packageTests.ts';
import type { PackageCounts, PackageTests } from './packageTests.ts';
import { createTeamConventions } from './teamConventions.ts';
import type { TeamConventions } from './teamConventions.ts';

/** What the tests are and what their names say: the same for one list of files and suites. */
export interface LinkedNames {
  readonly index: CodeIndex;
  readonly team: TeamConventions;
  /** Places of the tests. */
  readonly tests: Uint32Array;
  readonly isTest: (place: number) => boolean;
  /** What a file of the test trees is to a link: code is a test; fixtures, data and the files of tools (".eslintrc.js") are data. */
  readonly kindAmongTests: (place: number) => TestLinkKind;
  readonly nameLinks: () => readonly NameLink[];
  /** Where reachability starts: tests first, so that a way from a test is named rather than one from a helper. */
  readonly starts: Uint32Array;
  /** Resources that name classes to load, such as "META-INF/services/...". */
  readonly registries: Uint32Array;
  readonly packageTests: PackageTests;
  readonly mentions: MentionIndex;
  readonly stored: StoredNames;
}

/** Names as they are written, for the same list of files and suites. Files are said by their places. */
export interface StoredNames {
  readonly code: CodeColumns;
  readonly starts: Uint32Array;
  /** How many of the starts are tests: these come first. */
  readonly tests: number;
  readonly registries: Uint32Array;
  /** Test, source and match ({@link MATCHES}) of each link. */
  readonly links: Uint32Array;
  readonly packageCounts: PackageCounts;
}

const MATCHES: readonly NameMatch[] = ['team', 'mirror', 'gaps', 'unique'];

/** Finds out what is a test and what its name says. */
export function linkNames(input: LinkInput): LinkedNames {
  const { read, optionsFor } = input;
  const { files, contents } = read;
  const index = createCodeIndex(files);
  const team = teamOf(input);
  const sources: CodePath[] = [];
  const tests: CodePath[] = [];
  const bare: CodePath[] = [];
  for (const file of codeOf(index, files.length)) {
    if (isTest(file.kind, contents[file.place]?.suite === true) || team.isTest(file.path)) {
      tests.push(file);
    } else if (file.inTree && file.kind !== 'fixture') {
      bare.push(file);
    } else if (index.isSource(file.place)) {
      sources.push(file);
    }
  }
  const found = linkByName(sources, tests, bare);
  const nameLinks = [
    ...teamLinks(team, index, read),
    ...found.filter(({ match, source }) => isOn(match, optionsFor(source.path))),
  ];
  const known = new Set(tests.map(({ place }) => place));
  const named = new Set(nameLinks.map(({ test }) => test).filter(({ place }) => !known.has(place)));
  for (const test of named) {
    known.add(test.place);
    tests.push(test);
  }
  const others = [...files.keys()].filter((place) => index.isAmongTests(place) && !known.has(place));
  const stored: StoredNames = {
    code: index.columns,
    starts: Uint32Array.from([...known, ...others.filter((place) => leadsOn(place, index, read))]),
    tests: known.size,
    registries: Uint32Array.from([...files.keys()].filter((place) => isRegistry(place, read))),
    links: Uint32Array.from(
      nameLinks.flatMap(({ test, source, match }) => [test.place, source.place, MATCHES.indexOf(match)]),
    ),
    packageCounts: countPackageTests(tests, others.map(index.packageRootAt)),
  };
  return namesOf(stored, index, team, read);
}

/** The names that were written of the same list of files and suites under the same options. */
export function restoredNames(input: LinkInput, stored: StoredNames): LinkedNames {
  return namesOf(stored, codeIndexOf(input.read.files, stored.code), teamOf(input), input.read);
}

function namesOf(stored: StoredNames, index: CodeIndex, team: TeamConventions, read: FilesWithFacts): LinkedNames {
  const tests = stored.starts.subarray(0, stored.tests);
  const isKnown = new Uint8Array(read.files.length);
  for (const place of tests) {
    isKnown[place] = 1;
  }
  const isTestAt = (place: number): boolean => isKnown[place] === 1;
  const { length } = read.files;
  let nameLinks: readonly NameLink[] | undefined;
  return {
    index,
    team,
    tests,
    isTest: isTestAt,
    kindAmongTests: (place) => kindAmongTests(index.codeAt(place)),
    nameLinks: () => (nameLinks ??= linksIn(stored.links, index)),
    starts: stored.starts,
    registries: stored.registries,
    packageTests: packageTestsOf(stored.packageCounts),
    mentions: createMentionIndex(() => codeOf(index, length, (place) => index.isSource(place) && !isTestAt(place))),
    stored,
  };
}

function teamOf({ read, optionsFor }: LinkInput): TeamConventions {
  return createTeamConventions(() => read.files.map(({ path }) => path), optionsFor);
}

function codeOf(
  index: CodeIndex,
  count: number,
  isWanted: (place: number) => boolean = () => true,
): readonly CodePath[] {
  const code: CodePath[] = [];
  for (let place = 0; place < count; place++) {
    const file = isWanted(place) ? index.codeAt(place) : undefined;
    if (file !== undefined) {
      code.push(file);
    }
  }
  return code;
}

function linksIn(links: Uint32Array, { codeAt }: CodeIndex): readonly NameLink[] {
  const found: NameLink[] = [];
  for (let at = 0; at < links.length; at += 3) {
    const [test, source] = [codeAt(links[at] ?? 0), codeAt(links[at + 1] ?? 0)];
    if (test !== undefined && source !== undefined) {
      found.push({ test, source, match: MATCHES[links[at + 2] ?? 0] ?? 'unique' });
    }
  }
  return found;
}

function isRegistry(place: number, { files }: FilesWithFacts): boolean {
  return codeRegistryOf(files[place]?.path ?? '') !== undefined;
}

function leadsOn(place: number, index: CodeIndex, read: FilesWithFacts): boolean {
  return index.codeAt(place) !== undefined || isRegistry(place, read);
}

function teamLinks(
  team: TeamConventions,
  { codeAt }: CodeIndex,
  { placeOf, files }: FilesWithFacts,
): readonly NameLink[] {
  const codeOfPath = (path: RepoPath): CodePath | undefined => codeAt(placeOf.get(path) ?? -1);
  const paths = files.map(({ path }) => path).filter((path) => codeOfPath(path) !== undefined);
  return team.pairs(paths).flatMap((pair) => {
    const source = codeOfPath(pair.source);
    const test = codeOfPath(pair.test);
    return source === undefined || test === undefined ? [] : [{ source, test, match: 'team' as const }];
  });
}

function isOn(match: NameMatch, { steps }: LinkOptions): boolean {
  const on = { team: true, mirror: steps.mirroredNames, gaps: steps.mirroredNamesWithGaps, unique: steps.uniqueNames };
  return on[match];
}

function kindAmongTests(code: CodePath | undefined): TestLinkKind {
  return code === undefined || code.kind === 'fixture' || baseNameOf(code.path).startsWith('.') ? 'data' : 'test';
}
