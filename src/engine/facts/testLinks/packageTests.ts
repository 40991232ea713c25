import type { RepoPath } from '../../model/repoPath.ts';
import type { CodePath } from './codeIndex.ts';

/** The tests of each package, in numbers. */
export interface PackageTests {
  /** Tests of a family of languages in a package. */
  count(packageRoot: RepoPath, family: string): number;
  /** Files in the package's test trees that are no tests, for each test; 0 where there is neither. */
  othersPerTest(packageRoot: RepoPath): number;
}

/** The numbers as they are written: of each package its tests by family, and the other files of its test trees. */
export type PackageCounts = readonly (readonly [
  root: RepoPath,
  count: { readonly tests: Readonly<Record<string, number>>; readonly others: number },
])[];

/** Counts the tests and the other files of the test trees. @param others roots of the packages that the other files are in */
export function countPackageTests(tests: readonly CodePath[], others: Iterable<RepoPath>): PackageCounts {
  const counts = new Map<RepoPath, { readonly tests: Record<string, number>; others: number }>();
  const of = (root: RepoPath): { readonly tests: Record<string, number>; others: number } => {
    const count = counts.get(root) ?? { tests: {}, others: 0 };
    counts.set(root, count);
    return count;
  };
  for (const { packageRoot, row } of tests) {
    const count = of(packageRoot).tests;
    count[row.family] = (count[row.family] ?? 0) + 1;
  }
  for (const root of others) {
    of(root).others++;
  }
  return [...counts];
}

/** The counts, ready to be asked. */
export function packageTestsOf(written: PackageCounts): PackageTests {
  const counts = new Map(written);
  return {
    count: (root, family) => counts.get(root)?.tests[family] ?? 0,
    othersPerTest: (root) => {
      const { tests = {}, others = 0 } = counts.get(root) ?? {};
      return (
        others /
        Math.max(
          1,
          Object.values(tests).reduce((sum, count) => sum + count, 0),
        )
      );
    },
  };
}
