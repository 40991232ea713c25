import type { TestFacts, TestLink } from '../../model/fact.ts';
import { baseNameOf } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { ContentFacts } from '../../sources/files/contentFacts.ts';
import type { ListedFile } from '../../sources/files/listedFile.ts';
import type { LinkedNames, StandingInput, Verdict } from './chain.ts';
import type { CodePath } from './codeIndex.ts';
import { coverageVerdict } from './coverageVerdict.ts';
import { excludedByContent } from './exclusions.ts';
import type { Links } from './links.ts';
import { asked, OF_TESTS, OTHER, TEST } from './standings.ts';
import type { Standing, Standings } from './standings.ts';
import type { TestStep } from './testOptions.ts';

interface Judged {
  readonly file: ListedFile;
  readonly source: CodePath;
  readonly content: ContentFacts;
  readonly verdict: Verdict;
  /** Why it is never flagged; null where it may be. */
  readonly excluded: string | null;
  /** Whether no step has found anything: the history may. */
  readonly open: boolean;
}

/** From this many other files for each test in the test trees on, tests are data. */
const DATA_DRIVEN_RATIO = 10;
/** A name that more test-tree files mention than the larger of this number and this share of them proves nothing. */
const MENTION_FILES = 20;
const MENTION_SHARE = 0.03;

/** Walks the chain for every file, as far as names and contents lead. */
export function reachStandings(input: StandingInput, names: LinkedNames, links: Links): Standings {
  const standings = new Map<RepoPath, Standing>();
  for (const file of input.files) {
    standings.set(file.path, standingOf(input, names, links, file));
  }
  return standings;
}

/** Where one file stands. */
export function standingOf(input: StandingInput, names: LinkedNames, links: Links, file: ListedFile): Standing {
  const source = names.index.code.get(file.path);
  const content = input.contents.get(file.path);
  return source === undefined || content === undefined || !isAsked(source, names)
    ? notAsked(file.path, names)
    : toStanding(input, names, judge(input, names, links, { file, source, content }));
}

function judge(
  input: StandingInput,
  names: LinkedNames,
  links: Links,
  item: Pick<Judged, 'file' | 'source' | 'content'>,
): Judged {
  const { file, source, content } = item;
  const found =
    coverageVerdict(input, links, file.path) ??
    directVerdict(input, links, item) ??
    reachedVerdict(input, names, links, file.path) ??
    mentionedVerdict(input, names, links, file.path);
  const excluded = isExcluded(input, names, file, content);
  const open = found === undefined;
  if (found !== undefined && found.status !== 'none') {
    return { ...item, verdict: found, excluded, open: false };
  }
  if (excluded !== null) {
    return { ...item, verdict: silent(excluded), excluded, open };
  }
  const unknown =
    found === undefined
      ? (loadedByName(input, links, file.path) ?? unknownReason(input, names, source, content))
      : null;
  return { ...item, verdict: unknown === null ? (found ?? noneFound()) : silent(unknown), excluded, open };
}

function isExcluded(input: StandingInput, names: LinkedNames, file: ListedFile, content: ContentFacts): string | null {
  const byRole = file.role === 'production' ? null : 'It is not production code.';
  return (
    byRole ??
    names.exclusion(file.path) ??
    (input.optionsFor(file.path).exclusions.byContent ? excludedByContent(file, content) : null)
  );
}

function directVerdict(
  input: StandingInput,
  { direct }: Links,
  { file, content }: Pick<Judged, 'file' | 'content'>,
): Verdict | undefined {
  const links = direct.get(file.path) ?? [];
  if (content.code?.inlineTests === true && !isOff(input, file.path, 'inlineTests')) {
    const own = { kind: 'inline' as const, path: file.path, evidence: 'tests inside the file' };
    return { status: 'direct', links: [own, ...links], reason: 'It holds its own tests.' };
  }
  const first = links[0];
  return first === undefined ? undefined : { status: 'direct', links, reason: `Linked to a test: ${first.evidence}.` };
}

function reachedVerdict(
  input: StandingInput,
  names: LinkedNames,
  { reached }: Links,
  path: RepoPath,
): Verdict | undefined {
  const reach = isOff(input, path, 'reachability') ? undefined : reached.get(path);
  if (reach === undefined || reach.from === path) {
    return undefined;
  }
  const evidence = reach.through === reach.from ? 'leads to it' : `reaches it through ${reach.through}`;
  const link = linkAmongTests(reach.from, evidence, names);
  return { status: 'indirect', links: [link], reason: 'A test reaches it by imports.' };
}

function mentionedVerdict(input: StandingInput, names: LinkedNames, links: Links, path: RepoPath): Verdict | undefined {
  if (isOff(input, path, 'mentions')) {
    return undefined;
  }
  const most = Math.max(MENTION_FILES, MENTION_SHARE * names.index.testTree.size);
  for (const { id, name } of names.mentions.namesOf(path)) {
    const found = links.mentioned.get(id);
    if (found !== undefined && found.files <= most) {
      const evidence = `mentions “${name}”`;
      return {
        status: 'indirect',
        links: found.first.map((path) => linkAmongTests(path, evidence, names)),
        reason: 'Its name is mentioned among the tests.',
      };
    }
  }
  return undefined;
}

/** Code of the test trees can be opened as a test; fixtures, data and the files of tools (".eslintrc.js") cannot. */
function linkAmongTests(path: RepoPath, evidence: string, { index }: LinkedNames): TestLink {
  const code = index.code.get(path);
  const isData = code === undefined || code.kind === 'fixture' || baseNameOf(path).startsWith('.');
  return { kind: isData ? 'data' : 'test', path, evidence };
}

/** Imports do not say what runs a class that a resource names, nor what that class leads to. */
function loadedByName(input: StandingInput, { registered }: Links, path: RepoPath): string | null {
  const reach = isOff(input, path, 'reachability') ? undefined : registered.get(path);
  return reach === undefined ? null : `It is loaded by name, from ${reach.from}.`;
}

function unknownReason(
  input: StandingInput,
  { packageTests }: LinkedNames,
  source: CodePath,
  content: ContentFacts,
): string | null {
  const { graph } = input;
  const { minTests } = input.optionsFor(source.path);
  if (content.code === null) {
    return 'Its content was not read.';
  }
  if (!graph.hasResolver(source.language)) {
    return 'Imports of this language are not followed.';
  }
  if (packageTests.count(source.packageRoot, source.row.family) < minTests) {
    return `Its package has fewer than ${minTests} tests in this language.`;
  }
  if (packageTests.othersPerTest(source.packageRoot) >= DATA_DRIVEN_RATIO) {
    return 'The tests of its package are mostly data.';
  }
  return graph.hasModuleEdges(source.path) ? null : 'Its module tree could not be followed.';
}

function toStanding(input: StandingInput, { expected }: LinkedNames, item: Judged): Standing {
  const options = input.optionsFor(item.file.path);
  const { content, verdict, source, excluded } = item;
  const none = verdict.status === 'none';
  const listed =
    none && content.size.codeLines >= options.minCodeLines && (content.code?.decisions ?? 0) >= options.minDecisions;
  const hasTest = verdict.links.some(({ kind }) => kind === 'test' || kind === 'inline');
  const facts: TestFacts = {
    ...verdict,
    ...(excluded === null && !hasTest ? { expectedPath: expected.of(source) } : {}),
    listed,
    worthDiagnostic: false,
  };
  return asked(facts, excluded === null, item.open);
}

function isAsked({ path, inTree, kind }: CodePath, names: LinkedNames): boolean {
  return !inTree && kind !== 'fixture' && !names.isTest(path);
}

function notAsked(path: RepoPath, names: LinkedNames): Standing {
  return names.isTest(path) ? TEST : names.index.testTree.has(path) ? OF_TESTS : OTHER;
}

function isOff({ optionsFor }: StandingInput, path: RepoPath, step: TestStep): boolean {
  return !optionsFor(path).steps[step];
}

function noneFound(): Verdict {
  return {
    status: 'none',
    links: [],
    reason: 'No test imports it, has its name, reaches it, mentions it or changes with it.',
  };
}

function silent(reason: string): Verdict {
  return { status: 'unknown', links: [], reason };
}
