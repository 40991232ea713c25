import assert from 'node:assert/strict';
import { sourcesOf, testsOf } from '../../../../src/engine/model/counterparts.ts';
import type { FileFacts, TestFacts, TestLink } from '../../../../src/engine/model/fact.ts';
import { fileFacts, noTest } from '../summary/snapshotBuilder.ts';

const link = (kind: TestLink['kind'], path: string): TestLink => ({ kind, path, evidence: 'imports it' });

function file(path: string, status: TestFacts['status'], ...links: readonly TestLink[]): FileFacts {
  return fileFacts(path, { tests: { ...noTest, status, links } });
}

describe('counterparts', () => {
  const own = [link('report', 'lcov.info'), link('inline', 'src/a.ts'), link('data', 'test/a.json')];
  const tests = [link('test', 'test/a.test.ts'), link('test', 'test/flow.test.ts')];
  const files = [
    file('src/b.ts', 'indirect', link('test', 'test/a.test.ts')),
    file('src/a.ts', 'direct', ...own, ...tests),
  ];

  it('of a source are tests, not reports, data or the source itself', () => {
    assert.deepEqual(testsOf(file('src/a.ts', 'direct', ...own, ...tests).tests), tests);
  });

  it('of a test are the sources that it is linked to, its own first', () => {
    assert.deepEqual(
      sourcesOf('test/a.test.ts', files).map(({ path }) => path),
      ['src/a.ts', 'src/b.ts'],
    );
  });

  it('are none of a report, and of the file itself', () => {
    assert.deepEqual([sourcesOf('lcov.info', files), sourcesOf('src/a.ts', files)], [[], []]);
  });
});
