import type { ContentFacts } from '../../facts/contentFacts.ts';
import type { FileRole } from '../../model/fact.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { FileInTree } from '../../sources/files/listedFile.ts';
import type { FileTimes } from '../../sources/trees/settledTimes.ts';
import type { Kinds } from './questions.ts';

/** A file of whose content something is known, as it was when it was looked at. */
export interface KnownFile {
  readonly file: FileInTree;
  /** The number of its content in the store; -1 for a file that is not read. */
  readonly content: number;
  /** Whether its length and times will tell the next change. */
  readonly isSettled: boolean;
  /** By the order of the providers, the kinds of facts that were asked for; -1 for one that is not for the file. */
  readonly kinds: Kinds;
  readonly facts: ContentFacts;
}

/** A file that an earlier process looked at. */
interface FileOfTable extends Pick<KnownFile, 'content' | 'isSettled' | 'kinds'> {
  /** The role is null where another question would be asked now. */
  readonly file: FileTimes & { readonly role: FileRole | null };
  readonly facts?: undefined;
}

/** Files that were looked at before, by their paths; asked in code-unit order of the paths, which is the order of every list of files. */
export type SeenFiles = (path: RepoPath) => KnownFile | FileOfTable | undefined;

export const nothingSeen: SeenFiles = () => undefined;

/** @param files in code-unit order of their paths */
export function seenInProcess(files: readonly KnownFile[]): SeenFiles {
  return inOrder(
    files.length,
    (at) => files[at]?.file.path ?? '',
    (at) => files[at],
  );
}

/** Walks along a list that has the order in which it is asked. */
export function inOrder<File>(
  length: number,
  pathAt: (index: number) => RepoPath,
  fileAt: (index: number) => File | undefined,
): (path: RepoPath) => File | undefined {
  let next = 0;
  let nextPath = length > 0 ? pathAt(0) : undefined;
  return (path) => {
    while (nextPath !== undefined && nextPath < path) {
      next += 1;
      nextPath = next < length ? pathAt(next) : undefined;
    }
    return nextPath === path ? fileAt(next) : undefined;
  };
}
