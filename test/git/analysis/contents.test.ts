import assert from 'node:assert/strict';
import { renameSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { EnginePorts } from '../../../src/engine/index.ts';
import type { RepoPath } from '../../../src/engine/model/repoPath.ts';
import type { Snapshot } from '../../../src/engine/model/snapshot.ts';
import type { Cache } from '../../../src/engine/ports/cache.ts';
import { createNodeEngine } from '../../../src/node/createNodeEngine.ts';
import { openFolder } from '../../../src/node/fileSystem.ts';
import { createGit } from '../../../src/node/git.ts';
import { createMemoryCache, neverCancelled } from '../../fixtures/memoryFileSystem.ts';
import { createRecordingLogger } from '../../fixtures/recordingLogger.ts';
import { cleanGitEnvironment } from '../../fixtures/repositoryBuilder.ts';
import type { TestRepository } from '../../fixtures/repositoryBuilder.ts';
import { useRepositories } from '../repositories.ts';
import { settle } from '../settle.ts';

/** Later than all commits and all files. */
const NOW = Date.parse('2040-01-01T00:00:00Z');
/** More than the few that are read rather than asked git about. */
const COUNT = 40;

/** Sources and their tests, as they are on a branch. */
function filesOf(branch: string): Readonly<Record<RepoPath, string>> {
  const files: Record<RepoPath, string> = {};
  for (let at = 0; at < COUNT / 2; at++) {
    const name = `${branch}${at}`;
    files[`src/file${at}.ts`] = `export const ${name} = (a: number) => (a > ${at} ? a : 1);\n`;
    files[`test/file${at}.test.ts`] = `import { ${name} } from '../src/file${at}';\nit('x', () => ${name}(1));\n`;
  }
  return files;
}

function checkout(repository: TestRepository, branch: string): void {
  repository.checkout(branch);
  settle(repository);
}

describe('contents that were seen once', () => {
  const repositories = useRepositories();
  const git = createGit({ logger: createRecordingLogger(), environment: cleanGitEnvironment() });
  let repository: TestRepository;
  let cache: Cache;
  let reads: RepoPath[] = [];

  after(() => {
    git.dispose();
  });

  beforeEach(() => {
    repository = repositories.create();
    repository.commitAll([
      { at: '2039-06-01T00:00:00Z', write: { ...filesOf('one'), 'same.ts': 'export const same = 1;\n' } },
      { on: 'other', from: 'main', at: '2039-07-01T00:00:00Z', write: filesOf('two') },
    ]);
    cache = createMemoryCache();
  });

  /** An analysis of a folder by a new process, which counts the contents that it reads through the port. */
  async function analyze(folder: string): Promise<Snapshot> {
    reads = [];
    const ports: Partial<EnginePorts> = {
      git,
      cache,
      clock: { now: () => NOW, elapsed: () => 0 },
      openFolder: (root) => {
        const disk = openFolder(root);
        return {
          ...disk,
          read: (path, maxBytes) => {
            if (path.endsWith('.ts')) {
              reads.push(path);
            }
            return disk.read(path, maxBytes);
          },
        };
      },
    };
    const { engine } = createNodeEngine({ logger: createRecordingLogger(), cacheFolder: '', ports });
    const snapshot = await engine.analyze({ folder }, neverCancelled);
    return { ...snapshot, timings: { ...snapshot.timings, totalMs: 0 } };
  }

  it('are not read again after a switch to another branch and back', async () => {
    checkout(repository, 'main');
    const before = await analyze(repository.root);
    assert.equal(reads.length, COUNT + 1);
    checkout(repository, 'other');
    await analyze(repository.root);
    assert.equal(reads.length, COUNT);
    checkout(repository, 'main');
    const after = await analyze(repository.root);
    assert.deepEqual([reads, after.files, after.findings], [[], before.files, before.findings]);
    await analyze(repository.root);
    assert.deepEqual(reads, []);
  });

  it('are not read again in another work tree of the repository', async () => {
    checkout(repository, 'main');
    const first = await analyze(repository.root);
    const second = repositories.keep(repository.addWorktree('second'));
    checkout(second, 'second');
    const { files } = await analyze(second.root);
    assert.deepEqual([reads, files], [[], first.files]);
    second.writeFile('src/file0.ts', 'export const one0 = 1;\n');
    await analyze(second.root);
    assert.deepEqual(reads, ['src/file0.ts']);
  });

  it('are told apart where length and time of the last write are the same', async () => {
    checkout(repository, 'main');
    const at = (path: RepoPath): string => join(repository.root, path);
    const swap = (one: RepoPath, other: RepoPath): void => {
      renameSync(at(one), at('kept aside'));
      renameSync(at(other), at(one));
      renameSync(at('kept aside'), at(other));
    };
    for (const path of ['src/file1.ts', 'src/file2.ts', 'src/file3.ts']) {
      utimesSync(at(path), 1e9, 1e9);
    }
    settle(repository);
    await analyze(repository.root);
    assert.equal((await analyze(repository.root)).timings.filesRead, 0);
    repository.writeFile(
      'src/file1.ts',
      '// Nothing is left of what was here before.'.padEnd(statSync(at('src/file1.ts')).size),
    );
    utimesSync(at('src/file1.ts'), 1e9, 1e9);
    swap('src/file2.ts', 'src/file3.ts');
    const warm = await analyze(repository.root);
    assert.deepEqual(reads, ['src/file1.ts', 'src/file2.ts', 'src/file3.ts']);
    cache = createMemoryCache();
    const cold = await analyze(repository.root);
    assert.deepEqual({ ...warm, timings: null }, { ...cold, timings: null });
  });

  it('are not read again where files moved within the same tree, and are where they come into the tests', async () => {
    checkout(repository, 'main');
    await analyze(repository.root);
    repository.git('mv', 'src', 'lib');
    settle(repository);
    await analyze(repository.root);
    assert.deepEqual(reads, []);
    repository.git('mv', 'lib', 'test/lib');
    settle(repository);
    await analyze(repository.root);
    assert.equal(reads.length, COUNT / 2);
  });
});
