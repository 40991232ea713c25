import assert from 'node:assert/strict';
import { crc32, slowCrc32 } from '../../../src/node/crc32.ts';

const bytes = Uint8Array.from({ length: 1000 }, (_, at) => (at * 7919) & 255);

describe('the checksum of a cache entry', () => {
  it('is CRC-32, by its published check value', () => {
    const check = new TextEncoder().encode('123456789');
    assert.equal(crc32(check), 0xcbf43926);
    assert.equal(slowCrc32(check), 0xcbf43926);
  });

  it('is the same where Node has none, also in pieces', () => {
    assert.equal(slowCrc32(bytes.subarray(400), slowCrc32(bytes.subarray(0, 400))), crc32(bytes));
  });
});
