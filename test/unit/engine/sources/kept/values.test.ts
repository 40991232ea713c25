import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Values } from '../../../../../src/engine/sources/kept/values.ts';

/** Any value that JSON can write; strings also with lone surrogates, as names of files have them. */
const unit = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\udcff', '\u0001dcff', '\ufeff', '__proto__'),
);
const value = fc.jsonValue({ maxDepth: 5, noUnicodeString: false }) as fc.Arbitrary<unknown>;
const any = fc.oneof(
  value,
  fc.dictionary(unit, fc.oneof(value, unit), { noNullPrototype: true }),
  fc.array(unit),
  fc.double({ noNaN: true }),
);

describe('values in columns', () => {
  it('come back one by one as they were, in any order, before and after they were written, and added to others', () => {
    fc.assert(
      fc.property(fc.array(any), fc.array(any), (first, second) => {
        const values = new Values();
        const places = first.map((one) => values.add(one));
        const again = new Values(values.written());
        const more = second.map((one) => again.add(one));
        const all = new Values(again.written());
        const expected = [...first, ...second].reverse();
        for (const kept of [again, all]) {
          assert.deepEqual(
            [...places, ...more].reverse().map((place) => kept.at(place)),
            expected,
          );
        }
      }),
    );
  });

  it('leave out properties that are undefined', () => {
    const values = new Values();
    assert.deepEqual(values.at(values.add({ a: undefined, b: 1 })), { b: 1 });
  });

  it('refuse what is nested without end', () => {
    const endless: unknown[] = [];
    endless.push(endless);
    const values = new Values();
    assert.throws(() => values.add(endless), RangeError);
    assert.equal(values.at(values.add('next')), 'next');
  });

  it('end where damaged columns are read', () => {
    fc.assert(
      fc.property(fc.uint32Array({ maxLength: 300 }), fc.nat(300), (words, place) => {
        const empty = new Values().written();
        const damaged = { shapes: [['a', 'b']], columns: { ...empty.columns, words } };
        assert.doesNotThrow(() => new Values(damaged).at(place));
      }),
    );
  });
});
