import type { CodePath } from '../../facts/testLinks/codeIndex.ts';
import type { TestFacts, TestLink } from '../../model/fact.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { TestReason } from '../../model/testReason.ts';
import type { ContentFacts } from '../../facts/contentFacts.ts';
import type { ListedFile } from '../../sources/files/listedFile.ts';
import type { TestEvidence, Verdict } from './assessment.ts';
import { coverageVerdict } from './coverageVerdict.ts';
import { createPathExclusion, excludedByContent } from './exclusions.ts';
import type { PathExclusion } from './exclusions.ts';
import { directLinks } from './linkWords.ts';
import { asked, OF_TESTS, OTHER, TEST } from './standings.ts';
import type { Standing, Standings } from './standings.ts';
import type { TestStep } from './testOptions.ts';

/** Where every listed file stands before the history is asked, and what that was found from. */
export interface Assessment {
  readonly standings: Standings;
  readonly evidence: TestEvidence;
}

/** What verdicts look at. */
type Judging = TestEvidence & { readonly exclusion: PathExclusion };

interface Judged {
  readonly file: ListedFile;
  readonly source: CodePath;
  readonly content: ContentFacts;
  readonly verdict: Verdict;
  /** Why it is never flagged; null where it may be. */
  readonly excluded: TestReason | null;
  /** Whether no step has found anything: the history may. */
  readonly open: boolean;
}

/** From this many other files for each test in the test trees on, tests are data. */
const DATA_DRIVEN_RATIO = 10;
/** A name that more test-tree files mention than the larger of this number and this share of them proves nothing. */
const MENTION_FILES = 20;
const MENTION_SHARE = 0.03;
const NOT_PRODUCTION: TestReason = { id: 'not-production' };

/**
 * Walks the chain for every file, as far as names and contents lead; only for those whose content or links changed where nothing else did.
 * @param kept of an earlier call; it stays as it is
 */
export function assessTests(evidence: TestEvidence, kept?: Assessment): Assessment {
  const judging = { ...evidence, exclusion: createPathExclusion(evidence.optionsFor) };
  const { touched } = evidence;
  const before = kept !== undefined && restsOnTheSame(kept.evidence, evidence) ? kept : undefined;
  const { contents } = evidence.read;
  const standings = evidence.read.files.map((file, place) => {
    const content = contents[place];
    const isKnown =
      content === before?.evidence.read.contents[place] &&
      touched?.has(place) === false &&
      (evidence.coverage.length === 0 || evidence.modifiedAt?.(file.path) === before?.evidence.modifiedAt?.(file.path));
    return (isKnown ? before?.standings[place] : undefined) ?? standingOf(judging, place, file, content);
  });
  return { standings, evidence };
}

/** Whether nothing but contents and some links differ. */
function restsOnTheSame(a: TestEvidence, b: TestEvidence): boolean {
  return a.names === b.names && a.coverage === b.coverage && a.optionsFor === b.optionsFor;
}

function standingOf(input: Judging, place: number, file: ListedFile, content: ContentFacts | undefined): Standing {
  const source = input.names.index.codeAt(place);
  return source === undefined || content === undefined || !isAsked(place, input)
    ? notAsked(place, input)
    : toStanding(input, judge(input, { file, source, content }));
}

function judge(input: Judging, item: Pick<Judged, 'file' | 'source' | 'content'>): Judged {
  const { file, source, content } = item;
  const found =
    coverageVerdict(input, source) ??
    directVerdict(input, item) ??
    reachedVerdict(input, source) ??
    mentionedVerdict(input, source);
  const excluded = isExcluded(input, file, content);
  const open = found === undefined;
  if (found !== undefined && found.status !== 'none') {
    return { ...item, verdict: found, excluded, open: false };
  }
  if (excluded !== null) {
    return { ...item, verdict: silent(excluded), excluded, open };
  }
  const unknown = found === undefined ? (loadedByName(input, source) ?? unknownReason(input, source, content)) : null;
  return { ...item, verdict: unknown === null ? (found ?? noneFound()) : silent(unknown), excluded, open };
}

function isExcluded(input: Judging, file: ListedFile, content: ContentFacts): TestReason | null {
  const byRole = file.role === 'production' ? null : NOT_PRODUCTION;
  return (
    byRole ??
    input.exclusion(file.path) ??
    (input.optionsFor(file.path).exclusions.byContent ? excludedByContent(file, content) : null)
  );
}

function directVerdict(
  input: Judging,
  { file, source, content }: Omit<Judged, 'verdict' | 'excluded' | 'open'>,
): Verdict | undefined {
  const links = directLinks(input, source.place);
  if (content.code?.inlineTests === true && !isOff(input, file.path, 'inlineTests')) {
    const own = { kind: 'inline' as const, path: file.path, evidence: 'tests inside the file' };
    return { status: 'direct', links: [own, ...links], reason: { id: 'inline-tests' } };
  }
  const first = links[0];
  return first && { status: 'direct', links, reason: { id: 'linked', about: first.evidence } };
}

function reachedVerdict(input: Judging, { path, place }: CodePath): Verdict | undefined {
  const reached = isOff(input, path, 'reachability') ? undefined : input.links.reached();
  const from = reached?.from[place] ?? -1;
  if (from === -1 || from === place) {
    return undefined;
  }
  const through = reached?.through[place] ?? from;
  const evidence = through === from ? 'leads to it' : `reaches it through ${pathAt(input, through)}`;
  const link = linkAmongTests(input, from, evidence);
  return { status: 'indirect', links: [link], reason: { id: 'reached' } };
}

function mentionedVerdict(input: Judging, source: CodePath): Verdict | undefined {
  const { names, links } = input;
  if (isOff(input, source.path, 'mentions')) {
    return undefined;
  }
  const most = Math.max(MENTION_FILES, MENTION_SHARE * names.index.amongTests);
  for (const name of names.mentions.namesOf(source)) {
    const found = links.mentioned().get(name);
    if (found !== undefined && found.files <= most) {
      const evidence = `mentions “${name}”`;
      return {
        status: 'indirect',
        links: found.first.map((test) => linkAmongTests(input, test, evidence)),
        reason: { id: 'mentioned' },
      };
    }
  }
  return undefined;
}

function linkAmongTests(input: Judging, place: number, evidence: string): TestLink {
  return { kind: input.names.kindAmongTests(place), path: pathAt(input, place), evidence };
}

function pathAt({ read }: Judging, place: number): RepoPath {
  return read.files[place]?.path ?? '';
}

/** Imports do not say what runs a class that a resource names, nor what that class leads to. */
function loadedByName(input: Judging, { path, place }: CodePath): TestReason | null {
  const from = isOff(input, path, 'reachability') ? -1 : (input.links.registered().from[place] ?? -1);
  return from === -1 ? null : { id: 'loaded-by-name', about: pathAt(input, from) };
}

function unknownReason(input: Judging, source: CodePath, content: ContentFacts): TestReason | null {
  const { graph } = input;
  const { packageTests } = input.names;
  const { minTests } = input.optionsFor(source.path);
  if (!graph.hasResolver(source.language)) {
    return { id: 'imports-not-followed' };
  }
  if (content.code === null) {
    return { id: 'content-not-read' };
  }
  if (packageTests.count(source.packageRoot, source.row.family) < minTests) {
    return { id: 'few-tests', about: String(minTests) };
  }
  if (packageTests.othersPerTest(source.packageRoot) >= DATA_DRIVEN_RATIO) {
    return { id: 'tests-are-data' };
  }
  return graph.hasModuleEdges(source.path) ? null : { id: 'modules-not-followed' };
}

function toStanding(input: Judging, item: Judged): Standing {
  const options = input.optionsFor(item.file.path);
  const { content, verdict, source, excluded } = item;
  const none = verdict.status === 'none';
  const listed =
    none && content.size.codeLines >= options.minCodeLines && (content.code?.decisions ?? 0) >= options.minDecisions;
  const hasTest = verdict.links.some(({ kind }) => kind === 'test' || kind === 'inline');
  const facts: TestFacts = {
    ...verdict,
    ...(excluded === null && !hasTest ? { expectedPath: input.expectedPathOf(source) } : {}),
    listed,
    worthDiagnostic: false,
  };
  return asked(facts, excluded === null, item.open);
}

function isAsked(place: number, { names }: Judging): boolean {
  return names.index.isSource(place) && !names.isTest(place);
}

function notAsked(place: number, { names }: Judging): Standing {
  return names.isTest(place) ? TEST : names.index.isAmongTests(place) ? OF_TESTS : OTHER;
}

function isOff({ optionsFor }: Judging, path: RepoPath, step: TestStep): boolean {
  return !optionsFor(path).steps[step];
}

function noneFound(): Verdict {
  return {
    status: 'none',
    links: [],
    reason: { id: 'none-found' },
  };
}

function silent(reason: TestReason): Verdict {
  return { status: 'unknown', links: [], reason };
}
