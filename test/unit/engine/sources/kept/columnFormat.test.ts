import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeColumns, encodeColumns } from '../../../../../src/engine/sources/kept/columnFormat.ts';

const TYPES = { small: 'uint8', wide: 'float64', odd: 'uint8', signed: 'int32', unsigned: 'uint32' } as const;
const columns = fc.record(
  {
    small: fc.uint8Array({ maxLength: 9 }),
    wide: fc.float64Array({ maxLength: 3 }),
    odd: fc.uint8Array({ maxLength: 9 }),
    signed: fc.int32Array({ maxLength: 3 }),
    unsigned: fc.uint32Array({ maxLength: 3 }),
  },
  { noNullPrototype: true },
);
const FORMAT = { number: 3, columns: TYPES };
const about = { text: 'ä' };

describe('columns as bytes', () => {
  it('come back as they were, also from the middle of other bytes', () => {
    fc.assert(
      fc.property(columns, fc.nat(17), (sample, before) => {
        const bytes = Buffer.concat([new Uint8Array(before), ...encodeColumns(FORMAT, about, sample)]).subarray(before);
        assert.deepEqual(decodeColumns(bytes, FORMAT), { about, columns: sample });
      }),
    );
  });

  it('start each column where the widest value may start', () => {
    fc.assert(
      fc.property(columns, (sample) => {
        let at = 0;
        for (const part of encodeColumns(FORMAT, about, sample)) {
          const isColumn = Object.values(sample).some((column) => column.buffer === part.buffer);
          assert.ok(!isColumn || at % 8 === 0);
          at += part.length;
        }
        assert.equal(at % 8, 0);
      }),
    );
  });

  it('are refused where they were written in another format', () => {
    const [sample] = fc.sample(columns, 1);
    assert.ok(sample);
    const bytes = Buffer.concat(encodeColumns({ ...FORMAT, number: 2 }, about, sample));
    assert.equal(decodeColumns(bytes, FORMAT), undefined);
  });

  it('are refused where a part is missing or more follows', () => {
    fc.assert(
      fc.property(columns, fc.nat(), (sample, cut) => {
        const bytes = Buffer.concat(encodeColumns(FORMAT, about, sample));
        assert.equal(decodeColumns(bytes.subarray(0, cut % bytes.length), FORMAT), undefined);
        assert.equal(decodeColumns(Buffer.concat([bytes, new Uint8Array(8)]), FORMAT), undefined);
      }),
    );
  });
});
