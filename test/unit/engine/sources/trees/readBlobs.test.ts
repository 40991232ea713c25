import assert from 'node:assert/strict';
import { UserError } from '../../../../../src/engine/model/userError.ts';
import type { Git } from '../../../../../src/engine/ports/git.ts';
import { readBlobs } from '../../../../../src/engine/sources/trees/readBlobs.ts';
import { neverCancelled } from '../../../../fixtures/memoryFileSystem.ts';

/** Git that answers with these bytes, so many at a time. */
function answering(output: string, step: number, code = 0, stderr = ''): Git {
  const bytes = new TextEncoder().encode(output);
  return {
    isInstalled: true,
    started: 0,
    inspect: () => Promise.resolve(undefined),
    run({ onBytes }) {
      for (let at = 0; at < bytes.length; at += step) {
        onBytes(bytes.subarray(at, at + step));
      }
      return Promise.resolve({ kind: 'finished', code, stderr });
    },
  };
}

async function read(git: Git, ids: readonly string[]): Promise<readonly (string | undefined)[]> {
  const contents: (string | undefined)[] = [];
  await readBlobs(
    git,
    { folder: '/', ids, maxBytes: 12, timeoutMs: 1000 },
    (index, bytes) => {
      contents[index] = bytes === undefined ? undefined : new TextDecoder().decode(bytes);
    },
    neverCancelled,
  );
  return contents;
}

describe('reading many objects at once', () => {
  const output = [
    'aa11 blob 6\none\n\n\n\n',
    'bb22 blob 0\n\n',
    'cc33 missing\n',
    'dd44 blob 13\nlonger than 1\n',
    'ee55 blob 12\nff66 missing\n',
    'ff66 blob 4\né\r\n\n',
  ].join('');

  for (const step of [1, 2, 7, 1000]) {
    it(`hands over each in its order, ${step} bytes at a time`, async () => {
      assert.deepEqual(await read(answering(output, step), ['aa11', 'bb22', 'cc33', 'dd44', 'ee55', 'ff66']), [
        'one\n\n\n',
        '',
        undefined,
        undefined,
        'ff66 missing',
        'é\r\n',
      ]);
    });
  }

  it('starts no git for nothing', async () => {
    assert.deepEqual(await read(answering('', 1, 128), []), []);
  });

  it('says how to get what a partial clone left out', async () => {
    const git = answering('', 1, 128, 'fatal: could not fetch aa11 from promisor remote');
    await assert.rejects(read(git, ['aa11']), /git fetch --refetch --no-filter/u);
  });

  it('says what git said where it fails', async () => {
    await assert.rejects(
      read(answering('', 1, 128, 'fatal: bad object\nmore'), ['aa11']),
      (error: unknown) => error instanceof UserError && error.message.endsWith('fatal: bad object'),
    );
  });

  it('says how git ended where it fails without a word', async () => {
    await assert.rejects(
      read(answering('', 1, 128), ['aa11']),
      (error: unknown) => error instanceof UserError && error.message.endsWith(': exit code 128'),
    );
  });
});
