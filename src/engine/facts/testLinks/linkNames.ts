import type { RepoPath } from '../../model/repoPath.ts';
import type { TestLinkKind } from '../../model/fact.ts';
import { baseNameOf } from '../../model/repoPath.ts';
import { codeRegistryOf } from '../../languages/registry.ts';
import { isTest } from '../../languages/testPaths.ts';
import { contentAt } from '../../sources/files/readFiles.ts';
import { createCodeIndex } from './codeIndex.ts';
import type { CodeIndex, CodePath } from './codeIndex.ts';
import type { LinkInput, LinkOptions } from './linkInput.ts';
import { createMentionIndex } from './mentionIndex.ts';
import type { MentionIndex } from './mentionIndex.ts';
import { linkByName } from './nameLinks.ts';
import type { NameLink, NameMatch } from './nameLinks.ts';
import { countPackageTests } from './packageTests.ts';
import type { PackageTests } from './packageTests.ts';
import { createTeamConventions } from './teamConventions.ts';
import type { TeamConventions } from './teamConventions.ts';

/** What the tests are and what their names say: the same for one list of files and suites. */
export interface LinkedNames {
  readonly index: CodeIndex;
  readonly team: TeamConventions;
  /** Production code of languages with a convention. */
  readonly sources: readonly CodePath[];
  readonly tests: readonly CodePath[];
  readonly isTest: (path: RepoPath) => boolean;
  /** What a file of the test trees is to a link: code is a test; fixtures, data and the files of tools (".eslintrc.js") are data. */
  readonly kindAmongTests: (path: RepoPath) => TestLinkKind;
  readonly nameLinks: readonly NameLink[];
  /** Where reachability starts: tests first, so that a way from a test is named rather than one from a helper. */
  readonly starts: readonly RepoPath[];
  /** Resources that name classes to load, such as "META-INF/services/...". */
  readonly registries: readonly RepoPath[];
  readonly packageTests: PackageTests;
  readonly mentions: MentionIndex;
}

/** Finds out what is a test and what its name says. */
export function linkNames(input: LinkInput): LinkedNames {
  const { read, optionsFor } = input;
  const { files } = read;
  const index = createCodeIndex(files);
  const team = createTeamConventions(
    files.map(({ path }) => path),
    optionsFor,
  );
  const sources: CodePath[] = [];
  const tests: CodePath[] = [];
  const bare: CodePath[] = [];
  for (const file of index.code.values()) {
    if (isTest(file.kind, contentAt(read, file.path)?.suite === true) || team.isTest(file.path)) {
      tests.push(file);
    } else if (file.inTree && file.kind !== 'fixture') {
      bare.push(file);
    } else if (!file.inTree && file.kind !== 'fixture') {
      sources.push(file);
    }
  }
  const found = linkByName(sources, tests, bare);
  const nameLinks = [
    ...teamLinks(team, index),
    ...found.filter(({ match, source }) => isOn(match, optionsFor(source.path))),
  ];
  const known = new Set(tests.map(({ path }) => path));
  for (const { test } of nameLinks) {
    if (!known.has(test.path)) {
      known.add(test.path);
      tests.push(test);
    }
  }
  const mentions = createMentionIndex(sources);
  const registries = files.map(({ path }) => path).filter((path) => codeRegistryOf(path) !== undefined);
  return {
    index,
    team,
    sources,
    tests,
    isTest: (path) => known.has(path),
    kindAmongTests: (path) => kindAmongTests(path, index),
    nameLinks,
    starts: [...known, ...[...index.testTree.keys()].filter((path) => leadsOn(path, index) && !known.has(path))],
    registries,
    packageTests: countPackageTests(tests, index),
    mentions,
  };
}

function leadsOn(path: RepoPath, index: CodeIndex): boolean {
  return index.code.has(path) || codeRegistryOf(path) !== undefined;
}

function teamLinks(team: TeamConventions, index: CodeIndex): readonly NameLink[] {
  return team.pairs(index.code.keys()).flatMap((pair) => {
    const source = index.code.get(pair.source);
    const test = index.code.get(pair.test);
    return source === undefined || test === undefined ? [] : [{ source, test, match: 'team' as const }];
  });
}

function isOn(match: NameMatch, { steps }: LinkOptions): boolean {
  const on = { team: true, mirror: steps.mirroredNames, gaps: steps.mirroredNamesWithGaps, unique: steps.uniqueNames };
  return on[match];
}

function kindAmongTests(path: RepoPath, index: CodeIndex): TestLinkKind {
  const code = index.code.get(path);
  return code === undefined || code.kind === 'fixture' || baseNameOf(path).startsWith('.') ? 'data' : 'test';
}
