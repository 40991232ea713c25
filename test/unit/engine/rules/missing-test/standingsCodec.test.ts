import assert from 'node:assert/strict';
import fc from 'fast-check';
import { standTests } from '../../../../../src/engine/analysis/standTests.ts';
import { decodeStandings, encodeStandings } from '../../../../../src/engine/rules/missing-test/standingsCodec.ts';
import { plain, sourceTree } from '../../../../fixtures/sourceTree.ts';

const TREE = {
  ...plain('test/one.test.ts', 'test/two.test.ts', 'test/three.test.ts', 'test/data/case.yml', 'README.md'),
  ...plain('src/one.ts', 'src/none.ts', 'lib/odd\udcff name.ts', 'bin/other.sh'),
  'src/small.ts': { codeLines: 6 },
  'src/types.ts': { code: { exempt: 'types only' } },
  'test/flow.test.ts': { imports: ['src/reached.ts'] },
  'src/reached.ts': { imports: ['src/further.ts'] },
  'src/further.ts': {},
};

describe('remembered standings', () => {
  const input = sourceTree(TREE);
  const { standings } = standTests(input);
  const count = standings.length;
  const bytes = encodeStandings(standings, 'of these files');

  it('come back as they were', () => {
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
    assert.deepEqual(decodeStandings(bytes, 'of these files', count), standings);
  });

  it('are not those of other files', () => {
    assert.equal(decodeStandings(bytes, 'of other files', count), undefined);
    assert.equal(decodeStandings(bytes, 'of these files', count - 1), undefined);
  });

  it('are refused, and never throw, where a part is missing or changed', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (position, byte) => {
        assert.equal(decodeStandings(bytes.subarray(0, position), 'of these files', count), undefined);
        const damaged = bytes.slice();
        damaged[position] = byte;
        assert.doesNotThrow(() => decodeStandings(damaged, 'of these files', count));
      }),
    );
  });
});
