import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodePath, displayPath, encodePath } from '../../../../src/engine/model/repoPath.ts';

describe('repository paths', () => {
  it('keep every byte of every name', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        assert.deepEqual([...encodePath(decodePath(bytes))], [...bytes]);
      }),
    );
  });

  it('are shown as they are where they are UTF-8', () => {
    assert.deepEqual(displayPath('src/100% naïve 🙂.ts'), { path: 'src/100% naïve 🙂.ts', encoded: false });
  });

  it('are percent-encoded and flagged where a byte is not UTF-8', () => {
    const path = decodePath(Uint8Array.from([0x61, 0x25, 0xff, 0x2e, 0x74, 0x73]));
    assert.deepEqual(displayPath(path), { path: 'a%25%FF.ts', encoded: true });
  });
});
