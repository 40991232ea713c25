import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createCache } from '../../../src/node/cache.ts';
import { createRecordingLogger } from '../../fixtures/recordingLogger.ts';
import { removeFolder, temporaryFolder } from '../../fixtures/repositoryBuilder.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (value: Uint8Array | undefined): string | undefined =>
  value === undefined ? undefined : new TextDecoder().decode(value);

describe('the cache folder', () => {
  let folder = '';
  beforeEach(() => {
    folder = join(temporaryFolder(), 'new', 'folder');
  });
  afterEach(() => {
    removeFolder(join(folder, '..', '..'));
  });

  it('gives back what was written, also to another process', async () => {
    const logger = createRecordingLogger();
    const cache = createCache({ folder, logger });
    assert.equal(await cache.read('a-1'), undefined);
    await cache.write('a-1', bytes('one'));
    await cache.write('a-1', bytes('two'));
    assert.equal(text(await createCache({ folder, logger }).read('a-1')), 'two');
    assert.deepEqual(logger.warnings, []);
    assert.throws(() => cache.read('../a'), /Not a cache key/u);
  });

  it('throws away what is cut off, changed or foreign, with a line in the log', async () => {
    for (const damage of [
      (whole: Buffer) => whole.subarray(0, -1),
      (whole: Buffer) => Buffer.concat([whole, Buffer.from([0])]),
      (whole: Buffer) => Buffer.from(whole.map((byte, at) => (at === whole.length - 1 ? byte ^ 1 : byte))),
      (whole: Buffer) => Buffer.concat([Buffer.from('PLUMBC00'), whole.subarray(8)]),
      () => Buffer.from('not a cache'),
      () => Buffer.alloc(0),
    ]) {
      const logger = createRecordingLogger();
      const cache = createCache({ folder, logger });
      await cache.write('entry', bytes('content'));
      const file = join(folder, readdirSync(folder)[0] ?? '');
      writeFileSync(file, damage(readFileSync(file)));
      assert.equal(await cache.read('entry'), undefined);
      assert.equal(logger.warnings.length, 1);
      assert.deepEqual(readdirSync(folder), []);
    }
  });

  it('stays within its size: what was not used for the longest time goes', async () => {
    const cache = createCache({ folder, logger: createRecordingLogger(), maxBytes: 2500 });
    for (const [age, key] of [
      [30, 'old'],
      [20, 'used'],
      [10, 'young'],
    ] as const) {
      await cache.write(key, new Uint8Array(700));
      const time = new Date(Date.now() - age * 60_000);
      utimesSync(join(folder, `${key}.cache`), time, time);
    }
    await cache.read('old');
    await cache.write('new', new Uint8Array(700));
    assert.deepEqual(readdirSync(folder).sort(), ['new.cache', 'old.cache', 'young.cache']);
  });

  it('is never torn by processes that write and read at once', async () => {
    const script = `
      import { createCache } from ${JSON.stringify(join(import.meta.dirname, '../../../src/node/cache.ts'))};
      const logger = { debug() {}, info() {}, warn(message) { console.log(message); }, error() {} };
      const cache = createCache({ folder: ${JSON.stringify(folder)}, logger });
      for (let round = 0; round < 60; round++) {
        await cache.write('shared', new Uint8Array(200_000).fill(process.pid & 255));
        const found = await cache.read('shared');
        if (found?.length !== 200_000 || found.some((byte) => byte !== found[0])) console.log('torn');
      }`;
    const run = promisify(execFile);
    const results = await Promise.all(
      [1, 2, 3].map(() => run(process.execPath, ['--input-type=module', '--eval', script])),
    );
    assert.deepEqual(
      results.map(({ stdout }) => stdout),
      ['', '', ''],
    );
    assert.deepEqual(readdirSync(folder), ['shared.cache']);
  });

  it('is only a cache: where the folder cannot be written, the log says so and work goes on', async () => {
    const logger = createRecordingLogger();
    const parent = temporaryFolder();
    writeFileSync(join(parent, 'file'), '');
    const cache = createCache({ folder: join(parent, 'file', 'below'), logger });
    await cache.write('a', bytes('one'));
    assert.equal(await cache.read('a'), undefined);
    assert.match(logger.warnings[0] ?? '', /cannot be written/u);
    removeFolder(parent);
  });
});
