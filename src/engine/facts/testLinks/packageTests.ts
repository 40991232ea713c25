import type { RepoPath } from '../../model/repoPath.ts';
import type { CodeIndex, CodePath } from './codeIndex.ts';

/** The tests of each package, in numbers. */
export interface PackageTests {
  /** Tests of a family of languages in a package. */
  count(packageRoot: RepoPath, family: string): number;
  /** Files in the package's test trees that are no tests, for each test; 0 where there is neither. */
  othersPerTest(packageRoot: RepoPath): number;
}

/** Counts the tests and the other files of the test trees. */
export function countPackageTests(tests: readonly CodePath[], index: CodeIndex): PackageTests {
  const byFamily = new Map<string, number>();
  const all = new Map<RepoPath, number>();
  const paths = new Set<RepoPath>();
  for (const { path, packageRoot, row } of tests) {
    increment(byFamily, `${packageRoot}\n${row.family}`);
    increment(all, packageRoot);
    paths.add(path);
  }
  const others = new Map<RepoPath, number>();
  for (const [path, packageRoot] of index.testTree) {
    if (!paths.has(path)) {
      increment(others, packageRoot);
    }
  }
  return {
    count: (packageRoot, family) => byFamily.get(`${packageRoot}\n${family}`) ?? 0,
    othersPerTest: (packageRoot) => (others.get(packageRoot) ?? 0) / Math.max(1, all.get(packageRoot) ?? 0),
  };
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
