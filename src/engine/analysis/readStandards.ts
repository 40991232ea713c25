import type { DefinitionInForce } from '../model/definitionInForce.ts';
import type { DefinitionProblem } from '../model/definitionProblem.ts';
import { failureInOneLine } from '../model/failure.ts';
import type { Standard } from '../model/standard.ts';
import type { Cancellation } from '../ports/cancellation.ts';
import type { Logger } from '../ports/logger.ts';
import type { Tree } from '../ports/tree.ts';
import type { FileInTree } from '../sources/files/listedFile.ts';
import { mergeStandards } from '../sources/standards/mergeStandards.ts';
import type { SourceRead } from '../sources/standards/mergeStandards.ts';
import { standardSources } from '../sources/standards/registry.ts';
import type { StandardSource } from '../sources/standards/standardSource.ts';
import type { Reading } from './reading.ts';
import type { EnginePorts } from './request.ts';

/** The standards of a repository, and what tells whether they must be read again. */
export interface KnownStandards {
  readonly standards: readonly Standard[];
  readonly problems: readonly DefinitionProblem[];
  /** False where a source failed: then an id that is not among the standards may be a good one. */
  readonly complete: boolean;
  /** What was read, by source, with lengths and times. */
  readonly fingerprint: string;
  /** What the host brought along; undefined where it could not. */
  readonly bundled: readonly Standard[] | undefined;
  /** Whether the files' times will tell the next change. */
  readonly settled: boolean;
}

/** Longer texts are no standards. */
const LONGEST_TEXT = 512 * 1024;
const MOST_FILES = 1000;
/** A file written this shortly before may change again without a trace in its time. */
const RACY_MS = 2000;
const decoder = new TextDecoder();

/**
 * The standards of all sources; those of the last analysis, as the same object, where no text of theirs changed. A source that throws
 * costs its own standards and one line of the log.
 * @throws CancelledError
 */
export async function readStandards(
  { files: listed, tree }: Pick<Reading, 'files' | 'tree'>,
  definition: DefinitionInForce,
  ports: Pick<EnginePorts, 'bundledStandards' | 'clock' | 'logger'>,
  last: KnownStandards | undefined,
  cancellation: Cancellation,
): Promise<KnownStandards> {
  const wanted = standardSources.map((source) => ({
    source,
    files: filesFor(source, listed, definition, ports.logger),
  }));
  const stats = wanted.map(({ source, files }) => [
    source.kind,
    files.map(({ path, bytes, mtimeMs }) => [path, bytes, mtimeMs]),
  ]);
  const fingerprint = JSON.stringify(stats);
  const bundled = valueOf(() => ports.bundledStandards());
  if (last?.settled === true && last.fingerprint === fingerprint && last.bundled === bundled) {
    return last;
  }
  const paths = wanted.flatMap(({ files }) => files.map(({ path }) => path));
  await tree.load(paths, LONGEST_TEXT, cancellation);
  const reads = wanted.flatMap(({ source, files }) => readFrom(source, files, tree, ports) ?? []);
  const unsettledSince = ports.clock.now() - RACY_MS;
  return {
    ...mergeStandards(reads),
    complete: reads.length === standardSources.length,
    fingerprint,
    bundled,
    settled: wanted.every(({ files }) => files.every(({ mtimeMs }) => mtimeMs !== null && mtimeMs < unsettledSince)),
  };
}

/** undefined where it throws: the source that needs it tells. */
function valueOf<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function readFrom(
  source: StandardSource,
  files: readonly FileInTree[],
  tree: Tree,
  ports: Pick<EnginePorts, 'bundledStandards' | 'logger'>,
): SourceRead | undefined {
  try {
    const read = source.read({ files: textsOf(files, tree), bundled: () => ports.bundledStandards() });
    return { source, ...read };
  } catch (thrown) {
    const failure = failureInOneLine(thrown);
    ports.logger.error(`The standards from the source "${source.kind}" could not be read: ${failure}`);
    return undefined;
  }
}

function filesFor(
  { kind, wants }: StandardSource,
  files: readonly FileInTree[],
  definition: DefinitionInForce,
  logger: Logger,
): readonly FileInTree[] {
  if (wants === undefined) {
    return [];
  }
  const isWanted = wants(definition);
  const wanted = files.filter(({ path }) => isWanted(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  if (wanted.length > MOST_FILES) {
    logger.warn(`Of ${wanted.length} files with standards (${kind}), the first ${MOST_FILES} are read.`);
  }
  return wanted.slice(0, MOST_FILES);
}

function textsOf(
  files: readonly FileInTree[],
  tree: Tree,
): readonly { readonly path: string; readonly text: string }[] {
  return files.flatMap(({ path }) => {
    const bytes = tree.read(path, LONGEST_TEXT);
    return bytes === undefined ? [] : [{ path, text: decoder.decode(bytes) }];
  });
}
