import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeWorkTreeTable, encodeWorkTreeTable } from '../../../../../src/engine/sources/kept/workTreeTable.ts';

const file = fc.record(
  {
    path: fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('a\udcff.ts', '\u0001dcff', '\ufeffa')),
    time: fc.double({ noNaN: true }),
    changeTime: fc.double({ noNaN: true }),
    size: fc.nat(),
    id: fc.uint32Array({ minLength: 5, maxLength: 5 }),
    note: fc.nat(1),
  },
  { noNullPrototype: true },
);

function encode(
  files: readonly { path: string; time: number; changeTime: number; size: number; id: Uint32Array; note: number }[],
): Uint8Array {
  return Buffer.concat(
    encodeWorkTreeTable(
      files.map(({ path }) => path),
      {
        times: Float64Array.from(files, ({ time }) => time),
        changeTimes: Float64Array.from(files, ({ changeTime }) => changeTime),
        sizes: Float64Array.from(files, ({ size }) => size),
        ids: Uint32Array.from(files.flatMap(({ id }) => [...id])),
        idWords: 5,
        notes: Uint32Array.from(files, ({ note }) => note),
        allNotes: [['first'], ['second', '']],
      },
    ),
  );
}

describe('the table of a work tree', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(file), (files) => {
        const table = decodeWorkTreeTable(encode(files), 5);
        assert.deepEqual(
          files.map((_, at) => ({
            path: table?.pathOf(at),
            time: table?.times[at],
            changeTime: table?.changeTimes[at],
            size: table?.sizes[at],
            id: table?.ids.slice(5 * at, 5 * at + 5),
            note: table?.notes[at],
          })),
          files,
        );
      }),
    );
  });

  it('is none where bytes are cut off, or of other ids', () => {
    const bytes = encode([{ path: 'a.ts', time: 1, changeTime: 3, size: 2, id: new Uint32Array(5), note: 0 }]);
    for (let length = 0; length < bytes.length; length++) {
      assert.equal(decodeWorkTreeTable(bytes.subarray(0, length), 5), undefined);
    }
    assert.equal(decodeWorkTreeTable(bytes, 8), undefined);
  });
});
