import assert from 'node:assert/strict';
import { neverCancelled } from '../../fixtures/memoryFileSystem.ts';
import { createMemoryRepository } from '../../fixtures/memoryRepository.ts';

/** Paths that were created, changed or deleted, and whether that is worth an analysis. */
const CASES: readonly (readonly [name: string, paths: readonly string[], concerns: boolean])[] = [
  ['a listed file', ['src/a.ts'], true],
  ['a new file', ['src/new.ts'], true],
  ['a folder of listed files that is gone', ['old'], true],
  ['what a build writes', ['dist', 'dist/a.js', 'dist/deep/b.js.map'], false],
  ['a log', ['server.log', 'src/debug.log'], false],
  ['packages', ['node_modules/left-pad/package.json', 'node_modules/left-pad/plumbline.json'], false],
  ['a file that a deeper .gitignore takes back', ['src/keep.log'], true],
  ['one of many', ['dist/a.js', 'src/new.ts'], true],
  ['ignored reports at usual places', ['reports/coverage.lcov'], true],
  ['cover.out', ['reports/cover.out'], true],
  ['coverage.txt', ['reports/coverage.txt'], true],
  ['a report of kover', ['build/reports/kover/report.xml'], true],
  ['another file beside a report', ['build/reports/kover/index.html'], false],
  ['a report that the team names', ['out/unit/cov.json'], true],
];

describe('a change on disk', () => {
  const repository = createMemoryRepository({
    '.gitignore': 'dist/\nnode_modules/\nreports/\nbuild/\nout/\n*.log\n',
    'src/.gitignore': '!keep.log\n',
    'plumbline.json': '{ "coverageReports": ["out/*/cov.json"] }\n',
    'src/a.ts': 'export const a = 1;\n',
    'old/b.ts': 'export const b = 1;\n',
  });
  repository.commitAll('2025-12-01T00:00:00Z');
  const engine = repository.start();
  const { root } = repository;

  before(async () => {
    assert.ok(engine.concerns(root, ['dist/a.js']), 'nothing is known before the first analysis');
    await engine.analyze({ folder: root }, neverCancelled);
    repository.files.remove('old/b.ts');
  });

  for (const [name, paths, concerns] of CASES) {
    it(`${concerns ? 'matters' : 'is left alone'}: ${name}`, () => {
      assert.equal(engine.concerns(root, paths), concerns);
    });
  }
});
