import assert from 'node:assert/strict';
import { standTests } from '../../../../src/engine/analysis/standTests.ts';
import { decodeTests, encodeTests } from '../../../../src/engine/analysis/storedTests.ts';
import type { StoredTests } from '../../../../src/engine/analysis/storedTests.ts';
import { columnsOfEdges } from '../../../../src/engine/sources/tests/edgeColumns.ts';
import { plain, sourceTree } from '../../../fixtures/sourceTree.ts';

const TREE = {
  ...plain('test/one.test.ts', 'test/two.test.ts', 'test/three.test.ts', 'README.md'),
  ...plain('src/one.ts', 'src/none.ts', 'lib/odd\udcff name.ts', 'bin/other.sh'),
  'test/data/case.yml': { code: { mentions: ['wordyName'] } },
  'src/wordyName.ts': {},
  'src/small.ts': { codeLines: 6 },
  'src/types.ts': { code: { exempt: 'types only' } },
  'test/flow.test.ts': { imports: ['src/reached.ts'] },
  'src/reached.ts': { imports: ['src/further.ts'] },
  'src/further.ts': {},
};

describe('what is written of the tests', () => {
  const input = sourceTree(TREE);
  const { standings, tests } = standTests(input);
  const count = standings.length;
  const edgesAt = (place: number): ReturnType<typeof input.graph.valueImports> | null | undefined =>
    place === 0 ? null : place === 1 ? undefined : input.graph.valueImports(place);
  const stored: StoredTests = {
    standings,
    links: { names: tests.names.stored, mentions: tests.links.mentions },
    graph: { columns: columnsOfEdges(count, edgesAt), configuration: ['tsconfig.json'] },
  };
  const bytes = Buffer.concat(encodeTests(stored, 'of these files'));

  it('comes back as it was', () => {
    const kinds = new Set(standings.map(({ kind, facts }) => `${kind} ${facts.status}`));
    assert.deepEqual(
      kinds,
      new Set([
        'test unknown',
        'of tests unknown',
        'other unknown',
        'asked direct',
        'asked indirect',
        'asked none',
        'asked unknown',
      ]),
    );
    assert.deepEqual(decodeTests(bytes, 'of these files', count), stored);
  });

  it('is not that of other files', () => {
    assert.equal(decodeTests(bytes, 'of other files', count), undefined);
    assert.equal(decodeTests(bytes, 'of these files', count - 1), undefined);
  });

  it('is refused where a part is missing', () => {
    for (let length = 0; length < bytes.length; length += 7) {
      assert.equal(decodeTests(bytes.subarray(0, length), 'of these files', count), undefined);
    }
  });
});
