import type { RankingHits } from '../model/backtest.ts';
import type { RepoPath } from '../model/repoPath.ts';

/** A file as it was on the date of a ranking, with what the rankings order by. */
export interface RankedFile {
  readonly path: RepoPath;
  /** Churn score. */
  readonly score: number;
  readonly nonBlankLines: number;
  /** In the whole history up to the date. */
  readonly revisions: number;
}

/**
 * How many touches fall on the first files of each ranking; files that are equal in one go by path. The random ranking has its expected
 * value: each of n files is among the first k with probability k / n, so k / n of the touches are.
 * @param touches for each touched file its number of touches
 * @param top number of files that are looked at
 */
export function rankingHits(
  files: readonly RankedFile[],
  touches: ReadonlyMap<RepoPath, number>,
  top: number,
): RankingHits {
  const touchesOf = ({ path }: RankedFile): number => touches.get(path) ?? 0;
  const among = (some: readonly RankedFile[]): number => some.reduce((sum, file) => sum + touchesOf(file), 0);
  const hitsBy = (key: (file: RankedFile) => number): number => among(firstBy(files, key, top));
  const share = files.length === 0 ? 0 : Math.min(1, top / files.length);
  return {
    score: hitsBy(({ score }) => score),
    lines: hitsBy(({ nonBlankLines }) => nonBlankLines),
    revisionsTimesLines: hitsBy(({ revisions, nonBlankLines }) => revisions * nonBlankLines),
    random: among(files) * share,
    perfect: hitsBy(touchesOf),
  };
}

function firstBy(files: readonly RankedFile[], key: (file: RankedFile) => number, top: number): readonly RankedFile[] {
  return files.toSorted((one, other) => key(other) - key(one) || (one.path < other.path ? -1 : 1)).slice(0, top);
}
