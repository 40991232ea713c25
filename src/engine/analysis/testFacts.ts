import type { StandingInput } from '../facts/testLinks/chain.ts';
import { settleVerdicts } from '../facts/testLinks/settleVerdicts.ts';
import type { Standings } from '../facts/testLinks/standings.ts';
import { decodeStandings, encodeStandings } from '../facts/testLinks/standingsCodec.ts';
import { testOptionsOf } from '../facts/testLinks/testOptions.ts';
import type { DefinitionInForce } from '../model/definitionInForce.ts';
import type { TestFacts } from '../model/fact.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { Steps } from '../model/steps.ts';
import type { Cache } from '../ports/cache.ts';
import type { FileOnDisk } from '../sources/files/listedFile.ts';
import { hashText } from '../model/hash64.ts';
import type { ImportGraph } from '../sources/tests/importGraph.ts';
import type { KeptImportGraph } from '../sources/tests/keptImportGraph.ts';
import type { Reading } from './readRepository.ts';
import type { LastReading, RepositoryMemory } from './repositoryMemory.ts';

/** What the tests of one analysis are linked with. */
export interface TestFactsRequest {
  readonly reading: Reading;
  /** With the roles that their content gives them. */
  readonly files: readonly FileOnDisk[];
  readonly definition: DefinitionInForce;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly cache: Cache;
  /** The program's version: another one may link otherwise. */
  readonly version: string;
}

/** The test facts of every file. What names and contents say comes from memory or the cache where no file changed. */
export async function findTestFacts(
  request: TestFactsRequest,
  memory: RepositoryMemory,
): Promise<ReadonlyMap<RepoPath, TestFacts>> {
  const { reading, files, definition, now } = request;
  const { history } = reading;
  const common = commonInput(files, definition);
  const standings = await standingsOf(request, memory, () =>
    memory.linker.stand(standingInput(reading, common, memory.graph)),
  );
  return settleVerdicts(standings, { ...common, history: history.state.ranks ? history : null, now });
}

/**
 * Gets ready for the first change after standings came from the cache: resolves imports and links names, which they made unnecessary.
 * @param files of the last reading, with the roles that their content gives them
 */
export function* prepareTestFacts(
  reading: LastReading & Pick<Reading, 'fileSystem'>,
  files: readonly FileOnDisk[],
  definition: DefinitionInForce,
  memory: RepositoryMemory,
): Steps<void> {
  if (memory.standings !== undefined) {
    const input = standingInput(reading, commonInput(files, definition), memory.graph);
    yield;
    yield* memory.linker.prepare(input, memory.standings.standings);
  }
}

type CommonInput = Pick<StandingInput, 'files' | 'optionsFor' | 'modifiedAt'>;

function commonInput(files: readonly FileOnDisk[], definition: DefinitionInForce): CommonInput {
  let modified: ReadonlyMap<RepoPath, number> | undefined;
  return {
    files,
    optionsFor: testOptionsOf(definition),
    modifiedAt: (path) => {
      modified ??= new Map(files.map(({ path: of, mtimeMs }) => [of, mtimeMs]));
      return modified.get(path);
    },
  };
}

function standingInput(
  reading: LastReading & Pick<Reading, 'fileSystem'>,
  common: CommonInput,
  graph: KeptImportGraph,
): StandingInput {
  const { contents, fileSystem, coverage } = reading;
  return {
    ...common,
    contents,
    graph: graphOf({ contents, fileSystem }, common.files, graph),
    coverage: coverage.reports,
  };
}

async function standingsOf(
  request: TestFactsRequest,
  memory: RepositoryMemory,
  link: () => Standings,
): Promise<Standings> {
  const { reading, files, cache } = request;
  const fingerprint = fingerprintOf(request);
  if (fingerprint === undefined) {
    return link();
  }
  if (memory.standings?.fingerprint === fingerprint) {
    return memory.standings.standings;
  }
  const key = `tests-${hashText(new TextEncoder().encode(reading.root))}`;
  const bytes = memory.standings === undefined ? await cache.read(key) : undefined;
  const cached = bytes === undefined ? undefined : decodeStandings(bytes, fingerprint, files);
  const standings = cached ?? link();
  if (cached === undefined) {
    await cache.write(key, encodeStandings(standings, fingerprint, files));
  }
  memory.standings = { fingerprint, standings };
  return standings;
}

/**
 * Of all that standings are made of; undefined where it is not worth it, and where a file was written so lately that its time would not
 * tell another change.
 */
function fingerprintOf({ reading, files, version }: TestFactsRequest): string | undefined {
  const { contents, scan, definitions, coverage } = reading;
  // After a saved file linking what changed costs less than looking for what did not.
  if (reading.isPartial || scan.table.size !== contents.size) {
    return undefined;
  }
  const settings = JSON.stringify([version, definitions.map(({ path, definition }) => [path, definition])]);
  const names = files.map(({ path, role }) => `${path}\n${role}`).join('\n');
  const numbers = new Float64Array(files.length * 2);
  for (const [at, { bytes, mtimeMs }] of files.entries()) {
    numbers[at * 2] = bytes;
    numbers[at * 2 + 1] = mtimeMs;
  }
  const encoder = new TextEncoder();
  const texts = [settings, names, coverage.fingerprint].map((text) => encoder.encode(text));
  return [...texts, new Uint8Array(numbers.buffer)].map(hashText).join('-');
}

function graphOf(
  { contents, fileSystem }: Pick<Reading, 'contents' | 'fileSystem'>,
  files: StandingInput['files'],
  graph: KeptImportGraph,
): ImportGraph {
  const decoder = new TextDecoder();
  return graph({
    files,
    factsOf: (path) => contents.get(path)?.code,
    contentOf: (path) => contents.get(path),
    read: (path) => {
      const bytes = fileSystem.read(path);
      return bytes === undefined ? undefined : decoder.decode(bytes);
    },
  });
}
