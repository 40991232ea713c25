import type { ContentFact } from '../../facts/contentFact.ts';
import { contentFacts } from '../../facts/registry.ts';
import { languageOf } from '../../languages/registry.ts';
import { createTestPathClassifier } from '../../languages/testPaths.ts';
import type { ContentId } from '../../model/contentId.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { Hash } from '../../ports/hash.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Tree } from '../../ports/tree.ts';
import type { FileInTree } from '../../sources/files/listedFile.ts';
import type { FactStore } from '../../sources/kept/factStore.ts';
import { hasSameTimes, hasSettledTimes } from '../../sources/trees/settledTimes.ts';
import { computeFacts, findFacts } from './computeFacts.ts';
import type { FactNumbers } from './computeFacts.ts';
import { contentWithoutLines, knownContent } from './knownContent.ts';
import type { KnownFile, SeenFiles } from './knownFiles.ts';
import { createQuestions } from './questions.ts';
import type { Kinds, Questions } from './questions.ts';

/** What to read. */
export interface ContentsRequest {
  /** In code-unit order of their paths. */
  readonly files: readonly FileInTree[];
  readonly tree: Tree;
  /** Of the repository's content ids. */
  readonly objectFormat: 'sha1' | 'sha256';
  readonly hash: Hash;
  readonly logger: Logger;
  /** The time of the machine, in milliseconds since 1970; never a time that someone asked to analyze. */
  readonly now: number;
  /** What is known of contents; what is read is added to it. */
  readonly store: FactStore;
  /** Which contents files had when they were looked at last. */
  readonly seen: SeenFiles;
  /** The providers to ask; default: all that are registered. */
  readonly facts?: readonly ContentFact[];
}

/** What is known of every file that could be read. */
export interface ReadContents {
  /** In the order of the files. */
  readonly files: readonly KnownFile[];
  /** Files whose content was read. */
  readonly filesRead: number;
  /** Files that were not the same as when they were seen, and whose times will tell that they are from now on. */
  readonly filesNew: number;
}

/** Longer files are not read: they have a length and no lines. */
export const LONGEST_FILE = 16 * 1024 * 1024;
const NO_KINDS: Kinds = [];
const NO_IDS: ReadonlyMap<RepoPath, ContentId> = new Map();

/**
 * What is known of the contents of files. A content of which the facts are in the store is not read. A file is the same as long as its
 * length and times are; of others the tree may know the content. What is read is identified by its own hash, never by what was known
 * before: it may have changed since. A file that disappeared, or cannot be read, is not in the answer.
 * @throws UserError; CancelledError
 */
export async function readContents(request: ContentsRequest, cancellation: Cancellation): Promise<ReadContents> {
  const { files, tree, store } = request;
  const reader = new ContentReader(request);
  const known = files.map((file) => reader.again(file) ?? reader.unread(file));
  const others = files.filter((_, at) => known[at] === undefined);
  const ids = others.length === 0 || store.isEmpty ? NO_IDS : await tree.identify(others, cancellation);
  const found = new Map<RepoPath, KnownFile>();
  const isFound = (file: KnownFile | undefined): boolean => {
    if (file !== undefined) {
      found.set(file.file.path, file);
    }
    return file !== undefined;
  };
  const unread = others.filter((file) => !isFound(reader.identified(file, ids.get(file.path))));
  let filesRead = 0;
  const visit = (file: FileInTree, bytes: Uint8Array | undefined): void => {
    filesRead += bytes !== undefined && isFound(reader.read(file, bytes)) ? 1 : 0;
  };
  await tree.readEach(unread, LONGEST_FILE, visit, cancellation);
  const all = files.flatMap((file, at) => known[at] ?? found.get(file.path) ?? []);
  const filesNew = [...found.values()].filter(({ isSettled }) => isSettled).length;
  return { files: all, filesRead, filesNew };
}

/** Finds out what is known of files, one by one. */
class ContentReader {
  readonly #request: ContentsRequest;
  readonly #questions: Questions;
  /** Files of this process that are not the same as before. */
  readonly #before = new Map<RepoPath, KnownFile>();

  constructor(request: ContentsRequest) {
    this.#request = request;
    this.#questions = createQuestions(request.facts ?? contentFacts, request.store, createTestPathClassifier());
  }

  /** A file that is the same as when it was seen; undefined for another one, and where facts are asked for that are not known. */
  again(file: FileInTree): KnownFile | undefined {
    const seen = this.#request.seen(file.path);
    if (seen === undefined) {
      return undefined;
    }
    const isSame = seen.isSettled && hasSameTimes(seen.file, file);
    // What is asked about a file follows from its path and its role.
    const isAskedTheSame = seen.file.role === file.role;
    if (seen.facts !== undefined) {
      if (isSame && (isAskedTheSame || seen.content < 0)) {
        return seen.file === file ? seen : { ...seen, file };
      }
      this.#before.set(file.path, seen);
    }
    return isSame ? this.#inStore(file, seen.content, true, isAskedTheSame ? seen.kinds : undefined) : undefined;
  }

  /** A file that is never read; undefined for others. */
  unread(file: FileInTree): KnownFile | undefined {
    if (!isNeverRead(file)) {
      return undefined;
    }
    const before = this.#before.get(file.path);
    const isSame = before?.content === -1 && before.file.bytes === file.bytes;
    const facts = isSame ? before.facts : contentWithoutLines(file.bytes ?? 0);
    return { file, content: -1, isSettled: hasSettledTimes(file, this.#request.now), kinds: NO_KINDS, facts };
  }

  /** A file whose content the tree knows; undefined where the store does not. */
  identified(file: FileInTree, id: ContentId | undefined): KnownFile | undefined {
    const content = id === undefined ? -1 : this.#request.store.ids.numberOf(id);
    return content < 0 ? undefined : this.#inStore(file, content, hasSettledTimes(file, this.#request.now));
  }

  /** A file whose content was read; undefined where it cannot be measured. @param bytes valid during the call */
  read(file: FileInTree, bytes: Uint8Array): KnownFile | undefined {
    const { hash, store, logger, objectFormat } = this.#request;
    const content = store.content(hash.blobId(bytes, objectFormat));
    const kinds = this.#questions.of(file);
    const numbers = computeFacts({ file, bytes, content, questions: this.#questions, store, logger }, kinds);
    const isSettled = hasSettledTimes(file, this.#request.now) && bytes.length === file.bytes;
    return this.#known({ file, content, isSettled, kinds }, numbers);
  }

  #inStore(
    file: FileInTree,
    content: number,
    isSettled: boolean,
    kinds = this.#questions.of(file),
  ): KnownFile | undefined {
    const before = this.#before.get(file.path);
    if (before !== undefined && isAskedAgain(before, content, kinds)) {
      return { file, content, isSettled, kinds, facts: before.facts };
    }
    const numbers = findFacts(this.#request.store, content, kinds);
    return numbers && this.#known({ file, content, isSettled, kinds }, numbers);
  }

  #known(file: Omit<KnownFile, 'facts'>, numbers: FactNumbers): KnownFile | undefined {
    const before = this.#before.get(file.file.path);
    const facts =
      before !== undefined && isAskedAgain(before, file.content, file.kinds)
        ? before.facts
        : knownContent(this.#questions.facts, numbers, this.#request.store);
    return facts && { ...file, facts };
  }
}

/** Whether a file holds the same as before and is asked the same, so that its facts stay the same object. */
function isAskedAgain(before: KnownFile, content: number, kinds: Kinds): boolean {
  return before.content === content && before.kinds.every((kind, at) => kind === kinds[at]);
}

function isNeverRead({ path, bytes }: FileInTree): boolean {
  return bytes === 0 || (bytes !== null && bytes > LONGEST_FILE) || languageOf(path).kind === 'binary';
}
