import { contentFacts } from '../../facts/registry.ts';
import type { Cache } from '../../ports/cache.ts';
import type { GitRepository } from '../../ports/git.ts';
import { FactStore } from '../../sources/kept/factStore.ts';
import { keptKey } from '../../sources/kept/keptKey.ts';
import { nothingSeen, seenInProcess } from './knownFiles.ts';
import type { KnownFile, SeenFiles } from './knownFiles.ts';
import { encodeFiles, seenInTable } from './tableOfFiles.ts';

/** What an analysis leaves of the contents of a work tree. */
export interface KeptContents {
  /** Facts by content. Analyses share it: they only add to it, and what one of them added is true whatever becomes of that analysis. */
  readonly store: FactStore;
  /** In code-unit order of their paths. */
  readonly files: readonly KnownFile[];
  /** Files that are others in the cache. */
  readonly unsaved: number;
}

/** Where a work tree keeps what is known of contents. */
export interface ContentsPlace {
  readonly cache: Cache;
  /** Absolute path of the work tree's root, or of a folder outside git. */
  readonly root: string;
  readonly repository: Pick<GitRepository, 'commonDirectory' | 'objectFormat'> | undefined;
}

/** Fewer changes than this wait for another analysis of the process: until then they are in memory, and writing the cache costs more. */
const WORTH_SAVING = 32;
const ID_BYTES = { sha1: 20, sha256: 32 } as const;

/** The format of content ids; outside git they are as in most repositories. */
export function objectFormatOf({ repository }: Pick<ContentsPlace, 'repository'>): 'sha1' | 'sha256' {
  return repository?.objectFormat ?? 'sha1';
}

/** What is known when an analysis begins: from the last one of this process, else from the cache. @param last one that {@link fits} */
export async function loadContents(
  place: ContentsPlace,
  last: KeptContents | undefined,
  facts = contentFacts,
): Promise<{ readonly store: FactStore; readonly seen: SeenFiles }> {
  if (last !== undefined) {
    return { store: last.store, seen: seenInProcess(last.files) };
  }
  const store = await loadStore(place);
  const files = store.isEmpty ? undefined : await place.cache.read(tableKey(place));
  return { store, seen: files === undefined ? nothingSeen : seenInTable(files, store, facts) };
}

/** The facts by content that the cache has. */
export async function loadStore(place: ContentsPlace): Promise<FactStore> {
  const idBytes = ID_BYTES[objectFormatOf(place)];
  const kept = await place.cache.read(storeKey(place));
  return (kept && FactStore.decode(kept, idBytes)) ?? FactStore.empty(idBytes);
}

/** Whether ids are as long as those of the place: a folder that git may look into at last may turn out to have others. */
export function fits(place: Pick<ContentsPlace, 'repository'>, { store }: Pick<KeptContents, 'store'>): boolean {
  return store.ids.words * 4 === ID_BYTES[objectFormatOf(place)];
}

/** Writes what is new where that is worth it. @param isFirst whether it is the first analysis of a process */
export async function saveContents(
  place: ContentsPlace,
  kept: KeptContents,
  isFirst: boolean,
  facts = contentFacts,
): Promise<KeptContents> {
  const { store, files, unsaved } = kept;
  if (!isWorthSaving(unsaved, isFirst)) {
    return kept;
  }
  await saveFacts(place, store);
  await place.cache.write(tableKey(place), encodeFiles(files, store, facts));
  return { ...kept, unsaved: 0 };
}

/** Writes the facts that were added. */
export async function saveFacts(place: ContentsPlace, store: FactStore): Promise<void> {
  if (store.added > 0) {
    await place.cache.write(storeKey(place), store.encode());
    store.saved();
  }
}

/**
 * Whether changes since the cache was written are worth writing it. At the start of a process any is: it may end at once, and each one after
 * it would read the same files again.
 */
export function isWorthSaving(changes: number, isFirst: boolean): boolean {
  return changes >= (isFirst ? 1 : WORTH_SAVING);
}

/** Work trees of one repository share what is known of contents. */
function storeKey({ root, repository }: ContentsPlace): string {
  return keptKey('facts', repository?.commonDirectory ?? root);
}

function tableKey({ root }: ContentsPlace): string {
  return keptKey('files', root);
}
