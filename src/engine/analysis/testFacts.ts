import type { LinkTestsInput } from '../facts/testLinks/chain.ts';
import { settleVerdicts } from '../facts/testLinks/settleVerdicts.ts';
import type { Standings } from '../facts/testLinks/standings.ts';
import { decodeStandings, encodeStandings } from '../facts/testLinks/standingsCodec.ts';
import { testOptionsOf } from '../facts/testLinks/testOptions.ts';
import type { DefinitionInForce } from '../model/definitionInForce.ts';
import type { TestFacts } from '../model/fact.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { Cache } from '../ports/cache.ts';
import type { FileOnDisk } from '../sources/files/listedFile.ts';
import { hashText } from '../sources/history/hash64.ts';
import type { ImportGraph } from '../sources/tests/importGraph.ts';
import type { KeptImportGraph } from '../sources/tests/keptImportGraph.ts';
import type { Reading } from './readRepository.ts';
import type { RepositoryMemory } from './repositoryMemory.ts';

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
  let modified: ReadonlyMap<RepoPath, number> | undefined;
  const common = {
    files,
    optionsFor: testOptionsOf(definition),
    modifiedAt: (path: RepoPath): number | undefined => {
      modified ??= new Map(files.map(({ path: of, mtimeMs }) => [of, mtimeMs]));
      return modified.get(path);
    },
  };
  const standings = await standingsOf(request, memory, () =>
    memory.linker.stand({
      ...common,
      contents: reading.contents,
      graph: graphOf(reading, files, memory.graph),
      coverage: reading.coverage.reports,
    }),
  );
  const settling: Omit<LinkTestsInput, 'contents' | 'graph' | 'coverage'> = {
    ...common,
    history: history.state.ranks ? history : null,
    now,
  };
  return settleVerdicts(standings, settling);
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

function graphOf({ contents, fileSystem }: Reading, files: readonly FileOnDisk[], graph: KeptImportGraph): ImportGraph {
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
