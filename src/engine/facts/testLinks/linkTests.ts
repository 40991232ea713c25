import type { RepoPath } from '../../model/repoPath.ts';
import type { ContentFacts } from '../../sources/files/contentFacts.ts';
import type { ListedFile } from '../../sources/files/listedFile.ts';
import { codeRegistryOf } from '../../languages/registry.ts';
import { isTest } from '../../sources/tests/testPaths.ts';
import type { LinkedNames, StandingInput } from './chain.ts';
import type { CodeIndex, CodePath } from './codeIndex.ts';
import { createCodeIndex } from './codeIndex.ts';
import { createPathExclusion } from './exclusions.ts';
import { createExpectedPaths } from './expectedTestPath.ts';
import { collectLinks } from './links.ts';
import type { Links } from './links.ts';
import { createMentionIndex } from './mentionIndex.ts';
import type { NameLink, NameMatch } from './nameLinks.ts';
import { linkByName } from './nameLinks.ts';
import { countPackageTests } from './packageTests.ts';
import type { TeamConventions } from './teamConventions.ts';
import { createTeamConventions } from './teamConventions.ts';
import type { TestOptions } from './testOptions.ts';
import type { Standings } from './standings.ts';
import { reachStandings, standingOf } from './verdicts.ts';

/** Standings with what the next ones of the same repository are made from. */
export interface KeptStandings {
  /** Where every listed file stands before {@link settleVerdicts}. */
  readonly standings: Standings;
  readonly key: NamesKey;
  readonly names: LinkedNames;
  readonly links: Links;
  readonly input: StandingInput;
}

/**
 * Links the tests of a repository. After a saved file only its own standing is computed again, unless it leads elsewhere than before;
 * names are linked again only where the list of files changed.
 * @param kept of an earlier call; it stays as it is
 */
export function standTests(input: StandingInput, kept?: KeptStandings): KeptStandings {
  const key = namesKey(input);
  const names = kept !== undefined && sameKey(kept.key, key) ? kept.names : linkNames(input);
  const changed = kept?.names === names ? changedInside(kept, input) : undefined;
  if (kept === undefined || changed === undefined) {
    const links = collectLinks(input, names);
    return { key, names, links, input, standings: reachStandings(input, names, links) };
  }
  const standings = new Map(kept.standings);
  for (const file of changed) {
    standings.set(file.path, standingOf(input, names, kept.links, file));
  }
  return { ...kept, key, input, standings };
}

/** Files whose content changed; undefined where links may have changed with it. */
function changedInside(
  { names, input: before }: KeptStandings,
  input: StandingInput,
): readonly ListedFile[] | undefined {
  if (before.graph.identity !== input.graph.identity || before.coverage !== input.coverage) {
    return undefined;
  }
  const changed = input.files.filter(({ path }) => before.contents.get(path) !== input.contents.get(path));
  return changed.some(({ path }) => names.index.testTree.has(path) && !sameMentions(names, before, input, path))
    ? undefined
    : changed;
}

function sameMentions({ mentions }: LinkedNames, before: StandingInput, now: StandingInput, path: RepoPath): boolean {
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

function namesKey({ files, contents, optionsFor }: StandingInput): NamesKey {
  const ids = new Map<TestOptions, number>();
  const optionsOf = Uint16Array.from(files, ({ path }) => {
    const options = optionsFor(path);
    const id = ids.get(options) ?? ids.size;
    ids.set(options, id);
    return id;
  });
  return {
    options: JSON.stringify([...ids.keys()]),
    optionsOf,
    files,
    suites: Uint8Array.from(files, ({ path }) => (isSuite(contents.get(path)) ? 1 : 0)),
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

function isSuite(content: ContentFacts | undefined): boolean {
  return content?.suite ?? false;
}

function linkNames(input: StandingInput): LinkedNames {
  const { files, contents, optionsFor } = input;
  const index = createCodeIndex(files);
  const team = createTeamConventions(
    files.map(({ path }) => path),
    optionsFor,
  );
  const sources: CodePath[] = [];
  const tests: CodePath[] = [];
  const bare: CodePath[] = [];
  for (const file of index.code.values()) {
    if (isTest(file.kind, isSuite(contents.get(file.path))) || team.isTest(file.path)) {
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
  const packageTests = countPackageTests(tests, index);
  const expected = createExpectedPaths(nameLinks, team);
  const exclusion = createPathExclusion(optionsFor);
  return {
    index,
    sources,
    tests,
    isTest: (path) => known.has(path),
    nameLinks,
    starts: [...known, ...[...index.testTree.keys()].filter((path) => leadsOn(path, index) && !known.has(path))],
    registries,
    packageTests,
    expected,
    mentions,
    exclusion,
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

function isOn(match: NameMatch, { steps }: TestOptions): boolean {
  const on = { team: true, mirror: steps.mirroredNames, gaps: steps.mirroredNamesWithGaps, unique: steps.uniqueNames };
  return on[match];
}
