import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { FileFacts } from '../../../src/engine/model/fact.ts';
import { decodeFiles, encodeFiles } from '../../../src/protocol/filesDelta.ts';
import type { FilesDelta } from '../../../src/protocol/filesDelta.ts';
import { plainFile } from '../../fixtures/plainFile.ts';

function file(path: string, lines = 1): FileFacts {
  return plainFile(path, { size: { lines, nonBlankLines: lines, codeLines: lines, bytes: lines } });
}

function inserted(delta: FilesDelta): number {
  return delta.filter(({ kind }) => kind === 'insert').length;
}

const pause = (): Promise<void> => Promise.resolve();

describe('filesDelta', () => {
  it('gives the list back whatever changed', async () => {
    const list = fc
      .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 3 })), {
        selector: ([path]) => path,
        maxLength: 50,
      })
      .map((files) => files.map(([path, lines]) => file(`f${path}`, lines)));
    await fc.assert(
      fc.asyncProperty(list, list, async (previous, next) => {
        assert.deepEqual(await decodeFiles(previous, encodeFiles(previous, next), pause), next);
      }),
    );
  });

  it('sends one file for one changed file', () => {
    const previous = Array.from({ length: 1000 }, (_, index) => file(`f${index}`));
    const next = previous.map((entry, index) => (index === 500 ? file(entry.path, 2) : file(entry.path)));
    const delta = encodeFiles(previous, next);
    assert.deepEqual(
      delta.map(({ kind }) => kind),
      ['copy', 'insert', 'copy'],
    );
    assert.ok(delta.every((part) => part.kind === 'copy' || part.bytes.length < 1000));
  });

  it('cuts many files into slices and pauses after each', async () => {
    const next = Array.from({ length: 1000 }, (_, index) => file(`f${index}`));
    const delta = encodeFiles([], next);
    let pauses = 0;
    const decoded = await decodeFiles([], delta, () => {
      pauses += 1;
      return Promise.resolve();
    });
    assert.equal(decoded.length, 1000);
    assert.equal(inserted(delta), 4);
    assert.equal(pauses, 4);
  });

  it('keeps names that are not UTF-8', async () => {
    const next = [file('caf\udce9.ts')];
    assert.deepEqual(await decodeFiles([], encodeFiles([], next), pause), next);
  });

  it('refuses a delta for another base', async () => {
    const delta = encodeFiles([file('a'), file('b')], [file('a'), file('b')]);
    await assert.rejects(decodeFiles([file('a')], delta, pause), /does not fit/u);
  });
});
