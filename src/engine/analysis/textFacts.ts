import type { ContentFact } from '../facts/contentFact.ts';
import { defineContentFact } from '../facts/contentFact.ts';
import type { ContentFacts, FilesWithFacts } from '../facts/contentFacts.ts';
import { createOptionsFor } from '../findings/optionsInForce.ts';
import { createTestPathClassifier } from '../languages/testPaths.ts';
import type { DefinitionInForce } from '../model/definitionInForce.ts';
import type { RuleId } from '../model/finding.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { Cancellation } from '../ports/cancellation.ts';
import type { Rule } from '../rules/defineRule.ts';
import { rules } from '../rules/registry.ts';
import type { FileInTree } from '../sources/files/listedFile.ts';
import type { FactStore } from '../sources/kept/factStore.ts';
import { computeFacts } from './contents/computeFacts.ts';
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

/** What a rule read, by path. */
type TextFacts = ReadonlyMap<RepoPath, TextFact>;

/** What the rules read in the texts of files, by rule and path. A rule whose reading failed is not in it. */
export interface KeptTextFacts {
  readonly byRule: ReadonlyMap<RuleId, TextFacts>;
  /** Files whose facts the cache does not have yet. */
  readonly unsaved: number;
}

/** The kinds of facts that rules know of a path. */
export function textKindsOf({ byRule }: KeptTextFacts): (path: RepoPath) => readonly number[] {
  return (path) => [...byRule.values()].flatMap((facts) => facts.get(path)?.kind ?? []);
}

/** Longer files are not read for it. */
const LONGEST_TEXT = 512 * 1024;
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
  const { reading, ports } = request;
  const byRule = new Map<RuleId, TextFacts>();
  let unsaved = kept?.unsaved ?? 0;
  for (const rule of readers) {
    const result = await readWith(rule, request, kept?.byRule.get(rule.id), cancellation);
    if (result !== undefined) {
      byRule.set(rule.id, result.facts);
      unsaved += result.filesRead;
    }
  }
  if (isWorthSaving(unsaved, kept === undefined)) {
    await saveFacts({ ...reading, cache: ports.cache }, reading.kept.store);
    unsaved = 0;
  }
  return { byRule, unsaved };
}

/** Undefined where a reading threw. */
async function readWith(
  rule: Rule,
  request: TextFactsRequest,
  before: TextFacts | undefined,
  cancellation: Cancellation,
): Promise<{ readonly facts: TextFacts; readonly filesRead: number } | undefined> {
  const { reading, ports } = request;
  const { store } = reading.kept;
  const questions = createQuestions([textFactOf(rule, reading.definition)], store, createTestPathClassifier());
  const { facts, unread } = look(request, questions, before);
  const failed = new Set<FileInTree>();
  const visit = (file: FileInTree, bytes: Uint8Array | undefined): void => {
    const asked = unread.get(file);
    if (bytes !== undefined && asked !== undefined) {
      const content = store.content(ports.hash.blobId(bytes, objectFormatOf(reading)));
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
  return failed.size > 0 ? undefined : { facts, filesRead: unread.size };
}

/** Which facts are known, and of which files none is. */
function look(
  { reading, read }: TextFactsRequest,
  questions: Questions,
  before: TextFacts | undefined,
): { readonly facts: Map<RepoPath, TextFact>; readonly unread: ReadonlyMap<FileInTree, Omit<TextFact, 'value'>> } {
  const { store, files } = reading.kept;
  const facts = new Map<RepoPath, TextFact>();
  const unread = new Map<FileInTree, Omit<TextFact, 'value'>>();
  for (const [place, file] of read.files.entries()) {
    const content = read.contents[place];
    const [kind = -1] = content === undefined || !isText(content) ? [] : questions.of(file);
    if (content !== undefined && kind >= 0) {
      const known = before?.get(file.path);
      const isSame = known?.content === content && known.kind === kind;
      const fact = isSame ? known : inStore(store, files[place]?.content ?? -1, { content, kind });
      if (fact === undefined) {
        unread.set(file, { content, kind });
      } else {
        facts.set(file.path, fact);
      }
    }
  }
  return { facts, unread };
}

function inStore(store: FactStore, content: number, asked: Omit<TextFact, 'value'>): TextFact | undefined {
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
