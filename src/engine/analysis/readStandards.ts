import type { DefinitionProblem } from '../model/definitionProblem.ts';
import { failureInOneLine } from '../model/failure.ts';
import type { Standard } from '../model/standard.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { Cancellation } from '../ports/cancellation.ts';
import type { Hash } from '../ports/hash.ts';
import type { Logger } from '../ports/logger.ts';
import type { FileInTree } from '../sources/files/listedFile.ts';
import { mergeStandards } from '../sources/standards/mergeStandards.ts';
import type { SourceRead } from '../sources/standards/mergeStandards.ts';
import { standardSources } from '../sources/standards/registry.ts';
import type { StandardSource } from '../sources/standards/standardSource.ts';
import { contentIdOf, isAsKnown } from './contents/contentIdOf.ts';
import type { Reading } from './reading.ts';
import type { EnginePorts } from './request.ts';

/** The standards of a repository, and what tells whether they must be read again. */
export interface KnownStandards {
  readonly standards: readonly Standard[];
  readonly problems: readonly DefinitionProblem[];
  /** False where a source failed: then an id that is not among the standards may be a good one. */
  readonly complete: boolean;
  /** The files of each source with what they hold; null where one changed while it was read. */
  readonly fingerprint: string | null;
  /** What the host brought along; undefined where it could not. */
  readonly bundled: readonly Standard[] | undefined;
}

/** Where standards are looked for. */
type StandardsReading = Pick<Reading, 'files' | 'definition' | 'tree' | 'kept' | 'repository'>;

/** Longer texts are no standards. */
const LONGEST_TEXT = 512 * 1024;
const MOST_FILES = 1000;
const decoder = new TextDecoder();

/**
 * The standards of all sources; those of the last analysis, as the same object, where no text of theirs changed. A source that throws
 * costs its own standards and one line of the log.
 * @throws CancelledError
 */
export async function readStandards(
  reading: StandardsReading,
  ports: Pick<EnginePorts, 'bundledStandards' | 'hash' | 'logger'>,
  last: KnownStandards | undefined,
  cancellation: Cancellation,
): Promise<KnownStandards> {
  const wanted = standardSources.map((source) => ({
    source,
    files: filesFor(source, reading, ports.logger),
  }));
  const { tree } = reading;
  const identify = (files: readonly FileInTree[]): unknown =>
    files.map(({ path }) => [path, contentIdOf(reading, path)]);
  const fingerprint = JSON.stringify(wanted.map(({ source, files }) => [source.kind, identify(files)]));
  const bundled = valueOf(() => ports.bundledStandards());
  if (last?.fingerprint === fingerprint && last.bundled === bundled) {
    return last;
  }
  const paths = wanted.flatMap(({ files }) => files.map(({ path }) => path));
  await tree.load(paths, LONGEST_TEXT, cancellation);
  const texts = wanted.map(({ source, files }) => ({ source, ...textsOf(files, reading, ports.hash) }));
  const reads = texts.flatMap(({ source, files }) => readFrom(source, files, ports) ?? []);
  return {
    ...mergeStandards(reads),
    complete: reads.length === standardSources.length,
    fingerprint: texts.every(({ areAsKnown }) => areAsKnown) ? fingerprint : null,
    bundled,
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
  files: Texts['files'],
  ports: Pick<EnginePorts, 'bundledStandards' | 'logger'>,
): SourceRead | undefined {
  try {
    const read = source.read({ files, bundled: () => ports.bundledStandards() });
    return { source, ...read };
  } catch (thrown) {
    const failure = failureInOneLine(thrown);
    ports.logger.error(`The standards from the source "${source.kind}" could not be read: ${failure}`);
    return undefined;
  }
}

function filesFor(
  { kind, wants }: StandardSource,
  { files, definition }: StandardsReading,
  logger: Logger,
): readonly FileInTree[] {
  if (wants === undefined) {
    return [];
  }
  const isWanted = wants(definition);
  const wanted = files.filter(({ path }) => isWanted(path));
  if (wanted.length > MOST_FILES) {
    logger.warn(`Of ${wanted.length} files with standards (${kind}), the first ${MOST_FILES} are read.`);
  }
  return wanted.slice(0, MOST_FILES);
}

interface Texts {
  readonly files: readonly { readonly path: RepoPath; readonly text: string }[];
  /** Whether every file still holds what it was identified by. */
  readonly areAsKnown: boolean;
}

function textsOf(files: readonly FileInTree[], reading: StandardsReading, hash: Hash): Texts {
  let areAsKnown = true;
  const texts = files.flatMap(({ path }) => {
    const bytes = reading.tree.read(path, LONGEST_TEXT);
    if (bytes === undefined) {
      return [];
    }
    areAsKnown &&= isAsKnown(reading, path, bytes, hash);
    return [{ path, text: decoder.decode(bytes) }];
  });
  return { files: texts, areAsKnown };
}
