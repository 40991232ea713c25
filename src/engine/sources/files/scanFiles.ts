import { failureInOneLine } from '../../model/failure.ts';
import { displayPath } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { Cache } from '../../ports/cache.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Tree } from '../../ports/tree.ts';
import { mayHoldSuppression } from '../definition/suppressionComments.ts';
import type { CodeFacts } from '../../languages/codeFacts.ts';
import type { ContentFacts } from './contentFacts.ts';
import type { ContentEntry, ContentTable } from './contentTable.ts';
import { decodeContentTable, encodeContentTable } from './contentTable.ts';
import { languageOf } from '../../languages/registry.ts';
import type { FileInTree } from './listedFile.ts';
import { measureContent } from './measureContent.ts';

/** Looks into the text of source and test files; handed in, because the test chain owns it. */
export interface CodeInspector {
  /** Whether code facts are wanted for a file. */
  inspects(path: RepoPath, language: string): boolean;
  inspect(path: RepoPath, language: string, text: string): CodeFacts | null;
}

/** What to scan. */
export interface ScanRequest {
  /** What {@link listFiles} listed. */
  readonly files: readonly FileInTree[];
  readonly tree: Tree;
  readonly cache: Cache;
  /** One key for each repository: lower-case letters, digits and "-". */
  readonly cacheKey: string;
  /** Facts of another version are thrown away: the program's version. */
  readonly version: string;
  /** The time of the machine, in milliseconds since 1970; never a time that someone asked to analyze. */
  readonly now: number;
  readonly inspector: CodeInspector;
  readonly logger: Logger;
  /** What an earlier scan of this process left; then the cache is not read. */
  readonly previous?: ScanState;
}

/** What a scan leaves for the next one in the same process. */
export interface ScanState {
  readonly table: ContentTable;
  /** Entries that the cache does not have yet. */
  readonly unsaved: number;
}

/** The facts of every file that could be read. */
export interface ScanResult {
  readonly facts: ReadonlyMap<RepoPath, ContentFacts>;
  /** Files whose content was read, without those that came from the cache. */
  readonly filesRead: number;
  readonly state: ScanState;
}

const decoder = new TextDecoder();
/** Longer files are not read: they have a size in bytes and no lines. */
export const LONGEST_FILE = 16 * 1024 * 1024;
/** Longer texts are counted and not looked into: nobody links tests to them, and a parser would stall. */
const LONGEST_INSPECTED = 1024 * 1024;
/** A file written this shortly before it was read may change again without a trace in its time, which is as coarse as 2 s on some file systems. */
const RACY_MS = 2000;
/** Fewer changes than this wait for another scan: writing the cache costs more than reading them again. */
const WORTH_SAVING = 32;
const SHARE_WORTH_SAVING = 0.02;

/**
 * The content facts of listed files: from the cache where length and modification time are the same, else read in one pass.
 * A file that disappeared since it was listed has no facts.
 * @throws CancelledError
 */
export async function scanFiles(request: ScanRequest, cancellation: Cancellation): Promise<ScanResult> {
  const known = request.previous?.table ?? (await loadTable(request));
  const found = new Map<RepoPath, ContentEntry>();
  const unread: FileInTree[] = [];
  for (const file of request.files) {
    const entry = known.get(file.path);
    if (entry !== undefined && isCurrent(entry, file, request.inspector)) {
      found.set(file.path, entry);
    } else if (isNeverRead(file)) {
      found.set(file.path, entryWithoutLines(file));
    } else {
      unread.push(file);
    }
  }
  const filesRead = await readEntries(unread, found, request, cancellation);
  const facts = new Map<RepoPath, ContentFacts>();
  const table = new Map<RepoPath, ContentEntry>();
  for (const file of request.files) {
    const entry = found.get(file.path);
    if (entry !== undefined) {
      facts.set(file.path, entry.facts);
      if (entry === known.get(file.path) || isSettled(file, entry, request.now)) {
        table.set(file.path, entry);
      }
    }
  }
  return { facts, filesRead, state: { table, unsaved: await saveTable(request, table, filesRead) } };
}

/** Returns how many entries the cache still lacks. */
async function saveTable(request: ScanRequest, table: ContentTable, filesRead: number): Promise<number> {
  const { previous, cache, cacheKey, version } = request;
  const unsaved = (previous?.unsaved ?? 0) + filesRead;
  if (unsaved < (previous === undefined ? fewest(table.size) : WORTH_SAVING)) {
    return unsaved;
  }
  await cache.write(cacheKey, encodeContentTable(table, version));
  return 0;
}

/** How many changes since the cache was written are worth writing it at the start of a process. */
function fewest(files: number): number {
  return Math.max(1, Math.min(WORTH_SAVING, SHARE_WORTH_SAVING * files));
}

/** Whether the file's length and time will tell the next change. */
function isSettled(file: FileInTree, read: ContentEntry, now: number): boolean {
  return file.mtimeMs !== null && file.mtimeMs < now - RACY_MS && read.facts.size.bytes === file.bytes;
}

async function loadTable({ cache, cacheKey, version }: ScanRequest): Promise<ContentTable> {
  const bytes = await cache.read(cacheKey);
  return (bytes === undefined ? undefined : decodeContentTable(bytes, version)) ?? new Map<RepoPath, ContentEntry>();
}

function isCurrent(entry: ContentEntry, file: FileInTree, inspector: CodeInspector): boolean {
  return (
    entry.bytes === file.bytes &&
    entry.mtimeMs === file.mtimeMs &&
    (entry.inspected || !isInspected(file, entry.facts, inspector))
  );
}

/** Vendored and generated files, and those without lines of their own, are never linked to tests. */
function isInspected(
  file: FileInTree,
  facts: Omit<ContentFacts, 'code' | 'suite' | 'suppresses'>,
  inspector: CodeInspector,
): boolean {
  return (
    file.role !== 'vendored' &&
    file.role !== 'generated' &&
    !facts.minified &&
    facts.size.lines > 0 &&
    facts.size.bytes <= LONGEST_INSPECTED &&
    inspector.inspects(file.path, file.language)
  );
}

function isNeverRead({ path, bytes }: FileInTree): boolean {
  return bytes === 0 || (bytes !== null && bytes > LONGEST_FILE) || languageOf(path).kind === 'binary';
}

function entryWithoutLines({ bytes, mtimeMs }: FileInTree): ContentEntry {
  const size = { lines: 0, nonBlankLines: 0, codeLines: 0, bytes: bytes ?? 0 };
  const none = { minified: false, generated: false, lfsPointer: false, suite: false, suppresses: false };
  return { bytes: size.bytes, mtimeMs: mtimeMs ?? 0, inspected: false, facts: { size, ...none, code: null } };
}

/** Adds what was read to `found`, and returns how many files that are. One that is gone, or cannot be read, is not added. */
async function readEntries(
  files: readonly FileInTree[],
  found: Map<RepoPath, ContentEntry>,
  request: ScanRequest,
  cancellation: Cancellation,
): Promise<number> {
  const before = found.size;
  const visit = (file: FileInTree, bytes: Uint8Array | undefined): void => {
    const entry = bytes && entryOf(file, bytes, request);
    if (entry !== undefined) {
      found.set(file.path, entry);
    }
  };
  await request.tree.readEach(files, LONGEST_FILE, visit, cancellation);
  return found.size - before;
}

/** undefined where the content cannot be measured. */
function entryOf(file: FileInTree, bytes: Uint8Array, { inspector, logger }: ScanRequest): ContentEntry | undefined {
  const { path, language, mtimeMs } = file;
  const measured = attempt(`The lines of ${displayPath(path).path} could not be counted`, logger, () =>
    measure(bytes, language),
  );
  if (measured === undefined) {
    return undefined;
  }
  const inspected = isInspected(file, measured, inspector);
  const inspect = (): CodeFacts | null => inspector.inspect(path, language, decoder.decode(bytes));
  const code = inspected
    ? (attempt(`The code of ${displayPath(path).path} could not be read`, logger, inspect) ?? null)
    : null;
  const suite = code?.looksLikeSuite ?? false;
  const suppresses = mayHoldSuppression(bytes);
  const facts = { ...measured, suite, suppresses, code };
  return { bytes: file.bytes ?? bytes.length, mtimeMs: mtimeMs ?? 0, inspected, facts };
}

function measure(
  bytes: Uint8Array,
  language: string,
): Pick<ContentFacts, 'size' | 'minified' | 'generated' | 'lfsPointer'> {
  const { size, minified, generated, lfsPointer } = measureContent(bytes, language);
  return { size, minified, generated, lfsPointer };
}

/** What goes wrong with one file costs what was looked for in it, and nothing else. */
function attempt<Result>(failure: string, logger: Logger, work: () => Result): Result | undefined {
  try {
    return work();
  } catch (thrown) {
    logger.error(`${failure}: ${failureInOneLine(thrown)}`);
    return undefined;
  }
}
