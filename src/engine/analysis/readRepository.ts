import { optionsInForce } from '../findings/optionsInForce.ts';
import { hotSpot } from '../rules/hot-spot/hotSpot.ts';
import type { AnalysisRequest, EnginePorts } from './request.ts';
import type { DefinitionInForce } from '../model/definitionInForce.ts';
import { definitionFileName } from '../model/qualityDefinition.ts';
import { baseNameOf } from '../model/repoPath.ts';
import type { Cancellation } from '../ports/cancellation.ts';
import type { FileSystem } from '../ports/fileSystem.ts';
import type { GitRepository } from '../ports/git.ts';
import { createDefinitionInForce } from '../sources/definition/definitionInForce.ts';
import { readDefinitions } from '../sources/definition/readDefinitions.ts';
import type { ParsedDefinition } from '../sources/definition/parseDefinition.ts';
import { listFiles, relistFile } from '../sources/files/listFiles.ts';
import { scanFiles } from '../sources/files/scanFiles.ts';
import { hashText } from '../model/hash64.ts';
import { readHistory } from '../sources/history/readHistory.ts';
import type { History } from '../sources/history/fileHistory.ts';
import { createCodeInspector } from '../sources/tests/codeInspector.ts';
import { isUsualReport } from '../sources/tests/coverage/readCoverageReports.ts';
import { readCoverage } from './readCoverage.ts';
import type { LastReading, Reading } from './reading.ts';
import type { Stopwatch } from './stopwatch.ts';

/** Files that say which other files there are or how to read them: where one changes, everything is read again. */
const FAR_REACHING: ReadonlySet<string> = new Set([
  definitionFileName,
  '.gitignore',
  '.gitattributes',
  '.mailmap',
  '.git-blame-ignore-revs',
]);

const DAYS_PER_MONTH = 365.25 / 12;

/**
 * Reads a repository: its state, files, history and definition; only the changed files where nothing else can have changed.
 * @throws UserError; CancelledError
 */
export async function readRepository(
  request: AnalysisRequest,
  last: LastReading | undefined,
  ports: EnginePorts,
  cancellation: Cancellation,
  watch: Stopwatch,
): Promise<Reading> {
  const again = last === undefined ? undefined : relist(request, last, ports);
  const listed = again ?? (await listAll(request, last, ports, cancellation, watch));
  const scan = await watch.time('files', () =>
    scanFiles(
      {
        files: listed.files,
        fileSystem: listed.fileSystem,
        cache: ports.cache,
        cacheKey: `files-${hashText(new TextEncoder().encode(listed.root))}`,
        version: ports.buildId,
        now: ports.clock.now(),
        inspector: createCodeInspector(),
        ...(last?.root === listed.root ? { previous: last.scan } : {}),
      },
      cancellation,
    ),
  );
  return { ...listed, contents: scan.facts, scan: scan.state, filesRead: scan.filesRead };
}

type Listed = Omit<Reading, 'contents' | 'scan' | 'filesRead'>;

/** The last listing with the changed files looked at again; undefined where a change may reach further. */
function relist(request: AnalysisRequest, last: LastReading, ports: EnginePorts): Listed | undefined {
  const { changed } = request;
  if (changed === undefined || changed.some((path) => FAR_REACHING.has(baseNameOf(path)) || isUsualReport(path))) {
    return undefined;
  }
  const fileSystem = ports.openFolder(last.root);
  const at = new Map(last.files.map(({ path }, index) => [path, index]));
  const files = [...last.files];
  for (const path of changed) {
    const index = at.get(path);
    const before = index === undefined ? undefined : files[index];
    const now = before === undefined ? undefined : relistFile(before, fileSystem);
    if (index === undefined || now === undefined) {
      return undefined;
    }
    files[index] = now;
  }
  return { ...last, files, fileSystem, isPartial: true, commitsRead: 0 };
}

async function listAll(
  request: AnalysisRequest,
  last: LastReading | undefined,
  ports: EnginePorts,
  cancellation: Cancellation,
  watch: Stopwatch,
): Promise<Listed> {
  const mayRunGit = request.mayRunGit !== false;
  const repository = mayRunGit ? await ports.git.inspect(request.folder, cancellation) : undefined;
  const root = repository?.root ?? request.folder;
  const fileSystem = ports.openFolder(root);
  const earlier = last?.root === root ? last.definitions : [];
  const windowDays = windowOf(request, readDefinitions([definitionFileName], fileSystem, earlier));
  const [listing, history] = await Promise.all([
    watch.time('list', () =>
      listFiles(
        {
          root,
          fileSystem,
          git: repository === undefined ? null : ports.git,
        },
        cancellation,
      ),
    ),
    watch.time('history', () => historyOf(request, repository, windowDays, ports, fileSystem, cancellation)),
  ]);
  const listed = listing.files.map(({ path }) => path);
  const definitions = readDefinitions(listed, fileSystem, earlier);
  const { coverageReports } = createDefinitionInForce(definitions);
  const known = last?.root === root ? last.coverage : undefined;
  return {
    root,
    repository,
    history,
    windowDays,
    files: listing.files,
    truncated: listing.truncated,
    definitions,
    coverage: readCoverage(listed, coverageReports, fileSystem, known, ports.logger),
    fileSystem,
    isPartial: false,
    commitsRead: history.commitsRead,
  };
}

function historyOf(
  request: AnalysisRequest,
  repository: GitRepository | undefined,
  windowDays: number | null,
  ports: EnginePorts,
  files: FileSystem,
  cancellation: Cancellation,
): Promise<History> {
  const { git, cache, logger, clock } = ports;
  return readHistory(
    { repository, windowDays, now: request.asOf ?? clock.now(), mayRunGit: request.mayRunGit !== false },
    { git, cache, files, logger },
    cancellation,
  );
}

/** Days; null for the whole history. */
function windowOf(request: AnalysisRequest, definitions: readonly ParsedDefinition[]): number | null {
  return request.windowDays === undefined ? windowDaysOf(createDefinitionInForce(definitions)) : request.windowDays;
}

/** The days of history that the definition wants; null for the whole history. */
export function windowDaysOf(definition: DefinitionInForce): number | null {
  const { windowMonths: months } = optionsInForce(hotSpot, '', definition);
  return months === 'all' ? null : months * DAYS_PER_MONTH;
}
