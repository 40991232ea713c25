import type { ContentFact } from '../facts/contentFact.ts';
import { defineContentFact } from '../facts/contentFact.ts';
import type { ContentFacts, FilesWithFacts } from '../facts/contentFacts.ts';
import { createOptionsFor } from '../findings/optionsInForce.ts';
import { createTestPathClassifier } from '../languages/testPaths.ts';
import type { DefinitionInForce } from '../model/definitionInForce.ts';
import type { RuleId } from '../model/finding.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { Cancellation } from '../ports/cancellation.ts';
import { LONGEST_TEXT } from '../rules/defineRule.ts';
import type { Rule } from '../rules/defineRule.ts';
import { rules } from '../rules/registry.ts';
import type { FileInTree } from '../sources/files/listedFile.ts';
import { changedPlaces } from '../sources/files/readFiles.ts';
import type { FactStore } from '../sources/kept/factStore.ts';
import { computeFacts } from './contents/computeFacts.ts';
import { contentIdOf } from './contents/contentIdOf.ts';
import { isWorthSaving, objectFormatOf, saveFacts } from './contents/keptContents.ts';
import { createQuestions } from './contents/questions.ts';
import type { Questions } from './contents/questions.ts';
import type { Reading } from './reading.ts';
import type { EnginePorts } from './request.ts';

/** What a rule read in one file, with what it was read of. */
interface TextFact {
  readonly content: ContentFacts;
  /** The kind of fact: rule, options and what of the path matters. */
  readonly kind: number;
  readonly value: unknown;
}

/** What one rule read. */
interface TextsOfRule {
  readonly facts: ReadonlyMap<RepoPath, TextFact>;
  /** Files whose texts could not be read, or were no longer those that were looked at: they are tried again, changed or not. */
  readonly missed: ReadonlySet<RepoPath>;
}

/** What the rules read in the texts of files, and under what. A rule whose reading failed is not in it. */
export interface KeptTextFacts extends Pick<TextFactsRequest, 'read'>, Pick<Reading, 'definition'> {
  readonly byRule: ReadonlyMap<RuleId, TextsOfRule>;
  /** Files whose facts the cache does not have yet. */
  readonly unsaved: number;
}

/** The kinds of facts that rules know of a path. */
export function textKindsOf({ byRule }: KeptTextFacts): (path: RepoPath) => readonly number[] {
  return (path) => [...byRule.values()].flatMap(({ facts }) => facts.get(path)?.kind ?? []);
}

/** Few bytes: many patterns may be searched for in each. */
const BETWEEN_BREATHS = { bytes: 200_000, files: 50 };
const readers = rules.filter((rule) => rule.text !== undefined);

/** What the texts of files are read with. */
export interface TextFactsRequest {
  readonly reading: Reading;
  readonly read: FilesWithFacts<FileInTree>;
  readonly ports: EnginePorts;
}

/**
 * Lets the rules read the texts that they ask for: contents that they have not read under the same options. Reads nothing where the team
 * set nothing. A rule whose reading throws is named in the log, and is not in the answer.
 * @throws CancelledError
 */
export async function readTextFacts(
  request: TextFactsRequest,
  kept: KeptTextFacts | undefined,
  cancellation: Cancellation,
): Promise<KeptTextFacts> {
  const { reading, read, ports } = request;
  const { definition } = reading;
  const changed = changedSince(kept, request);
  const byRule = new Map<RuleId, TextsOfRule>();
  let unsaved = kept?.unsaved ?? 0;
  for (const rule of readers) {
    const last = kept?.byRule.get(rule.id);
    const before = last === undefined ? NOTHING_READ : { ...last, changed };
    const result = await readWith(rule, request, before, cancellation);
    if (result !== undefined) {
      byRule.set(rule.id, result.texts);
      unsaved += result.filesRead;
    }
  }
  if (isWorthSaving(unsaved, kept === undefined)) {
    await saveFacts({ ...reading, cache: ports.cache }, reading.kept.store);
    unsaved = 0;
  }
  return { byRule, unsaved, read, definition };
}

/** Places of the files of which something else may be asked than before; undefined where that may be any. After a saved file, a role is another only with its content. */
function changedSince(
  kept: KeptTextFacts | undefined,
  { reading, read }: TextFactsRequest,
): readonly number[] | undefined {
  return reading.isPartial && kept?.definition === reading.definition ? changedPlaces(kept.read, read) : undefined;
}

/** What a rule read before, with the places that {@link changedSince} tells. */
interface TextsBefore extends TextsOfRule {
  readonly changed: readonly number[] | undefined;
}

const NOTHING_READ: TextsBefore = { facts: new Map(), missed: new Set(), changed: undefined };

/** Undefined where a reading threw. */
async function readWith(
  rule: Rule,
  request: TextFactsRequest,
  before: TextsBefore,
  cancellation: Cancellation,
): Promise<{ readonly texts: TextsOfRule; readonly filesRead: number } | undefined> {
  const { reading, ports } = request;
  const { store } = reading.kept;
  const questions = createQuestions([textFactOf(rule, reading.definition)], store, createTestPathClassifier());
  const { facts, unread } = look(request, questions, before);
  const missed = new Set([...unread.keys()].map(({ path }) => path));
  const failed = new Set<FileInTree>();
  const visit = (file: FileInTree, bytes: Uint8Array | undefined): void => {
    const asked = unread.get(file);
    if (bytes !== undefined && asked !== undefined) {
      const id = ports.hash.blobId(bytes, objectFormatOf(reading));
      const content = store.content(id);
      if (id === contentIdOf(reading, file.path)) {
        missed.delete(file.path);
      }
      const [number = -1] = computeFacts({ file, bytes, content, questions, store, logger: ports.logger }, [
        asked.kind,
      ]);
      if (number < 0) {
        failed.add(file);
      } else {
        facts.set(file.path, { ...asked, value: store.value(number) });
      }
    }
  };
  for (const batch of batchesOf([...unread.keys()])) {
    await reading.tree.readEach(batch, LONGEST_TEXT, visit, cancellation);
    await cancellation.breathe();
  }
  return failed.size > 0 ? undefined : { texts: { facts, missed }, filesRead: unread.size };
}

/** What is asked of a file, and of what. */
type Asked = Omit<TextFact, 'value'>;

/** Which facts are known, and of which files none is. Looks only at files of which that may be another than before. */
function look(
  { reading, read }: TextFactsRequest,
  questions: Questions,
  before: TextsBefore,
): { readonly facts: Map<RepoPath, TextFact>; readonly unread: ReadonlyMap<FileInTree, Asked> } {
  const { store, files } = reading.kept;
  const places = placesToLookAt(before, read);
  const facts = new Map(places === undefined ? [] : before.facts);
  const unread = new Map<FileInTree, Asked>();
  for (const place of places ?? read.files.keys()) {
    const file = read.files[place];
    if (file !== undefined) {
      facts.delete(file.path);
      const asked = askedOf(file, read.contents[place], questions);
      const last = before.missed.has(file.path) ? undefined : before.facts.get(file.path);
      const known = asked && sameFact(last, asked);
      const fact = known ?? (asked && inStore(store, files[place]?.content ?? -1, asked));
      if (fact !== undefined) {
        facts.set(file.path, fact);
      } else if (asked !== undefined) {
        unread.set(file, asked);
      }
    }
  }
  return { facts, unread };
}

/** In their order; undefined for all. */
function placesToLookAt(
  { changed, missed }: TextsBefore,
  { placeOf }: FilesWithFacts<FileInTree>,
): readonly number[] | undefined {
  const again = [...missed].flatMap((path) => placeOf.get(path) ?? []);
  return changed && [...new Set([...changed, ...again])].sort((a, b) => a - b);
}

function askedOf(file: FileInTree, content: ContentFacts | undefined, questions: Questions): Asked | undefined {
  const [kind = -1] = content !== undefined && isText(content) ? questions.of(file) : [];
  return content === undefined || kind < 0 ? undefined : { content, kind };
}

function sameFact(known: TextFact | undefined, { content, kind }: Asked): TextFact | undefined {
  return known?.content === content && known.kind === kind ? known : undefined;
}

function inStore(store: FactStore, content: number, asked: Asked): TextFact | undefined {
  const number = store.find(content, asked.kind);
  return number < 0 ? undefined : { ...asked, value: store.value(number) };
}

/** What a rule reads of a text, as a provider. */
function textFactOf(rule: Rule, definition: DefinitionInForce): ContentFact {
  const optionsFor = createOptionsFor(rule, definition);
  const { id, text } = rule;
  return defineContentFact({
    name: `text for ${id}`,
    version: 1,
    isFor: (file) =>
      text?.isFor(file, optionsFor(file.path)) === true &&
      !definition.isExcluded(file.path) &&
      definition.ruleFor(id, file.path).applies,
    variant: (file) => text?.variant?.(file, optionsFor(file.path)) ?? '',
    options: (file) => optionsFor(file.path),
    compute: (content) => text?.read(content.text, content.options, content.variant),
  });
}

function isText({ size }: ContentFacts): boolean {
  return size.lines > 0 && size.bytes <= LONGEST_TEXT;
}

/** Files in their order, in lists between which there is a breath. */
function batchesOf(files: readonly FileInTree[]): readonly (readonly FileInTree[])[] {
  const batches: FileInTree[][] = [];
  let bytes = Infinity;
  for (const file of files) {
    const last = batches.at(-1);
    if (last === undefined || bytes > BETWEEN_BREATHS.bytes || last.length >= BETWEEN_BREATHS.files) {
      batches.push([file]);
      bytes = 0;
    } else {
      last.push(file);
    }
    bytes += file.bytes ?? 0;
  }
  return batches;
}
