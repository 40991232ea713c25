import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../../../src/engine/model/userError.ts';
import { decodePath } from '../../../../../src/engine/model/repoPath.ts';
import type { FileSystem } from '../../../../../src/engine/ports/fileSystem.ts';
import type { Git } from '../../../../../src/engine/ports/git.ts';
import type { Tree } from '../../../../../src/engine/ports/tree.ts';
import { listFiles, relistFile } from '../../../../../src/engine/sources/trees/listFiles.ts';
import { createWorkTree } from '../../../../../src/engine/sources/trees/workTree.ts';
import type { FileInTree } from '../../../../../src/engine/sources/files/listedFile.ts';
import { createCancellation } from '../../../../../src/node/cancellation.ts';
import { openFolder } from '../../../../../src/node/fileSystem.ts';
import type { NodeGit } from '../../../../../src/node/git.ts';
import { createGit } from '../../../../../src/node/git.ts';
import type { TestRepository } from '../../../../fixtures/repositoryBuilder.ts';
import { createRepository } from '../../../../fixtures/repositoryBuilder.ts';
import { createMemoryFileSystem, neverCancelled } from '../../../../fixtures/memoryFileSystem.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const at = '2025-01-01T12:00:00Z';

function workTree(fileSystem: FileSystem, git: Git | null, root = '/r'): Tree {
  const repository = git && { git, gitFolder: createMemoryFileSystem() };
  return createWorkTree({ root, fileSystem, repository, logger: silent });
}

describe('listing the files of a repository', () => {
  let git: NodeGit;
  let repository: TestRepository;

  beforeEach(() => {
    git = createGit({ logger: silent });
    repository = createRepository();
  });

  afterEach(() => {
    git.dispose();
    repository.dispose();
  });

  async function list(root = repository.root): Promise<readonly FileInTree[]> {
    const listing = await listFiles(workTree(openFolder(root), git, root), neverCancelled);
    assert.equal(listing.truncated, false);
    return listing.files;
  }

  async function paths(root = repository.root): Promise<readonly string[]> {
    return (await list(root)).map(({ path }) => path);
  }

  function inWorkTree(path: string): string {
    return join(repository.root, path);
  }

  it('gives tracked files and untracked ones that are not ignored, with their size, language and role', async () => {
    repository.commit({ at, write: { 'src/a.ts': 'const a = 1;\n', '.gitignore': '*.log\nout/\n' } });
    repository.checkout();
    repository.writeFile('src/new.py', 'x\n');
    repository.writeFile('debug.log', 'x\n');
    repository.writeFile('out/a.js', 'x\n');
    const files = await list();
    assert.deepEqual(
      files.map(({ path, tracked, language, role, bytes }) => [path, tracked, language, role, bytes]),
      [
        ['.gitignore', true, 'ignore', 'config', 11],
        ['src/a.ts', true, 'typescript', 'production', 13],
        ['src/new.py', false, 'python', 'production', 2],
      ],
    );
  });

  it('uses one git process', async () => {
    repository.commit({ at, write: { 'a.ts': 'a\n' } });
    repository.checkout();
    await list();
    assert.equal(git.started, 1);
  });

  it('keeps names with spaces, quotes, newlines, emoji and bytes that are not UTF-8', async () => {
    const names = [
      'a b.ts',
      'say "hi".ts',
      'new\nline.ts',
      '🙂.ts',
      decodePath(Uint8Array.of(0x66, 0xff, 0x2e, 0x74, 0x73)),
    ];
    repository.commit({ at, write: Object.fromEntries(names.map((name) => [name, 'x\n'])) });
    repository.checkout();
    repository.writeFile('H 100644 abc 0\tnot tracked.ts', 'x\n');
    const found = await list();
    assert.deepEqual(
      found.map(({ path }) => path),
      [...names, 'H 100644 abc 0\tnot tracked.ts'].sort((one, other) => (one < other ? -1 : 1)),
    );
    assert.deepEqual(
      found.filter(({ tracked }) => !tracked).map(({ path }) => path),
      ['H 100644 abc 0\tnot tracked.ts'],
    );
  });

  it('leaves out links, submodules, nested repositories and files that are gone', async () => {
    repository.commit({
      at,
      write: {
        'a.ts': 'a\n',
        'gone.ts': 'b\n',
        'link.ts': { link: 'a.ts' },
        sub: { submodule: '1234567890123456789012345678901234567890' },
      },
    });
    repository.checkout();
    rmSync(inWorkTree('gone.ts'));
    mkdirSync(inWorkTree('nested'));
    repository.git('init', '--quiet', 'nested');
    repository.writeFile('nested/b.ts', 'b\n');
    symlinkSync('a.ts', inWorkTree('untrackedLink.ts'));
    assert.deepEqual(await paths(), ['a.ts']);
  });

  it('does not follow a link that took the place of a tracked folder', async () => {
    const other = createRepository();
    other.writeFile('secret.ts', 'x\n');
    repository.commit({ at, write: { 'a.ts': 'a\n', 'lib/secret.ts': 'x\n' } });
    repository.checkout();
    rmSync(inWorkTree('lib'), { recursive: true });
    symlinkSync(other.root, inWorkTree('lib'));
    assert.deepEqual(await paths(), ['a.ts']);
    other.dispose();
  });

  it('leaves out what a sparse checkout left out', async () => {
    repository.commit({ at, write: { 'a/a.ts': 'a\n', 'b/b.ts': 'b\n' } });
    repository.checkout();
    repository.git('sparse-checkout', 'set', '--cone', 'a');
    assert.deepEqual(await paths(), ['a/a.ts']);
  });

  it('gives a file in conflict once', async () => {
    repository.commit({ at, write: { 'a.ts': 'base\n' } });
    repository.commit({ at, on: 'other', from: 'main', write: { 'a.ts': 'theirs\n' } });
    repository.commit({ at, write: { 'a.ts': 'ours\n' } });
    repository.checkout();
    assert.throws(() => repository.git('merge', 'other'));
    assert.match(repository.git('ls-files', '--unmerged'), /a\.ts/);
    assert.deepEqual(await paths(), ['a.ts']);
  });

  it('works on an unborn branch, in another work tree and with SHA-256', async () => {
    repository.writeFile('a.ts', 'a\n');
    assert.deepEqual(await paths(), ['a.ts']);
    repository.commit({ at, write: { 'b.ts': 'b\n' } });
    repository.checkout();
    const tree = repository.addWorktree('feature');
    assert.deepEqual(await paths(tree.root), ['b.ts']);
    tree.dispose();
    const modern = createRepository({ objectFormat: 'sha256' });
    modern.commit({ at, write: { 'c.ts': 'c\n' } });
    modern.checkout();
    assert.deepEqual(await paths(modern.root), ['c.ts']);
    modern.dispose();
  });

  it('takes roles from .gitattributes', async () => {
    repository.commit({
      at,
      write: { '.gitattributes': 'api/** linguist-generated\n', 'api/a.ts': 'a\n', 'src/a.ts': 'a\n' },
    });
    repository.checkout();
    const roles = (await list()).map(({ path, role }) => [path, role]);
    assert.deepEqual(roles, [
      ['.gitattributes', 'config'],
      ['api/a.ts', 'generated'],
      ['src/a.ts', 'production'],
    ]);
  });

  it('lists the same files without git', async () => {
    repository.commit({
      at,
      write: {
        '.gitignore': '*.log\n/out/\n!keep.log\n',
        'a.ts': 'a\n',
        'lib/.gitignore': 'tmp*\n!tmp.ts\n',
        'lib/b.ts': 'b\n',
        'link.ts': { link: 'a.ts' },
        'out/nested.ts': 'x\n',
      },
    });
    repository.checkout();
    repository.git('rm', '--quiet', '--cached', 'out/nested.ts');
    for (const path of ['x.log', 'keep.log', 'lib/tmp.ts', 'lib/tmp2.ts', 'lib/out/c.ts']) {
      repository.writeFile(path, 'x\n');
    }
    const walked = await listFiles(workTree(openFolder(repository.root), null), neverCancelled);
    assert.deepEqual(
      walked.files.map(({ path }) => path),
      await paths(),
    );
    assert.deepEqual(await paths(), [
      '.gitignore',
      'a.ts',
      'keep.log',
      'lib/.gitignore',
      'lib/b.ts',
      'lib/out/c.ts',
      'lib/tmp.ts',
    ]);
  });

  it('says what went wrong where git fails', async () => {
    writeFileSync(inWorkTree('.git/index'), 'not an index');
    await assert.rejects(
      list(),
      (error) => error instanceof UserError && /could not list the files: .*index/.test(error.message),
    );
  });

  it('stops when it is cancelled', async () => {
    const source = createCancellation();
    source.cancel();
    const tree = workTree(openFolder(repository.root), git, repository.root);
    await assert.rejects(listFiles(tree, source.cancellation), { name: 'CancelledError' });
  });
});

describe('reading the list that git streams', () => {
  const output = 'H 100644 0123 0\ta.ts\0? b c.ts\0H 120000 0123 0\tlink\0? nested/\0S 100755 0123 0\td.ts\0';

  it('does not depend on where chunks end', async () => {
    const fileSystem = createMemoryFileSystem({ 'a.ts': 'a', 'b c.ts': 'b', 'd.ts': 'd', link: { link: 'a.ts' } });
    const bytes = new TextEncoder().encode(output);
    for (const size of [1, 2, 7, 30, bytes.length]) {
      const git: Git = {
        isInstalled: true,
        started: 0,
        inspect: () => Promise.resolve(undefined),
        run: ({ onBytes }) => {
          for (let from = 0; from < bytes.length; from += size) {
            const chunk = Buffer.from(bytes.subarray(from, from + size));
            onBytes(chunk);
            chunk.fill(0x21);
          }
          return Promise.resolve({ kind: 'finished', code: 0, stderr: '' });
        },
      };
      const { files } = await listFiles(workTree(fileSystem, git), neverCancelled);
      assert.deepEqual(
        files.map(({ path, tracked }) => [path, tracked]),
        [
          ['a.ts', true],
          ['b c.ts', false],
          ['d.ts', true],
        ],
      );
    }
  });
});

describe('walking a folder', () => {
  it('skips node_modules, nested repositories and links', async () => {
    const fileSystem = createMemoryFileSystem({
      'a.ts': 'a',
      'node_modules/x/index.js': 'x',
      'nested/.git/HEAD': 'ref: refs/heads/main',
      'nested/b.ts': 'b',
      'worktree/.git': 'gitdir: /elsewhere',
      'worktree/c.ts': 'c',
      'link.ts': { link: 'a.ts' },
    });
    const { files } = await listFiles(workTree(fileSystem, null), neverCancelled);
    assert.deepEqual(
      files.map(({ path, tracked }) => [path, tracked]),
      [['a.ts', false]],
    );
  });

  it('honors .git/info/exclude where git may not run', async () => {
    const fileSystem = createMemoryFileSystem({ '.git/info/exclude': 'b.ts\n', 'a.ts': 'a', 'b.ts': 'b' });
    const { files } = await listFiles(workTree(fileSystem, null), neverCancelled);
    assert.deepEqual(
      files.map(({ path }) => path),
      ['a.ts'],
    );
  });

  it('survives patterns made to take forever', async () => {
    const fileSystem = createMemoryFileSystem({
      '.gitignore': `${'*a'.repeat(30)}b\n*.log\n`,
      ['a'.repeat(250)]: 'x',
      'x.log': 'x',
    });
    const { files } = await listFiles(workTree(fileSystem, null), neverCancelled);
    assert.deepEqual(
      files.map(({ path }) => path.slice(0, 10)),
      ['.gitignore', 'aaaaaaaaaa'],
    );
  });
});

describe('listing one file again', () => {
  it('takes its new size, and notices that it is gone', async () => {
    const fileSystem = createMemoryFileSystem({ 'a.ts': 'a' });
    const { files } = await listFiles(workTree(fileSystem, null), neverCancelled);
    const [file] = files;
    assert.ok(file);
    fileSystem.write('a.ts', 'abc', 5000);
    const { ctimeMs } = fileSystem.stat('a.ts') ?? assert.fail();
    assert.notEqual(ctimeMs, file.ctimeMs);
    assert.deepEqual(relistFile(file, fileSystem), { ...file, bytes: 3, mtimeMs: 5000, ctimeMs });
    fileSystem.remove('a.ts');
    assert.equal(relistFile(file, fileSystem), undefined);
  });
});
