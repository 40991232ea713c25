import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { directoryOf } from '../../src/engine/model/repoPath.ts';
import type { PublicReport } from '../../src/engine/summary/publicReport.ts';
import { createRepository, removeFolder, temporaryFolder } from '../fixtures/repositoryBuilder.ts';
import type { TestRepository } from '../fixtures/repositoryBuilder.ts';
import { installTree } from '../harness/install/installTree.ts';
import { problemsOf, withoutTimings } from '../harness/repositoryChecks/checkRepository.ts';
import { runSummary } from '../harness/repositoryChecks/commandRun.ts';
import type { CorpusTree } from './trees.ts';

const AS_OF = '2026-06-01T00:00:00Z';

/** The tree under git, with a start and a few commits that change one file each. */
async function repositoryOf(tree: CorpusTree): Promise<TestRepository> {
  const repository = createRepository();
  const files = await installTree(tree);
  cpSync(join(files, tree.folder), repository.root, { recursive: true });
  repository.commitWorkTree('2026-01-05T12:00:00Z');
  for (const day of ['02-01', '03-01', '04-01']) {
    repository.writeFile('NOTES.md', `# Notes of 2026-${day}\n`);
    repository.commitWorkTree(`2026-${day}T12:00:00Z`);
  }
  return repository;
}

/** The report of a run, which must be as sound as any. */
function report(repository: TestRepository, cacheFolder: string): PublicReport {
  const run = runSummary(repository.root, cacheFolder, AS_OF);
  assert.deepEqual(problemsOf('', run), []);
  assert.ok(run.report);
  return run.report;
}

function pathsOf({ files }: PublicReport, role: string): readonly string[] {
  return files.filter((file) => file.role === role).map(({ path }) => path);
}

/** Files of a role are those that were written down: all and no other. @param shown what of a path a list names */
function assertPaths(
  report: PublicReport,
  role: string,
  expected: readonly string[] | RegExp,
  shown: (path: string) => string,
): void {
  const paths = pathsOf(report, role);
  if (expected instanceof RegExp) {
    const matching = report.files.map(({ path }) => path).filter((path) => expected.test(path));
    assert.deepEqual(paths, matching);
  } else {
    assert.deepEqual([...new Set(paths.map(shown))].sort(), expected);
  }
}

/** The tests of one tree, run through the built command line: cold, warm, after a save and after a commit. */
export function describeTree(tree: CorpusTree): void {
  describe(`the tree of ${tree.name}`, () => {
    const warmCache = temporaryFolder();
    let repository: TestRepository;
    let cold: PublicReport;

    before(async function () {
      // The first run downloads the package.
      this.timeout(300_000);
      repository = await repositoryOf(tree);
      cold = report(repository, warmCache);
    });
    after(() => {
      repository.dispose();
      removeFolder(warmCache);
    });

    /** What a run without anything kept says. */
    const fromNothing = (): PublicReport => {
      const cache = temporaryFolder();
      try {
        return report(repository, cache);
      } finally {
        removeFolder(cache);
      }
    };

    it('has the tests that a person sees in it', () => {
      assertPaths(cold, 'test', tree.tests, (path) => path);
    });

    it('has production code in these places, and no generated file but these', () => {
      assertPaths(cold, 'production', tree.production, directoryOf);
      assertPaths(cold, 'generated', tree.generated, (path) => path);
    });

    it('has as many files in each language', () => {
      const counts = Object.keys(tree.languages).map((language) => [
        language,
        cold.files.filter((file) => file.language === language).length,
      ]);
      assert.deepEqual(Object.fromEntries(counts), tree.languages);
    });

    it('gives the same from the cache, after a saved file and after a commit as from nothing', () => {
      assert.deepEqual(withoutTimings(report(repository, warmCache)), withoutTimings(cold));
      const [saved = ''] = pathsOf(cold, 'production');
      repository.writeFile(saved, '\n');
      assert.deepEqual(withoutTimings(report(repository, warmCache)), withoutTimings(fromNothing()));
      repository.commitWorkTree('2026-05-01T12:00:00Z');
      assert.deepEqual(withoutTimings(report(repository, warmCache)), withoutTimings(fromNothing()));
    });
  });
}
