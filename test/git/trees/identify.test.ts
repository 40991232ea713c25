import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentId } from '../../../src/engine/model/contentId.ts';
import { decodePath, displayPath } from '../../../src/engine/model/repoPath.ts';
import type { RepoPath } from '../../../src/engine/model/repoPath.ts';
import { createWorkTree } from '../../../src/engine/sources/trees/workTree.ts';
import { openFolder } from '../../../src/node/fileSystem.ts';
import { createGit } from '../../../src/node/git.ts';
import { hash } from '../../../src/node/hash.ts';
import { neverCancelled } from '../../fixtures/memoryFileSystem.ts';
import { createRecordingLogger } from '../../fixtures/recordingLogger.ts';
import { cleanGitEnvironment, removeFolder, temporaryFolder } from '../../fixtures/repositoryBuilder.ts';
import type { TestRepository } from '../../fixtures/repositoryBuilder.ts';
import { useRepositories } from '../repositories.ts';
import { settle } from '../settle.ts';

const at = '2025-01-01T12:00:00Z';
/** As many as make a question to git worth it. */
const FILLERS = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`many/${index}.txt`, `text ${index}\n`]));

interface Identified {
  readonly ids: ReadonlyMap<RepoPath, ContentId>;
  /** Listed files without an id, those of {@link FILLERS} left out. */
  readonly unknown: readonly RepoPath[];
  readonly processes: number;
}

/** Identifies all files of a work tree, and holds each id to what git makes of the bytes that are there. */
async function identify(root: string): Promise<Identified> {
  const logger = createRecordingLogger();
  const git = createGit({ logger, environment: cleanGitEnvironment() });
  try {
    const repository = await git.inspect(root, neverCancelled);
    assert.ok(repository);
    const fileSystem = openFolder(root);
    const gitFolder = openFolder(repository.gitDirectory);
    const tree = createWorkTree({ root, fileSystem, repository: { git, gitFolder }, logger });
    const { files } = await tree.list(neverCancelled);
    const started = git.started;
    const ids = await tree.identify(files, neverCancelled);
    for (const [path, id] of ids) {
      const bytes = fileSystem.read(path);
      assert.ok(bytes);
      assert.equal(id, hash.blobId(bytes, repository.objectFormat), displayPath(path).path);
    }
    const unknown = files.map(({ path }) => path).filter((path) => !ids.has(path) && !(path in FILLERS));
    return { ids, unknown, processes: git.started - started };
  } finally {
    git.dispose();
  }
}

describe('the ids of files on disk', () => {
  const repositories = useRepositories();

  function checkedOut(
    write: Readonly<Record<RepoPath, string | Uint8Array | { readonly link: string } | { readonly submodule: string }>>,
    options: { readonly objectFormat?: 'sha1' | 'sha256'; readonly config?: Readonly<Record<string, string>> } = {},
  ): TestRepository {
    const repository = repositories.create(options.objectFormat && { objectFormat: options.objectFormat });
    for (const [name, value] of Object.entries(options.config ?? {})) {
      repository.git('config', name, value);
    }
    repository.commit({ at, write: { ...FILLERS, ...write } });
    repository.checkout();
    settle(repository);
    return repository;
  }

  it('are those of the index where nothing changed', async () => {
    const names = [
      'a b.ts',
      'say "hi".ts',
      'new\nline.ts',
      '  ctime: 1:2\n.ts',
      '🙂.ts',
      decodePath(Uint8Array.of(0x66, 0xff)),
    ];
    const repository = checkedOut({
      ...Object.fromEntries(names.map((name) => [name, `${name}\n`])),
      'empty.ts': '',
      'crlf.ts': 'a\r\nb\r\n',
      link: { link: 'a b.ts' },
      sub: { submodule: '1234567890123456789012345678901234567890' },
    });
    const { ids, unknown, processes } = await identify(repository.root);
    assert.deepEqual(unknown, []);
    assert.equal(ids.size, Object.keys(FILLERS).length + names.length + 3);
    assert.equal(processes, 2);
    assert.equal(ids.get('a b.ts'), repository.git('hash-object', '--no-filters', 'a b.ts').trim());
  });

  it('are as long as the repository hashes', async () => {
    const repository = checkedOut({ 'a.ts': 'a\n' }, { objectFormat: 'sha256' });
    const { ids, unknown } = await identify(repository.root);
    assert.deepEqual(unknown, []);
    assert.equal(ids.get('a.ts'), repository.git('hash-object', '--no-filters', 'a.ts').trim());
  });

  it('are not known of files that git does not track, or that changed', async () => {
    const repository = checkedOut({
      'a.ts': 'a\n',
      'b.ts': 'b\n',
      'c.ts': 'c\n',
      'd.ts': 'd\n',
      'e.ts': 'e\n',
      'f.ts': 'f\n',
    });
    const path = (name: string): string => join(repository.root, name);
    repository.writeFile('new.ts', 'a\n');
    repository.writeFile('a.ts', 'longer\n');
    // The same length and the same time.
    const { atime, mtime } = statSync(path('b.ts'));
    repository.writeFile('b.ts', 'x\n');
    utimesSync(path('b.ts'), atime, mtime);
    // Another file, moved here with its times.
    repository.writeFile('moved.ts', 'y\n');
    utimesSync(path('moved.ts'), statSync(path('c.ts')).atime, statSync(path('c.ts')).mtime);
    renameSync(path('moved.ts'), path('c.ts'));
    chmodSync(path('d.ts'), 0o755);
    utimesSync(path('e.ts'), 0, 0);
    const { unknown } = await identify(repository.root);
    assert.deepEqual(unknown, ['a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.ts', 'new.ts']);
  });

  it('are not known of files that git was told not to look at', async () => {
    const repository = checkedOut({ 'assumed.ts': 'a\n', 'skipped.ts': 'b\n' });
    repository.git('update-index', '--assume-unchanged', 'assumed.ts');
    repository.git('update-index', '--skip-worktree', 'skipped.ts');
    repository.writeFile('later.ts', '');
    repository.git('add', '--intent-to-add', 'later.ts');
    assert.deepEqual((await identify(repository.root)).unknown, ['assumed.ts', 'later.ts', 'skipped.ts']);
    repository.writeFile('assumed.ts', 'x\n');
    repository.writeFile('skipped.ts', 'x\n');
    repository.writeFile('later.ts', 'x\n');
    settle(repository);
    assert.deepEqual((await identify(repository.root)).unknown, ['assumed.ts', 'later.ts', 'skipped.ts']);
  });

  it('are not known of files in conflict', async () => {
    const repository = repositories.create();
    repository.commit({ at, write: { ...FILLERS, 'a.ts': 'base\n' } });
    repository.commit({ at, on: 'other', from: 'main', write: { 'a.ts': 'theirs\n' } });
    repository.commit({ at, write: { 'a.ts': 'ours\n' } });
    repository.checkout();
    assert.throws(() => repository.git('merge', 'other'));
    settle(repository);
    assert.deepEqual((await identify(repository.root)).unknown, ['a.ts']);
  });

  it('are never those of bytes before a write that follows right behind `git add`', async () => {
    const repository = checkedOut({});
    for (let round = 0; round < 5; round += 1) {
      repository.writeFile('a.ts', `${round} before\n`.padStart(12));
      repository.git('add', 'a.ts');
      repository.writeFile('a.ts', `${round} behind\n`.padStart(12));
      await identify(repository.root);
      repository.git('add', 'many/1.txt');
      await identify(repository.root);
    }
  });

  it('are not known of files as young as the index', async () => {
    const repository = checkedOut({ 'a.ts': 'a\n' });
    repository.writeFile('late.ts', 'late\n');
    repository.git('add', 'late.ts');
    execFileSync('touch', ['-r', 'late.ts', '.git/index'], { cwd: repository.root });
    assert.deepEqual((await identify(repository.root)).unknown, ['late.ts']);
  });

  const CRLF = { 'a.ts': 'a\nb\n', 'one.ts': 'a' };
  const converted: readonly (readonly [string, Parameters<typeof checkedOut>, readonly RepoPath[]])[] = [
    ['line ends by core.autocrlf', [CRLF, { config: { 'core.autocrlf': 'true' } }], ['a.ts']],
    [
      'line ends by core.eol',
      [{ ...CRLF, '.gitattributes': '*.ts text' }, { config: { 'core.eol': 'crlf' } }],
      ['a.ts'],
    ],
    ['line ends by an attribute', [{ ...CRLF, '.gitattributes': '*.ts eol=crlf\n' }], ['a.ts']],
    ['$Id$', [{ 'a.ts': '// $Id$\n', 'one.js': '1', '.gitattributes': '*.ts ident\n' }], ['a.ts']],
    ['an encoding', [{ 'a.ts': 'é\n', '.gitattributes': '*.ts working-tree-encoding=ISO-8859-1\n' }], ['a.ts']],
  ];
  for (const [what, repository, unknown] of converted) {
    it(`are known only where ${what} changed nothing`, async () => {
      const made = checkedOut(...repository);
      const { root } = made;
      assert.notDeepEqual(readFileSync(join(root, 'a.ts')), made.gitBytes('show', 'HEAD:a.ts'));
      const found = (await identify(root)).unknown.filter((path) => !path.startsWith('many/'));
      assert.deepEqual(found, unknown);
    });
  }

  it('are not known of an $Id$ that was as long in git as it is on disk', async () => {
    const committed = `/* $Id: */foo();/*${'x'.repeat(30)} $ */\n`;
    const repository = checkedOut({ 'a.ts': committed });
    repository.writeFile('.gitattributes', '*.ts ident\n');
    rmSync(join(repository.root, 'a.ts'));
    repository.git('checkout', '--', 'a.ts');
    settle(repository);
    const onDisk = readFileSync(join(repository.root, 'a.ts'), 'utf8');
    assert.notEqual(onDisk, committed);
    assert.equal(onDisk.length, committed.length);
    assert.deepEqual((await identify(repository.root)).unknown, ['.gitattributes', 'a.ts']);
  });

  it('are not known of what a setting made that is gone', async () => {
    const repository = checkedOut({ ...CRLF, '.gitattributes': '*.ts eol=crlf\n' });
    rmSync(join(repository.root, '.gitattributes'));
    repository.git('rm', '--quiet', '--cached', '.gitattributes');
    settle(repository);
    assert.deepEqual((await identify(repository.root)).unknown, ['a.ts']);
  });

  const FILTER = '*.ts filter=swap\n';
  const filters: readonly (readonly [string, RepoPath, string])[] = [
    ['.gitattributes', '.gitattributes', FILTER],
    ['a macro', '.gitattributes', '[attr]mirrored filter=swap\n"*.ts" mirrored\n'],
    ['the repository', '.git/info/attributes', FILTER],
    ['the user', '.git/user', FILTER],
  ];
  for (const [who, path, text] of filters) {
    it(`are not known where ${who} sets a filter, which is not run`, async () => {
      const repository = repositories.create();
      const ran = join(repository.root, '.git', 'ran');
      repository.git('config', 'core.attributesFile', join(repository.root, '.git', 'user'));
      // What is on disk and what is in git have the same length.
      for (const direction of ['clean', 'smudge']) {
        repository.git('config', `filter.swap.${direction}`, `touch '${ran}'; tr ab ba`);
      }
      repository.writeFile(path, text);
      for (const [name, content] of Object.entries({ ...FILLERS, 'a.ts': 'ab\n' })) {
        repository.writeFile(name, content);
      }
      repository.commitWorkTree(at);
      settle(repository);
      assert.equal(repository.git('cat-file', 'blob', 'HEAD:a.ts'), 'ba\n');
      rmSync(ran);
      assert.deepEqual((await identify(repository.root)).unknown, ['a.ts']);
      assert.equal(existsSync(ran), false);
    });
  }

  it('are those of the index of the work tree that is asked about', async () => {
    const repository = checkedOut({ 'a.ts': 'a\n' });
    const linked = repositories.keep(repository.addWorktree('feature'));
    linked.writeFile('a.ts', 'b\n');
    settle(linked);
    assert.deepEqual((await identify(linked.root)).unknown, ['a.ts']);
    assert.deepEqual((await identify(repository.root)).unknown, []);
  });

  it('are known with a git directory elsewhere', async () => {
    const elsewhere = temporaryFolder();
    const repository = checkedOut({ 'a.ts': 'a\n' });
    repository.git('init', '--quiet', '--separate-git-dir', join(elsewhere, 'git'));
    assert.deepEqual((await identify(repository.root)).unknown, []);
    removeFolder(elsewhere);
  });

  it('are known with a split index and with a sparse one', async () => {
    const repository = checkedOut({ 'a/a.ts': 'a\n', 'b/b.ts': 'b\n' });
    repository.git('update-index', '--split-index');
    settle(repository);
    assert.deepEqual((await identify(repository.root)).unknown, []);
    repository.git('update-index', '--no-split-index');
    repository.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'a', 'many');
    settle(repository);
    const { ids, unknown } = await identify(repository.root);
    assert.deepEqual([unknown, ids.has('a/a.ts'), ids.has('b/b.ts')], [[], true, false]);
  });

  it('are not asked for where hashing a few costs less', async () => {
    const repository = repositories.create();
    repository.commit({ at, write: { 'a.ts': 'a\n' } });
    repository.checkout();
    settle(repository);
    const { ids, processes } = await identify(repository.root);
    assert.deepEqual([ids.size, processes], [0, 0]);
  });
});
