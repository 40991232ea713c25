import type { TestFacts } from '../../model/fact.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { ContentFacts } from '../../sources/files/contentFacts.ts';
import type { ListedFile } from '../../sources/files/listedFile.ts';
import type { LinkedNames, LinkTestsInput, Verdict } from './chain.ts';
import type { CodePath } from './codeIndex.ts';
import { coverageVerdict } from './coverageVerdict.ts';
import { excludedByContent } from './exclusions.ts';
import type { Links } from './links.ts';
import { countSiblings } from './siblings.ts';
import type { TestStep } from './testOptions.ts';

interface Judged {
  readonly file: ListedFile;
  readonly source: CodePath;
  readonly content: ContentFacts;
  readonly verdict: Verdict;
  /** Why it is never flagged; null where it may be. */
  readonly excluded: string | null;
}

const DAY_MS = 86_400_000;
const DAYS_OF_MONTH = 30.4375;
/** From this many other files for each test in the test trees on, tests are data. */
const DATA_DRIVEN_RATIO = 10;
/** A name that more test-tree files mention than the larger of this number and this share of them proves nothing. */
const MENTION_FILES = 20;
const MENTION_SHARE = 0.03;
/** Commits that a file and a test share, and their share of the file's own. */
const CO_CHANGE_COMMITS = 5;
const CO_CHANGE_SHARE = 0.5;

/** Walks the chain for every file. */
export function reachVerdicts(
  input: LinkTestsInput,
  names: LinkedNames,
  links: Links,
): ReadonlyMap<RepoPath, TestFacts> {
  const facts = new Map<RepoPath, TestFacts>();
  const judged: Judged[] = [];
  for (const file of input.files) {
    const source = names.index.code.get(file.path);
    const content = input.contents.get(file.path);
    if (source === undefined || content === undefined || !isAsked(source, names)) {
      facts.set(file.path, notAsked(file.path, names));
    } else {
      judged.push(judge(input, names, links, { file, source, content }));
    }
  }
  const siblings = countSiblings(
    judged
      .filter(({ excluded }) => excluded === null)
      .map(({ file, verdict }) => [file.path, verdict.status === 'direct' || verdict.status === 'indirect']),
  );
  for (const item of judged) {
    facts.set(
      item.file.path,
      toFacts(input, names, item, siblings.testedShare(item.file.path, input.optionsFor(item.file.path).minSiblings)),
    );
  }
  return facts;
}

function judge(
  input: LinkTestsInput,
  names: LinkedNames,
  links: Links,
  item: Pick<Judged, 'file' | 'source' | 'content'>,
): Judged {
  const { file, source, content } = item;
  const found =
    coverageVerdict(input, links, file.path) ??
    directVerdict(input, links, item) ??
    reachedVerdict(input, links, file.path) ??
    mentionedVerdict(input, names, links, file.path) ??
    coChangeVerdict(input, names, file.path);
  const excluded = isExcluded(input, names, file, content);
  if (found !== undefined && found.status !== 'none') {
    return { ...item, verdict: found, excluded };
  }
  if (excluded !== null) {
    return { ...item, verdict: silent(excluded), excluded };
  }
  const unknown =
    found === undefined
      ? (loadedByName(input, links, file.path) ?? unknownReason(input, names, source, content))
      : null;
  return { ...item, verdict: unknown === null ? (found ?? noneFound()) : silent(unknown), excluded };
}

function isExcluded(input: LinkTestsInput, names: LinkedNames, file: ListedFile, content: ContentFacts): string | null {
  const byRole = file.role === 'production' ? null : 'It is not production code.';
  return (
    byRole ??
    names.exclusion(file.path) ??
    (input.optionsFor(file.path).exclusions.byContent ? excludedByContent(file, content) : null)
  );
}

function directVerdict(
  input: LinkTestsInput,
  { direct }: Links,
  { file, content }: Pick<Judged, 'file' | 'content'>,
): Verdict | undefined {
  const links = direct.get(file.path) ?? [];
  if (content.code?.inlineTests === true && !isOff(input, file.path, 'inlineTests')) {
    const own = { path: file.path, evidence: 'tests inside the file' };
    return { status: 'direct', links: [own, ...links], reason: 'It holds its own tests.' };
  }
  const first = links[0];
  return first === undefined ? undefined : { status: 'direct', links, reason: `Linked to a test: ${first.evidence}.` };
}

function reachedVerdict(input: LinkTestsInput, { reached }: Links, path: RepoPath): Verdict | undefined {
  const reach = isOff(input, path, 'reachability') ? undefined : reached.get(path);
  if (reach === undefined || reach.from === path) {
    return undefined;
  }
  const evidence = reach.through === reach.from ? 'leads to it' : `reaches it through ${reach.through}`;
  return { status: 'indirect', links: [{ path: reach.from, evidence }], reason: 'A test reaches it by imports.' };
}

function mentionedVerdict(
  input: LinkTestsInput,
  names: LinkedNames,
  links: Links,
  path: RepoPath,
): Verdict | undefined {
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
        links: found.first.map((test) => ({ path: test, evidence })),
        reason: 'Its name is mentioned among the tests.',
      };
    }
  }
  return undefined;
}

function coChangeVerdict(input: LinkTestsInput, names: LinkedNames, path: RepoPath): Verdict | undefined {
  const { history } = input;
  const revisions = history?.of(path)?.revisions ?? 0;
  if (history === null || revisions < CO_CHANGE_COMMITS || isOff(input, path, 'coChange')) {
    return undefined;
  }
  const together = history
    .changedWith(path, names.isTest)
    .filter(({ commits }) => commits >= CO_CHANGE_COMMITS && commits >= CO_CHANGE_SHARE * revisions);
  return together.length === 0
    ? undefined
    : {
        status: 'indirect',
        links: together
          .slice(0, 3)
          .map((test) => ({ path: test.path, evidence: `changed with it in ${test.commits} commits` })),
        reason: 'A test changes together with it.',
      };
}

/** Imports do not say what runs a class that a resource names, nor what that class leads to. */
function loadedByName(input: LinkTestsInput, { registered }: Links, path: RepoPath): string | null {
  const reach = isOff(input, path, 'reachability') ? undefined : registered.get(path);
  return reach === undefined ? null : `It is loaded by name, from ${reach.from}.`;
}

function unknownReason(
  input: LinkTestsInput,
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

function toFacts(
  input: LinkTestsInput,
  { expected }: LinkedNames,
  item: Judged,
  testedShare: number | undefined,
): TestFacts {
  const options = input.optionsFor(item.file.path);
  const { content, verdict, source, excluded } = item;
  const none = verdict.status === 'none';
  const listed =
    none && content.size.codeLines >= options.minCodeLines && (content.code?.decisions ?? 0) >= options.minDecisions;
  const asks = excluded === null && (none || verdict.status === 'unknown');
  return {
    ...verdict,
    ...(asks ? { expectedPath: expected.of(source) } : {}),
    listed,
    worthDiagnostic: listed && (testedShare ?? 0) >= options.minTestedShare && changedLately(input, item.file),
  };
}

/** A file that git does not track yet is new. */
function changedLately({ history, modifiedAt, now, optionsFor }: LinkTestsInput, file: ListedFile): boolean {
  const committed = history?.of(file.path)?.lastChanged ?? undefined;
  const changed =
    committed ??
    (history === null || !file.tracked ? (modifiedAt?.(file.path) ?? (file.tracked ? undefined : now)) : undefined);
  return changed !== undefined && now - changed <= optionsFor(file.path).changedWithinMonths * DAYS_OF_MONTH * DAY_MS;
}

function isAsked({ path, inTree, kind }: CodePath, names: LinkedNames): boolean {
  return !inTree && kind !== 'fixture' && !names.isTest(path);
}

const TEST = quiet('It is a test.');
const OF_TESTS = quiet('It belongs to the tests.');
const OTHER = quiet('Tests are not linked for this kind of file.');

function notAsked(path: RepoPath, names: LinkedNames): TestFacts {
  return names.isTest(path) ? TEST : names.index.testTree.has(path) ? OF_TESTS : OTHER;
}

function isOff({ optionsFor }: LinkTestsInput, path: RepoPath, step: TestStep): boolean {
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

function quiet(reason: string): TestFacts {
  return { ...silent(reason), listed: false, worthDiagnostic: false };
}
