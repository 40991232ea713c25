import type { ContentId } from '../../model/contentId.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { Git } from '../../ports/git.ts';
import { createRecordSplitter } from './nulRecords.ts';

/** One regular file of the index, with what git saw of it on disk when it last compared both. */
export interface IndexEntry {
  readonly path: RepoPath;
  readonly id: ContentId;
  /** Length on disk, bytes. */
  readonly size: number;
  /** Milliseconds since 1970, with fractions. */
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  /** Whether both times are such as only a file system with coarse times gives. */
  readonly hasCoarseTimes: boolean;
  /** The last 32 bits of the inode. */
  readonly inode: number;
}

/**
 * Without files that a filter, an encoding or `$Id$` changes on the way to git, wherever that is set: in .gitattributes, by a macro, in the
 * repository's or the user's attributes. Nothing of it runs.
 */
const UNFILTERED = ':(attr:!filter !working-tree-encoding !ident)';
const ARGS = ['ls-files', '-z', '--stage', '--debug', '--', UNFILTERED];

/** The record behind a NUL: what `--debug` says of the entry before it, then "mode id stage<TAB>path" of the next one. */
const DEBUG_BLOCK =
  / {2}ctime: (?<ctime>\d+):(?<ctimeNs>\d+)\n {2}mtime: (?<mtime>\d+):(?<mtimeNs>\d+)\n {2}dev: \d+\tino: (?<inode>\d+)\n {2}uid: \d+\tgid: \d+\n {2}size: (?<size>\d+)\tflags: (?<flags>[0-9a-f]+)\n/uy;
/** A regular file, executable or not, that is in no conflict. */
const ENTRY = /^100\d{3} (?<id>[0-9a-f]{40,64}) 0\t/u;
/** Entries whose stat data git was told not to look at: assumed unchanged, to be added later, not checked out (git's read-cache.h). */
const UNCHECKED_FLAGS = 0x8000 | 0x2000_0000 | 0x4000_0000;
const NS_PER_MS = 1e6;

/**
 * Reads the entries of the index whose stat data can be compared.
 * @param timeoutMs git's matching of attributes is exponential in the stars of a pattern, which the repository sets
 * @returns "failed" where git fails or takes longer, or says it in a form that is not known here: the form of `--debug` is git's own and may change (that
 * of git 2.39 is read); what was handed over until then does not count
 * @throws CancelledError
 */
export async function readIndexEntries(
  git: Git,
  root: string,
  onEntry: (entry: IndexEntry) => void,
  timeoutMs: number,
  cancellation: Cancellation,
): Promise<'complete' | 'failed'> {
  const parser = createParser(onEntry);
  const split = createRecordSplitter(parser.record);
  const onBytes = (chunk: Uint8Array): boolean => {
    split(chunk);
    return !parser.isLost();
  };
  const exit = await git.run({ folder: root, args: ARGS, timeoutMs, onBytes }, cancellation);
  // The last block has no NUL behind it.
  split(Uint8Array.of(0));
  return exit.code === 0 && parser.isDone() ? 'complete' : 'failed';
}

interface Parser {
  readonly record: (record: string) => void;
  /** Whether something was in no known form. */
  readonly isLost: () => boolean;
  /** Whether all that came was understood, and whole. */
  readonly isDone: () => boolean;
}

function createParser(onEntry: (entry: IndexEntry) => void): Parser {
  let before: string | undefined;
  let lost = false;
  return {
    isLost: () => lost,
    isDone: () => !lost && before === '',
    record: (record) => {
      if (before === undefined) {
        before = record;
        return;
      }
      DEBUG_BLOCK.lastIndex = 0;
      const block = DEBUG_BLOCK.exec(record)?.groups;
      lost ||= block === undefined;
      const entry = lost ? undefined : entryOf(before, block ?? {});
      if (entry !== undefined) {
        onEntry(entry);
      }
      before = record.slice(DEBUG_BLOCK.lastIndex);
    },
  };
}

function entryOf(head: string, block: Readonly<Record<string, string>>): IndexEntry | undefined {
  const id = ENTRY.exec(head)?.groups?.['id'];
  const number = (name: string): number => Number(block[name]);
  if (id === undefined || (Number.parseInt(block['flags'] ?? '', 16) & UNCHECKED_FLAGS) !== 0) {
    return undefined;
  }
  const isCoarse = (name: string): boolean => number(name) % NS_PER_MS === 0;
  return {
    path: head.slice(head.indexOf('\t') + 1),
    id,
    size: number('size'),
    // Computed as Node computes those of a stat, so that equal times are equal numbers.
    mtimeMs: number('mtime') * 1000 + number('mtimeNs') / NS_PER_MS,
    ctimeMs: number('ctime') * 1000 + number('ctimeNs') / NS_PER_MS,
    hasCoarseTimes: isCoarse('mtimeNs') || isCoarse('ctimeNs'),
    inode: number('inode'),
  };
}
