import { createOptionsFor } from '../findings/optionsInForce.ts';
import type { DefinitionInForce } from '../model/definitionInForce.ts';
import { failureInOneLine } from '../model/failure.ts';
import type { RuleId } from '../model/finding.ts';
import { hashText } from '../model/hash64.ts';
import { displayPath } from '../model/repoPath.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { Cache } from '../ports/cache.ts';
import type { Cancellation } from '../ports/cancellation.ts';
import type { Logger } from '../ports/logger.ts';
import type { Rule } from '../rules/defineRule.ts';
import { rules } from '../rules/registry.ts';
import { createBreath } from '../sources/files/breath.ts';
import type { FileInTree } from '../sources/files/listedFile.ts';
import { keptKey } from '../sources/kept/keptKey.ts';
import type { Reading } from './reading.ts';

/** What a rule read in one file, with what tells whether the file changed. */
interface Entry {
  readonly bytes: number;
  readonly mtimeMs: number | null;
  /** Whether the file's time will tell the next change. */
  readonly settled: boolean;
  readonly value: unknown;
}

/**
 * What the rules read in the text of files, by rule and path; good for one set of options and one version of the program. A rule whose
 * reading failed is not in it.
 */
export interface KeptTextFacts {
  readonly fingerprint: string;
  readonly byRule: ReadonlyMap<RuleId, ReadonlyMap<RepoPath, Entry>>;
}

/** Longer files are not read for it. */
const LONGEST_TEXT = 512 * 1024;
/** A file written this shortly before may change again without a trace in its time. */
const RACY_MS = 2000;
/** Few bytes: many patterns may be searched for in each. */
const BETWEEN_BREATHS = { bytes: 200_000, files: 50 };
const decoder = new TextDecoder();
const readers = rules.filter((rule) => rule.text !== undefined);

/** What the texts of files are read with. */
export interface TextFactsRequest {
  readonly reading: Reading;
  readonly files: readonly FileInTree[];
  readonly definition: DefinitionInForce;
  /** The time of the machine, in milliseconds since 1970. */
  readonly now: number;
  readonly cache: Cache;
  readonly logger: Logger;
  /** Of the program: another one may read otherwise. */
  readonly buildId: string;
}

/**
 * Lets the rules read the texts that they ask for: those of files that changed since they were read last. Reads nothing where the team
 * set nothing. A rule whose reading throws is named in the log, and is not in the answer.
 * @throws CancelledError
 */
export async function readTextFacts(
  request: TextFactsRequest,
  kept: KeptTextFacts | undefined,
  cancellation: Cancellation,
): Promise<KeptTextFacts> {
  const { reading, definition, cache, buildId } = request;
  const options = readers.map((rule) => createOptionsFor(rule, definition)(''));
  const fingerprint = hashText(JSON.stringify([buildId, options]));
  const key = keptKey('texts', reading.root);
  const known = kept?.fingerprint === fingerprint ? kept : decode(await cache.read(key), fingerprint);
  const byRule = new Map<RuleId, ReadonlyMap<RepoPath, Entry>>();
  let read = 0;
  for (const rule of readers) {
    const result = await readWith(rule, request, known?.byRule.get(rule.id), cancellation);
    if (result !== undefined) {
      byRule.set(rule.id, result.entries);
      read += result.read;
    }
  }
  if (read > 0) {
    await cache.write(key, encode({ fingerprint, byRule }));
  }
  return { fingerprint, byRule };
}

async function readWith(
  rule: Rule,
  request: TextFactsRequest,
  known: ReadonlyMap<RepoPath, Entry> | undefined,
  cancellation: Cancellation,
): Promise<{ readonly entries: ReadonlyMap<RepoPath, Entry>; readonly read: number } | undefined> {
  const optionsFor = createOptionsFor(rule, request.definition);
  const entries = new Map<RepoPath, Entry>();
  const breath = createBreath(cancellation, BETWEEN_BREATHS);
  let read = 0;
  for (const file of request.files) {
    const { path } = file;
    const before = known?.get(path);
    let entry: Entry | undefined;
    try {
      entry = entryOf(file, rule, optionsFor(path), before, request);
    } catch (thrown) {
      const failure = failureInOneLine(thrown);
      request.logger.error(`The rule ${rule.id} could not read ${displayPath(path).path} and says nothing: ${failure}`);
      return undefined;
    }
    if (entry === undefined) {
      continue;
    }
    entries.set(path, entry);
    if (entry !== before) {
      read += 1;
      await breath(entry.bytes);
    }
  }
  return { entries, read };
}

/** What a rule reads in one file, the entry before where the file did not change; undefined where it is not asked about it. */
function entryOf(
  file: FileInTree,
  rule: Rule,
  values: ReturnType<ReturnType<typeof createOptionsFor>>,
  before: Entry | undefined,
  { definition, reading, now }: TextFactsRequest,
): Entry | undefined {
  const { path, bytes, mtimeMs } = file;
  const { text } = rule;
  const isLeftOut = (): boolean => definition.isExcluded(path) || !definition.ruleFor(rule.id, path).applies;
  const isWanted = text?.isFor(file, values) === true && !isLeftOut();
  if (!isWanted || reading.contents.get(path)?.size.lines === 0 || (bytes ?? 0) > LONGEST_TEXT) {
    return undefined;
  }
  if (before?.settled === true && before.bytes === bytes && before.mtimeMs === mtimeMs) {
    return before;
  }
  const found = reading.tree.read(path, LONGEST_TEXT);
  if (found === undefined) {
    return undefined;
  }
  const settled = mtimeMs !== null && mtimeMs < now - RACY_MS;
  return { bytes: found.length, mtimeMs, settled, value: text.read(decoder.decode(found), path, values) };
}

function encode({ fingerprint, byRule }: KeptTextFacts): Uint8Array {
  const listed = [...byRule].map(([id, entries]) => [id, [...entries]]);
  return new TextEncoder().encode(JSON.stringify({ fingerprint, listed }));
}

function decode(bytes: Uint8Array | undefined, fingerprint: string): KeptTextFacts | undefined {
  if (bytes === undefined) {
    return undefined;
  }
  // The cache has checked that the bytes are those that this program wrote.
  const kept = JSON.parse(decoder.decode(bytes)) as {
    readonly fingerprint: string;
    readonly listed: readonly (readonly [RuleId, readonly (readonly [RepoPath, Entry])[]])[];
  };
  return kept.fingerprint === fingerprint
    ? { fingerprint, byRule: new Map(kept.listed.map(([id, entries]) => [id, new Map(entries)])) }
    : undefined;
}
