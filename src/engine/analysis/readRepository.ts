import { optionsInForce } from '../findings/optionsInForce.ts';
import { hotSpot } from '../rules/hot-spot/hotSpot.ts';
import type { AnalysisRequest, DatedRequest, EnginePorts } from './request.ts';
import type { DefinitionInForce } from '../model/definitionInForce.ts';
import { definitionFileName } from '../model/qualityDefinition.ts';
import { UnreadableRepositoryError } from '../model/userError.ts';
import type { Cancellation } from '../ports/cancellation.ts';
import type { FileSystem } from '../ports/fileSystem.ts';
import type { GitRepository } from '../ports/git.ts';
import type { Tree } from '../ports/tree.ts';
import { createDefinitionInForce } from '../sources/definition/definitionInForce.ts';
import { readDefinitions } from '../sources/definition/readDefinitions.ts';
import { listFiles } from '../sources/trees/listFiles.ts';
import { createWorkTree } from '../sources/trees/workTree.ts';
import { isMarkOf, readHeadMark } from '../sources/history/headMark.ts';
import { readHistory } from '../sources/history/readHistory.ts';
import type { History } from '../sources/history/fileHistory.ts';
import { createReportPaths } from '../sources/tests/coverage/readCoverageReports.ts';
import { fits, loadContents, objectFormatOf, saveContents } from './contents/keptContents.ts';
import type { KeptContents } from './contents/keptContents.ts';
import { readContents } from './contents/readContents.ts';
import { lookBeforeListing, relistChanged } from './changedPaths.ts';
import { readCoverage } from './readCoverage.ts';
import type { LastReading, Reading } from './reading.ts';
import type { Stopwatch } from './stopwatch.ts';

const DAYS_PER_MONTH = 365.25 / 12;

/**
 * Reads a repository: its state, files, history and definition; only the changed files where nothing else can have changed.
 * @throws UserError; CancelledError
 */
export async function readRepository(
  request: DatedRequest,
  last: LastReading | undefined,
  ports: EnginePorts,
  cancellation: Cancellation,
  watch: Stopwatch,
): Promise<Reading> {
  const again = last === undefined ? undefined : relist(request, last, ports);
  const listed = again ?? (await listAll(request, last, ports, cancellation, watch));
  const isSameRoot = last?.root === listed.root;
  const read = await watch.time('files', () =>
    readFiles(listed, isSameRoot ? last.kept : undefined, ports, cancellation),
  );
  return { ...listed, ...read };
}

async function readFiles(
  listed: Listed,
  lastOfRoot: KeptContents | undefined,
  ports: EnginePorts,
  cancellation: Cancellation,
): Promise<Pick<Reading, 'kept' | 'filesRead'>> {
  const { files, tree } = listed;
  const { hash, logger, clock } = ports;
  const place = { ...listed, cache: ports.cache };
  const last = lastOfRoot !== undefined && fits(place, lastOfRoot) ? lastOfRoot : undefined;
  const { store, seen } = await loadContents(place, last);
  const objectFormat = objectFormatOf(place);
  const request = { files, tree, hash, logger, now: clock.now(), store, seen, objectFormat };
  const { filesRead, filesNew, files: known } = await readContents(request, cancellation);
  const kept = { store, files: known, unsaved: (last?.unsaved ?? 0) + filesNew };
  return { filesRead, kept: await saveContents(place, kept, last === undefined) };
}

type Listed = Omit<Reading, 'kept' | 'filesRead'>;

/** The last listing with the changed files looked at again; undefined where everything is to be looked at. */
function relist(request: DatedRequest, last: LastReading, ports: EnginePorts): Listed | undefined {
  const { changed } = request;
  if (changed === undefined || !isSameScene(request, last, ports)) {
    return undefined;
  }
  const fileSystem = ports.openFolder(last.root);
  const files = relistChanged(changed, last, fileSystem);
  if (files === undefined) {
    return undefined;
  }
  const { coverageReports } = last.definition;
  const coverage = changed.some(createReportPaths(coverageReports))
    ? readCoverage(
        files.map(({ path }) => path),
        coverageReports,
        fileSystem,
        last.coverage,
        ports.logger,
      )
    : last.coverage;
  return { ...last, files, coverage, isPartial: true, commitsRead: 0 };
}

/** Whether moment, window, permission and HEAD are those of the last analysis; looks at a few small files, and runs no git. */
function isSameScene(request: DatedRequest, last: LastReading, ports: EnginePorts): boolean {
  return (
    request.asOf === last.now &&
    (request.mayRunGit !== false) === last.mayRunGit &&
    windowOf(request, last.definition) === last.windowDays &&
    last.headMark !== undefined &&
    last.headMark === headMarkOf(last.root, last.repository, ports)
  );
}

/** Outside git the mark is that there is none. */
function headMarkOf(root: string, repository: GitRepository | undefined, ports: EnginePorts): string | undefined {
  return repository === undefined
    ? (ports.openFolder(root).stat('.git')?.kind ?? 'none')
    : readHeadMark(repository, (folder) => ports.openFolder(folder));
}

async function listAll(
  request: DatedRequest,
  last: LastReading | undefined,
  ports: EnginePorts,
  cancellation: Cancellation,
  watch: Stopwatch,
): Promise<Listed> {
  const mayRunGit = request.mayRunGit !== false;
  const { repository, failure } = await inspect(request, ports, cancellation);
  const root = repository?.root ?? request.folder;
  const mark = headMarkOf(root, repository, ports);
  // What git could not read may be readable the next time.
  const isSettled = repository === undefined ? failure === undefined : isMarkOf(mark, repository.head);
  const fileSystem = ports.openFolder(root);
  const before = last?.root === root ? last : undefined;
  const tree = treeOf(root, repository, before, ports);
  const earlier = before?.definitions ?? [];
  const unlistedAmong = lookBeforeListing([...(before?.unlisted ?? []), ...(request.changed ?? [])], fileSystem);
  const atRoot = inForce(readDefinitions([definitionFileName], tree, earlier), before);
  const windowDays = windowOf(request, atRoot);
  const [listing, history] = await Promise.all([
    watch.time('list', () => listFiles(tree, cancellation)),
    watch.time('history', () =>
      historyOf(request, { repository, failure }, windowDays, ports, fileSystem, cancellation),
    ),
  ]);
  const listed = listing.files.map(({ path }) => path);
  const definitions = readDefinitions(listed, tree, earlier);
  const definition = inForce(definitions, before);
  const { coverageReports } = definition;
  return {
    root,
    repository,
    history,
    windowDays,
    now: request.asOf,
    mayRunGit,
    headMark: isSettled ? mark : undefined,
    files: listing.files,
    unlisted: unlistedAmong(listed),
    truncated: listing.truncated,
    definitions,
    definition,
    coverage: readCoverage(listed, coverageReports, fileSystem, before?.coverage, ports.logger),
    tree,
    isPartial: false,
    commitsRead: history.commitsRead,
  };
}

/** The definitions merged: the same object as before, as long as each of them is. */
function inForce(
  definitions: LastReading['definitions'],
  before: Pick<LastReading, 'definitions' | 'definition'> | undefined,
): DefinitionInForce {
  const isAsBefore =
    definitions.length === before?.definitions.length &&
    definitions.every((definition, at) => definition === before.definitions[at]);
  return isAsBefore ? before.definition : createDefinitionInForce(definitions);
}

/** The same one as before, as long as the repository is: it knows whether git is of use for it. */
function treeOf(
  root: string,
  repository: GitRepository | undefined,
  before: LastReading | undefined,
  ports: EnginePorts,
): Tree {
  if (before !== undefined && before.repository?.gitDirectory === repository?.gitDirectory) {
    return before.tree;
  }
  const { git, logger } = ports;
  const inGit = repository && { git, gitFolder: ports.openFolder(repository.gitDirectory) };
  return createWorkTree({ root, fileSystem: ports.openFolder(root), repository: inGit ?? null, logger });
}

/** A repository, or why git could not read the one that is there. */
interface Inspected {
  readonly repository?: GitRepository | undefined;
  readonly failure?: string | undefined;
}

async function inspect(request: AnalysisRequest, ports: EnginePorts, cancellation: Cancellation): Promise<Inspected> {
  if (request.mayRunGit === false) {
    return {};
  }
  try {
    return { repository: await ports.git.inspect(request.folder, cancellation) };
  } catch (error) {
    if (error instanceof UnreadableRepositoryError) {
      ports.logger.warn(error.message);
      return { failure: error.message };
    }
    throw error;
  }
}

function historyOf(
  request: DatedRequest,
  { repository, failure }: Inspected,
  windowDays: number | null,
  ports: EnginePorts,
  files: FileSystem,
  cancellation: Cancellation,
): Promise<History> {
  const { git, cache, logger } = ports;
  return readHistory(
    { repository, failure, windowDays, now: request.asOf, mayRunGit: request.mayRunGit !== false },
    { git, cache, files, logger },
    cancellation,
  );
}

/** Days; null for the whole history. */
function windowOf(request: AnalysisRequest, definition: DefinitionInForce): number | null {
  return request.windowDays === undefined ? windowDaysOf(definition) : request.windowDays;
}

/** The days of history that the definition wants; null for the whole history. */
export function windowDaysOf(definition: DefinitionInForce): number | null {
  const { windowMonths: months } = optionsInForce(hotSpot, '', definition);
  return months === 'all' ? null : months * DAYS_PER_MONTH;
}
