import { directoryOf } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';

/** How many files that could have a test lie below a folder, and how many of them have one. */
interface Count {
  files: number;
  tested: number;
}

/** Says what share of a file's siblings is tested. */
export interface Siblings {
  /** Of the files below the nearest ancestor with at least `enough` others; undefined where no ancestor has so many. */
  testedShare(path: RepoPath, enough: number): number | undefined;
}

/** Counts every folder, with all below it. @param files with whether each is tested */
export function countSiblings(files: Iterable<readonly [RepoPath, boolean]>): Siblings {
  const counts = new Map<RepoPath, Count>();
  for (const [directory, own] of countFolders(files)) {
    for (let at = directory; ; at = directoryOf(at)) {
      add(counts, at, own);
      if (at === '') {
        break;
      }
    }
  }
  return {
    testedShare: (path, enough) => {
      for (let directory = directoryOf(path); ; directory = directoryOf(directory)) {
        const count = counts.get(directory);
        // The file itself is counted and is not tested.
        if (count !== undefined && count.files - 1 >= enough) {
          return count.tested / (count.files - 1);
        }
        if (directory === '') {
          return undefined;
        }
      }
    },
  };
}

/** Files right in each folder: folders are far fewer than files, so only they are followed upwards. */
function countFolders(files: Iterable<readonly [RepoPath, boolean]>): ReadonlyMap<RepoPath, Count> {
  const counts = new Map<RepoPath, Count>();
  for (const [path, tested] of files) {
    add(counts, directoryOf(path), { files: 1, tested: tested ? 1 : 0 });
  }
  return counts;
}

function add(counts: Map<RepoPath, Count>, directory: RepoPath, { files, tested }: Readonly<Count>): void {
  const count = counts.get(directory);
  if (count === undefined) {
    counts.set(directory, { files, tested });
  } else {
    count.files += files;
    count.tested += tested;
  }
}
