import type { TestFacts } from '../../model/fact.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { ListedFile } from '../../sources/files/listedFile.ts';
import type { SettlingInput } from './assessment.ts';
import { countSiblings } from './siblings.ts';
import type { Standings } from './standings.ts';

const DAY_MS = 86_400_000;
const DAYS_OF_MONTH = 30.4375;
/** Commits that a file and a test share, and their share of the file's own. */
const CO_CHANGE_COMMITS = 5;
const CO_CHANGE_SHARE = 0.5;

/**
 * The last steps of the chain, which look at the history and the time: tests that change together with a file, and what is worth saying.
 * @returns of the file at the same place
 */
export function settleVerdicts(standings: Standings, input: SettlingInput): readonly TestFacts[] {
  const { files, placeOf } = input.read;
  const isTest = (path: RepoPath): boolean => {
    const place = placeOf.get(path);
    return place !== undefined && standings[place]?.kind === 'test';
  };
  const counted: [RepoPath, boolean][] = [];
  const listed: { readonly file: ListedFile; readonly place: number; readonly worth: TestFacts }[] = [];
  const facts = standings.map(({ open, facts: found, counts, worth }, place): TestFacts => {
    const file = files[place];
    if (file === undefined || !(open || counts || found.listed)) {
      return found;
    }
    const settled = (open ? coChangeFacts(input, isTest, file.path) : undefined) ?? found;
    if (counts) {
      counted.push([file.path, settled.status === 'direct' || settled.status === 'indirect']);
    }
    if (settled.listed) {
      listed.push({ file, place, worth });
    }
    return settled;
  });
  const siblings = countSiblings(counted);
  for (const { file, place, worth } of listed) {
    const { minSiblings, minTestedShare } = input.optionsFor(file.path);
    if ((siblings.testedShare(file.path, minSiblings) ?? 0) >= minTestedShare && changedLately(input, file)) {
      facts[place] = worth;
    }
  }
  return facts;
}

function coChangeFacts(
  { history, optionsFor }: SettlingInput,
  isTest: (path: RepoPath) => boolean,
  path: RepoPath,
): TestFacts | undefined {
  if (history === null || !optionsFor(path).steps.coChange) {
    return undefined;
  }
  const revisions = history.of(path)?.revisions ?? 0;
  if (revisions < CO_CHANGE_COMMITS) {
    return undefined;
  }
  const together = history
    .changedWith(path, isTest)
    .filter(({ commits }) => commits >= CO_CHANGE_COMMITS && commits >= CO_CHANGE_SHARE * revisions);
  return together.length === 0
    ? undefined
    : {
        status: 'indirect',
        links: together
          .slice(0, 3)
          .map((test) => ({ kind: 'test', path: test.path, evidence: `changed with it in ${test.commits} commits` })),
        reason: { id: 'changes-together' },
        listed: false,
        worthDiagnostic: false,
      };
}

/** Where git tracks the file only commits tell: a fresh checkout wrote every file just now. A file that it does not track yet is new. */
function changedLately(
  { history, modifiedAt, now, optionsFor }: SettlingInput,
  { path, tracked }: ListedFile,
): boolean {
  const changed = tracked ? (history?.of(path)?.lastChanged ?? undefined) : (modifiedAt?.(path) ?? now);
  return changed !== undefined && now - changed <= optionsFor(path).changedWithinMonths * DAYS_OF_MONTH * DAY_MS;
}
