import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFolder } from '../../../src/node/fileSystem.ts';
import { removeFolder, temporaryFolder } from '../../fixtures/repositoryBuilder.ts';

describe('the files below a folder', () => {
  let folder = '';
  let outside = '';
  beforeEach(() => {
    folder = temporaryFolder();
    outside = temporaryFolder();
  });
  afterEach(() => {
    removeFolder(folder);
    removeFolder(outside);
  });

  const read = (path: string, maxBytes?: number): string | undefined => {
    const bytes = openFolder(folder).read(path, maxBytes);
    return bytes === undefined ? undefined : Buffer.from(bytes).toString('latin1');
  };

  it('are read whole, whatever their size and name', () => {
    mkdirSync(join(folder, 'dir'));
    writeFileSync(join(folder, 'dir', 'ünï 🙂.ts'), 'x'.repeat(1_000_000));
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/dir/`), Buffer.from([0xff, 0x2e])]), 'odd');
    writeFileSync(join(folder, 'empty'), '');
    assert.equal(read('dir/ünï 🙂.ts')?.length, 1_000_000);
    assert.equal(read('dir/\udcff.'), 'odd');
    assert.equal(read('empty'), '');
    assert.equal(read('missing'), undefined);
    assert.equal(read('dir'), undefined);
    assert.equal(read('dir/ünï 🙂.ts', 999_999), undefined);
    assert.deepEqual(
      openFolder(folder)
        .list('dir')
        .map(({ name, kind }) => [name, kind]),
      [
        ['ünï 🙂.ts', 'file'],
        ['\udcff.', 'file'],
      ],
    );
  });

  it('are never behind a link, and nothing waits for a pipe', () => {
    mkdirSync(join(outside, 'deep'));
    writeFileSync(join(outside, 'secret'), 'secret');
    writeFileSync(join(outside, 'deep', 'secret'), 'secret');
    symlinkSync(join(outside, 'secret'), join(folder, 'link'));
    symlinkSync(outside, join(folder, 'linked'));
    spawnSync('mkfifo', [join(folder, 'pipe')]);
    const files = openFolder(folder);
    for (const path of ['link', 'linked/secret', 'linked/deep/secret', '../secret', 'a/../../secret', 'pipe']) {
      assert.equal(files.read(path), undefined, path);
    }
    assert.equal(files.stat('link')?.kind, 'link');
    assert.equal(files.stat('linked')?.kind, 'link');
    assert.equal(files.stat('linked/secret'), undefined);
    assert.equal(files.stat('pipe')?.kind, 'other');
    assert.deepEqual(files.list('linked'), []);
  });
});
