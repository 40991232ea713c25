import { churnOf } from '../../facts/churn.ts';
import { fixTouches } from '../../facts/fixTouches.ts';
import { rankingHits } from '../../facts/rankingHits.ts';
import type { RankedFile } from '../../facts/rankingHits.ts';
import type { Backtest, BacktestCounts, BacktestWindow } from '../../model/backtest.ts';
import { definitionFileName } from '../../model/qualityDefinition.ts';
import { baseNameOf } from '../../model/repoPath.ts';
import type { DefinitionInForce } from '../../model/definitionInForce.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import { createDefinitionInForce } from '../../sources/definition/definitionInForce.ts';
import { readDefinitions } from '../../sources/definition/readDefinitions.ts';
import { languageOf } from '../../languages/registry.ts';
import { createObjectTree } from '../../sources/trees/objectTree.ts';
import { reachableFrom } from '../../sources/history/commitList.ts';
import { viewHistory } from '../../sources/history/historyView.ts';
import { partOfLog } from '../../sources/history/identifiedLog.ts';
import { LifeIndex } from '../../sources/history/lifeIndex.ts';
import { followMainLine } from '../../sources/history/mainLine.ts';
import type { MainLine } from '../../sources/history/mainLine.ts';
import { loadStore } from '../contents/keptContents.ts';
import { windowDaysOf } from '../readRepository.ts';
import type { BacktestRequest, EnginePorts } from '../request.ts';
import { testedDates } from './dates.ts';
import type { TestedDate } from './dates.ts';
import { readPastTree } from './pastTree.ts';
import type { PastTree } from './pastTree.ts';
import { PATIENCE_MS, readPastHistory } from './pastHistory.ts';
import type { PastHistory } from './pastHistory.ts';

const TOP = 20;
const MIN_FIX_COMMITS = 10;
const MOST_DATES = 40;
const DAYS_PER_MONTH = 365.25 / 12;

/**
 * Ranks the files of a repository as of earlier dates, and counts the fixes that fell on the first of them afterwards.
 * @throws UserError where the history cannot tell; CancelledError
 */
export async function backtest(
  request: BacktestRequest,
  ports: EnginePorts,
  cancellation: Cancellation,
): Promise<Backtest> {
  const started = ports.clock.elapsed();
  request.onProgress?.(0, 0);
  const history = await readPastHistory(ports.git, request.folder, cancellation);
  const definition = await readDefinition(history, ports, cancellation);
  const mainLine = followMainLine(history.commits, ports.clock.now() / 1000);
  const dates = testedDates(spanOf(history, mainLine), request.months, MOST_DATES);
  const windows: BacktestWindow[] = [];
  const { repository } = history;
  const store = await loadStore({ root: repository.root, repository, cache: ports.cache });
  for (const tested of dates) {
    request.onProgress?.(windows.length, dates.length);
    const commit = mainLine.at(tested.date / 1000);
    if (commit === undefined) {
      break;
    }
    const files = await readPastTree(
      ports,
      {
        repository,
        commit: history.commits.ids[commit] ?? '',
        definition,
        store,
        timeoutMs: PATIENCE_MS,
      },
      cancellation,
    );
    windows.push(testDate(history, commit, tested, files, windowDaysOf(definition)));
    await cancellation.breathe();
  }
  return {
    schemaVersion: 1,
    repository: {
      root: repository.root,
      head: history.head,
      history: { state: history.state, commits: history.ids.length },
    },
    months: request.months,
    windowMonths: monthsOf(windowDaysOf(definition)),
    top: TOP,
    minFixCommits: MIN_FIX_COMMITS,
    until: new Date(Number.isFinite(mainLine.newest) ? mainLine.newest * 1000 : ports.clock.now()).toISOString(),
    windows,
    total: totalOf(windows),
    elapsedMs: ports.clock.elapsed() - started,
  };
}

/** The team's definition of today: what it leaves out is left out of earlier rankings too. */
async function readDefinition(
  { repository, head }: PastHistory,
  ports: EnginePorts,
  cancellation: Cancellation,
): Promise<DefinitionInForce> {
  const { git } = ports;
  const tree = createObjectTree({ git, root: repository.root, of: { commit: head }, timeoutMs: PATIENCE_MS });
  const { files } = await tree.list(cancellation);
  const committed = files.map(({ path }) => path).filter((path) => baseNameOf(path) === definitionFileName);
  const definitions = new Set([definitionFileName, ...committed]);
  return createDefinitionInForce(readDefinitions([...definitions], ports.openFolder(repository.root)));
}

/** The time that can be tested, milliseconds since 1970: of a history that was cut off, the part that was read. */
function spanOf({ log, state }: PastHistory, mainLine: MainLine): { readonly oldest: number; readonly newest: number } {
  const oldest = state === 'complete' ? mainLine.oldest : Math.max(mainLine.oldest, log.times.at(-1) ?? 0);
  return { oldest: oldest * 1000, newest: mainLine.newest * 1000 };
}

/** Ranks the files of one date, and counts the fixes of the months after it. */
function testDate(
  history: PastHistory,
  commit: number,
  { date, until }: TestedDate,
  files: PastTree,
  windowDays: number | null,
): BacktestWindow {
  const { commits, ids, log } = history;
  const reached = reachableFrom(commits, commit);
  const numbers = ids.map((id) => commits.numbers.get(id) ?? -1);
  const before = (of: number): boolean => reached[numbers[of] ?? -1] === 1;
  const timeOf = (of: number): number => (log.times[of] ?? 0) * 1000;
  const fixes = fixTouches(log, {
    isLater: (of) => !before(of) && timeOf(of) <= until,
    isFix: (of) => commits.matching[numbers[of] ?? -1] === 1 && timeOf(of) > date,
    isRanked: (path) => files.production.has(path),
    isSource: (path) => languageOf(path).kind === 'code',
    isProduction: (path) => files.isProduction(path),
  });
  const ranked = rankedFiles(partOfLog(history, before, files.ignoredCommits), files, date, windowDays);
  return {
    date: new Date(date).toISOString(),
    until: new Date(until).toISOString(),
    commit: commits.ids[commit] ?? '',
    files: ranked.length,
    unreadableFiles: files.unreadable,
    fixCommits: fixes.commits,
    touches: fixes.touches,
    touchesOnNewFiles: fixes.touchesOnNewFiles,
    enoughFixes: fixes.commits >= MIN_FIX_COMMITS,
    hits: rankingHits(ranked, fixes.byPath, TOP),
  };
}

function rankedFiles(
  log: ReturnType<typeof partOfLog>,
  files: PastTree,
  date: number,
  windowDays: number | null,
): readonly RankedFile[] {
  const index = new LifeIndex(log);
  const recent = viewHistory(log, { now: date, days: windowDays }, index);
  const whole = viewHistory(log, { now: date, days: null }, index);
  return [...files.production].map(([path, nonBlankLines]) => ({
    path,
    nonBlankLines,
    score: churnOf(recent.of(path), nonBlankLines).score,
    revisions: whole.of(path)?.revisions ?? 0,
  }));
}

function totalOf(windows: readonly BacktestWindow[]): BacktestCounts {
  const sum = (key: (window: BacktestWindow) => number): number =>
    windows.reduce((total, window) => total + key(window), 0);
  const fixCommits = sum((window) => window.fixCommits);
  return {
    fixCommits,
    touches: sum(({ touches }) => touches),
    touchesOnNewFiles: sum(({ touchesOnNewFiles }) => touchesOnNewFiles),
    enoughFixes: fixCommits >= MIN_FIX_COMMITS,
    hits: {
      score: sum(({ hits }) => hits.score),
      lines: sum(({ hits }) => hits.lines),
      revisionsTimesLines: sum(({ hits }) => hits.revisionsTimesLines),
      random: sum(({ hits }) => hits.random),
      perfect: sum(({ hits }) => hits.perfect),
    },
  };
}

function monthsOf(days: number | null): number | null {
  return days === null ? null : Math.round(days / DAYS_PER_MONTH);
}
