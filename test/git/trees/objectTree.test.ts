import assert from 'node:assert/strict';
import { UserError } from '../../../src/engine/model/userError.ts';
import type { RepoPath } from '../../../src/engine/model/repoPath.ts';
import type { Tree } from '../../../src/engine/ports/tree.ts';
import { listFiles } from '../../../src/engine/sources/trees/listFiles.ts';
import { createObjectTree } from '../../../src/engine/sources/trees/objectTree.ts';
import { createGit } from '../../../src/node/git.ts';
import type { NodeGit } from '../../../src/node/git.ts';
import { neverCancelled } from '../../fixtures/memoryFileSystem.ts';
import { createRecordingLogger } from '../../fixtures/recordingLogger.ts';
import { cleanGitEnvironment } from '../../fixtures/repositoryBuilder.ts';
import type { TestRepository } from '../../fixtures/repositoryBuilder.ts';
import { useRepositories } from '../repositories.ts';

const at = '2025-01-01T12:00:00Z';

describe('the files of git objects', () => {
  const repositories = useRepositories();
  let git: NodeGit;

  beforeEach(() => {
    git = createGit({ logger: createRecordingLogger(), environment: cleanGitEnvironment() });
  });

  afterEach(() => {
    git.dispose();
  });

  function treeOf({ root }: TestRepository, of: { readonly commit: string } | 'index'): Tree {
    return createObjectTree({ git, root, of, timeoutMs: 60_000 });
  }

  /** Every file with its content, or null where it cannot be read. */
  async function contents(tree: Tree, maxBytes = 1000): Promise<readonly (readonly [RepoPath, string | null])[]> {
    const { files } = await tree.list(neverCancelled);
    const found: [RepoPath, string | null][] = [];
    await tree.readEach(
      files,
      maxBytes,
      ({ path }, bytes) => {
        found.push([path, bytes === undefined ? null : Buffer.from(bytes).toString('utf8')]);
      },
      neverCancelled,
    );
    return found;
  }

  it('are those of a commit, whatever is on disk', async () => {
    const repository = repositories.create();
    const write = {
      // In the order of bytes the second comes first.
      '\u{1f642}.ts': 'smile\n',
      '\uff5e.ts': 'wave\n',
      'a.ts': 'a\r\n',
      'empty.ts': '',
      'link.ts': { link: 'a.ts' },
      'sub/long.ts': 'long '.repeat(300),
      sub2: { submodule: '1234567890123456789012345678901234567890' },
    };
    const commit = repository.commit({ at, write });
    repository.commit({ at, write: { 'b.ts': 'b\n' }, remove: ['a.ts'] });
    repository.checkout();
    repository.writeFile('empty.ts', 'no longer\n');
    const tree = treeOf(repository, { commit });
    assert.deepEqual(await contents(tree), [
      ['a.ts', 'a\r\n'],
      ['empty.ts', ''],
      ['sub/long.ts', null],
      ['\u{1f642}.ts', 'smile\n'],
      ['\uff5e.ts', 'wave\n'],
    ]);
    const { files } = await tree.list(neverCancelled);
    const ids = await tree.identify(files, neverCancelled);
    assert.deepEqual(
      [...ids.keys()],
      files.map(({ path }) => path),
    );
    assert.equal(ids.get('a.ts'), repository.git('rev-parse', `${commit}:a.ts`).trim());
  });

  it('are those of the index, in conflict those of our side', async () => {
    const repository = repositories.create({ objectFormat: 'sha256' });
    repository.commit({ at, write: { 'a.ts': 'base\n', 'b.ts': 'b\n', link: { link: 'b.ts' } } });
    repository.commit({ at, on: 'other', from: 'main', write: { 'a.ts': 'theirs\n' } });
    repository.commit({ at, write: { 'a.ts': 'ours\n' } });
    repository.checkout();
    assert.throws(() => repository.git('merge', 'other'));
    repository.writeFile('b.ts', 'staged\n');
    repository.writeFile('new.ts', 'new\n');
    repository.git('add', 'b.ts', 'new.ts');
    repository.writeFile('b.ts', 'on disk\n');
    assert.deepEqual(await contents(treeOf(repository, 'index')), [
      ['a.ts', 'ours\n'],
      ['b.ts', 'staged\n'],
      ['new.ts', 'new\n'],
    ]);
  });

  it('have the roles that the attributes of their own tree give them', async () => {
    const repository = repositories.create();
    const write = { '.gitattributes': 'api/** linguist-generated\n', 'api/a.ts': 'a\n', 'src/a.ts': 'a\n' };
    const commit = repository.commit({ at, write });
    repository.commit({ at, write: { '.gitattributes': '# nothing\n' } });
    repository.checkout();
    const { files, describe: describePath } = await listFiles(treeOf(repository, { commit }), neverCancelled);
    assert.deepEqual(
      files.map(({ path, role, bytes, mtimeMs }) => [path, role, bytes, mtimeMs]),
      [
        ['.gitattributes', 'config', null, null],
        ['api/a.ts', 'generated', null, null],
        ['src/a.ts', 'production', null, null],
      ],
    );
    assert.equal(describePath('api/later.ts').role, 'generated');
    const now = await listFiles(treeOf(repository, 'index'), neverCancelled);
    assert.equal(now.describe('api/later.ts').role, 'production');
  });

  it('can be read one by one once they are loaded', async () => {
    const repository = repositories.create();
    const commit = repository.commit({ at, write: { 'a.ts': 'a\n', 'b.ts': 'b\n' } });
    const tree = treeOf(repository, { commit });
    await tree.list(neverCancelled);
    await tree.load(['a.ts', 'gone.ts'], 1000, neverCancelled);
    assert.deepEqual(
      ['a.ts', 'b.ts', 'gone.ts'].map((path) => tree.read(path)?.length),
      [2, undefined, undefined],
    );
    assert.equal(tree.read('a.ts', 1), undefined);
  });

  it('are not downloaded where a clone left them out', async () => {
    const repository = repositories.create();
    const commit = repository.commit({ at, write: { 'a.ts': 'a\n' } });
    const clone = repositories.keep(repository.clone({ filter: 'blob:none', checkout: false }));
    const tree = treeOf(clone, { commit });
    await assert.rejects(contents(tree), (error) => error instanceof UserError && /--no-filter/u.test(error.message));
  });

  it('cannot be listed of a commit that is not there', async () => {
    const repository = repositories.create();
    repository.commit({ at, write: { 'a.ts': 'a\n' } });
    const tree = treeOf(repository, { commit: '1234567890123456789012345678901234567890' });
    await assert.rejects(tree.list(neverCancelled), UserError);
  });
});
