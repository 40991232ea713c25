import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, resolveFolder } from '../../../src/cli/folders.ts';
import { UserError } from '../../../src/engine/model/userError.ts';
import { removeFolder, temporaryFolder } from '../../fixtures/repositoryBuilder.ts';

describe('the folder to analyze', () => {
  let root: string;
  before(() => {
    root = temporaryFolder();
    mkdirSync(join(root, 'real'));
    symlinkSync(join(root, 'real'), join(root, 'link'));
    writeFileSync(join(root, 'file.txt'), '');
  });
  after(() => {
    removeFolder(root);
  });

  it('is relative to the working directory, links resolved', () => {
    assert.equal(resolveFolder('link', root), join(root, 'real'));
    assert.equal(resolveFolder('.', join(root, 'real')), join(root, 'real'));
  });

  it('must exist', () => {
    assert.throws(
      () => resolveFolder('gone', root),
      (error) => error instanceof UserError && /no folder/u.test(error.message),
    );
  });

  it('must be a folder', () => {
    assert.throws(
      () => resolveFolder('file.txt', root),
      (error) => error instanceof UserError && /not a folder/u.test(error.message),
    );
  });
});

describe('the cache folder', () => {
  it('follows the habit of each platform', () => {
    const home = { HOME: '/home/ada' };
    assert.equal(cacheFolder(home, 'linux'), join('/home/ada', '.cache', 'plumbline'));
    assert.equal(cacheFolder(home, 'darwin'), join('/home/ada', 'Library', 'Caches', 'plumbline'));
    assert.equal(cacheFolder({ ...home, LOCALAPPDATA: '/local' }, 'win32'), join('/local', 'plumbline', 'Cache'));
  });

  it('goes where XDG_CACHE_HOME says', () => {
    assert.equal(cacheFolder({ HOME: '/home/ada', XDG_CACHE_HOME: '/xdg' }, 'linux'), join('/xdg', 'plumbline'));
    assert.equal(
      cacheFolder({ HOME: '/home/ada', XDG_CACHE_HOME: '' }, 'linux'),
      join('/home/ada', '.cache', 'plumbline'),
    );
  });
});
