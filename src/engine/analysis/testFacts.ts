import type { FilesWithFacts } from '../facts/contentFacts.ts';
import { restoredLinks } from '../facts/testLinks/linkTests.ts';
import type { DefinitionInForce } from '../model/definitionInForce.ts';
import type { TestFacts } from '../model/fact.ts';
import { failureInOneLine } from '../model/failure.ts';
import { displayPath } from '../model/repoPath.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { Cache } from '../ports/cache.ts';
import type { Hash } from '../ports/hash.ts';
import type { Logger } from '../ports/logger.ts';
import { settleVerdicts } from '../rules/missing-test/settleVerdicts.ts';
import { UNLINKED } from '../rules/missing-test/standings.ts';
import type { Standings } from '../rules/missing-test/standings.ts';
import type { TestOptionsFor } from '../rules/missing-test/testOptions.ts';
import type { FileInTree } from '../sources/files/listedFile.ts';
import { hashText } from '../model/hash64.ts';
import { importGraphOf, restoredImportGraph, storedImportGraph } from '../sources/tests/keptImportGraph.ts';
import type { ImportGraphInput, KeptImportGraph } from '../sources/tests/keptImportGraph.ts';
import { keptKey } from '../sources/kept/keptKey.ts';
import { isAsKnown } from './contents/contentIdOf.ts';
import type { Reading } from './reading.ts';
import { restoredKept, standTests } from './standTests.ts';
import type { KeptStandings, StandingInput } from './standTests.ts';
import { decodeTests, encodeTests } from './storedTests.ts';
import type { StoredTests } from './storedTests.ts';
import { testOptionsOf } from './testOptionsOf.ts';

/** What the tests of one analysis are linked with. */
export interface TestFactsRequest {
  readonly reading: Reading;
  /** With the roles that their content gives them. */
  readonly read: FilesWithFacts<FileInTree>;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly cache: Cache;
  readonly hash: Hash;
  readonly logger: Logger;
}

/** What the next analysis of a repository starts from. */
export interface KeptTestFacts {
  /** What names and contents said last, and what of: of the linker or of the cache. */
  readonly known: { readonly fingerprint: string; readonly standings: Standings } | undefined;
  readonly linked: KeptStandings | undefined;
  readonly graph: KeptImportGraph | undefined;
  readonly options: KeptOptions | undefined;
}

/** The options in force under a definition: the same function for the same definition, so that what rests on them can be kept. */
interface KeptOptions {
  readonly definition: DefinitionInForce;
  readonly optionsFor: TestOptionsFor;
}

const NOTHING_KEPT: KeptTestFacts = { known: undefined, linked: undefined, graph: undefined, options: undefined };

/**
 * The test facts of every file, at the same place as the file. What names and contents say is kept, or comes from the cache, where no file changed.
 * @param kept of the last analysis; it stays as it is
 */
export async function findTestFacts(
  request: TestFactsRequest,
  kept: KeptTestFacts = NOTHING_KEPT,
): Promise<{ readonly facts: readonly TestFacts[]; readonly kept: KeptTestFacts }> {
  const { reading, read, now } = request;
  const { history } = reading;
  const options = optionsOf(request, kept.options);
  const common = commonInput(read, options.optionsFor);
  const found = await standingsOf(request, common, { ...kept, options });
  const facts = settleVerdicts(found.standings, { ...common, history: history.state.ranks ? history : null, now });
  return { facts, kept: found.kept };
}

function optionsOf({ reading: { definition } }: TestFactsRequest, kept: KeptOptions | undefined): KeptOptions {
  return kept?.definition === definition ? kept : { definition, optionsFor: testOptionsOf(definition) };
}

type CommonInput = Pick<StandingInput, 'read' | 'optionsFor' | 'modifiedAt'>;

function commonInput(read: FilesWithFacts<FileInTree>, optionsFor: TestOptionsFor): CommonInput {
  return { read, optionsFor, modifiedAt: (path) => read.files[read.placeOf.get(path) ?? -1]?.mtimeMs ?? undefined };
}

interface FoundStandings {
  readonly standings: Standings;
  readonly kept: KeptTestFacts;
}

async function standingsOf(
  request: TestFactsRequest,
  common: CommonInput,
  kept: KeptTestFacts,
): Promise<FoundStandings> {
  const { reading, read, cache } = request;
  const fingerprint = fingerprintOf(request);
  if (fingerprint === undefined) {
    return link(request, common, kept);
  }
  if (kept.known?.fingerprint === fingerprint) {
    return { standings: kept.known.standings, kept };
  }
  const key = keptKey('tests', reading.root);
  const bytes = kept.known === undefined ? await cache.read(key) : undefined;
  const stored = bytes === undefined ? undefined : decodeTests(bytes, fingerprint, read.files.length);
  if (stored !== undefined) {
    const { standings } = stored;
    return { standings, kept: { ...kept, ...restored(request, common, stored), known: { fingerprint, standings } } };
  }
  const found = link(request, common, kept);
  const { linked, graph } = found.kept;
  if (linked === undefined || graph === undefined) {
    return found;
  }
  const { standings, tests } = linked;
  const links = { names: tests.names.stored, mentions: tests.links.mentions };
  await cache.write(key, encodeTests({ standings, links, graph: storedImportGraph(graph) }, fingerprint));
  return { ...found, kept: { ...found.kept, known: { fingerprint, standings } } };
}

/** What linking would have left: the next analysis starts from it. */
function restored(
  request: TestFactsRequest,
  common: CommonInput,
  stored: StoredTests,
): Pick<KeptTestFacts, 'linked' | 'graph'> {
  const graph = restoredImportGraph(graphInput(request), stored.graph);
  const input = { ...common, graph: graph.graph, coverage: request.reading.coverage.reports };
  return { linked: restoredKept(input, restoredLinks(input, stored.links), stored.standings), graph };
}

/**
 * Where linking goes wrong, nothing is known of any file's tests, and nothing is kept. Neither is it where import configuration changed while
 * it was read: what was linked by it would be kept as that of the configuration before.
 */
function link(request: TestFactsRequest, common: CommonInput, kept: KeptTestFacts): FoundStandings {
  const { reading, read, logger } = request;
  const others = new Set<RepoPath>();
  try {
    const graph = importGraphOf(graphInput(request, others), kept.graph);
    const input = { ...common, graph: graph.graph, coverage: reading.coverage.reports };
    const linked = standTests(input, kept.linked);
    return { standings: linked.standings, kept: others.size === 0 ? { ...kept, linked, graph } : NOTHING_KEPT };
  } catch (thrown) {
    logger.error(`Tests could not be linked: ${failureInOneLine(thrown)}`);
    return { standings: read.files.map(() => UNLINKED), kept: NOTHING_KEPT };
  }
}

/** Of all that standings are made of; undefined where it is not worth it. */
function fingerprintOf({ reading, read: { files } }: TestFactsRequest): string | undefined {
  const { kept, definitions, coverage } = reading;
  // After a saved file linking what changed costs less than looking for what did not.
  if (reading.isPartial) {
    return undefined;
  }
  const settings = JSON.stringify(definitions.map(({ path, definition }) => [path, definition]));
  const names = files.map(({ path, role }) => `${path}\n${role}`).join('\n');
  // A report says nothing of files that are younger than it; nothing else looks at times.
  const times = Float64Array.from(coverage.reports.length === 0 ? [] : files, ({ mtimeMs }) => mtimeMs ?? -1);
  const columns = [contentsColumn(kept), times].map(({ buffer }) => new Uint8Array(buffer));
  return [settings, names, coverage.fingerprint, ...columns].map(hashText).join('-');
}

/** The id of each content; of a file that is not read its length, which is all that is known of it. */
function contentsColumn({ store: { ids }, files }: Reading['kept']): Uint32Array<ArrayBuffer> {
  const width = ids.words + 1;
  const column = new Uint32Array(files.length * width);
  for (const [at, { content, file }] of files.entries()) {
    if (content < 0) {
      column[at * width + ids.words] = file.bytes ?? 0;
    } else {
      ids.copy(content, column, at * width);
    }
  }
  return column;
}

/** @param others gets the files that were read, and held something else than what they were identified by */
function graphInput(
  { reading, read: files, hash, logger }: TestFactsRequest,
  others?: Set<RepoPath>,
): ImportGraphInput {
  const decoder = new TextDecoder();
  const told = new Set<unknown>();
  return {
    files,
    read: (path) => {
      const bytes = reading.tree.read(path);
      if (bytes === undefined) {
        return undefined;
      }
      if (!isAsKnown(reading, path, bytes, hash)) {
        others?.add(path);
      }
      return decoder.decode(bytes);
    },
    // What fails for all files of a language is the same error for each.
    onFailure: (path, thrown) => {
      if (!told.has(thrown)) {
        told.add(thrown);
        logger.error(`The imports of ${displayPath(path).path} could not be followed: ${failureInOneLine(thrown)}`);
      }
    },
  };
}
