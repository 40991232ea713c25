import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CancelledError, UnreadableRepositoryError, UserError } from '../../../src/engine/model/userError.ts';
import { createCancellation } from '../../../src/node/cancellation.ts';
import { createGit } from '../../../src/node/git.ts';
import type { NodeGit } from '../../../src/node/git.ts';
import { neverCancelled } from '../../fixtures/memoryFileSystem.ts';
import { createRecordingLogger } from '../../fixtures/recordingLogger.ts';
import { cleanGitEnvironment, removeFolder, temporaryFolder } from '../../fixtures/repositoryBuilder.ts';
import { useRepositories } from '../repositories.ts';

describe('git processes', () => {
  const repositories = useRepositories();
  let folder = '';
  let git: NodeGit | undefined;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => {
    git?.dispose();
    removeFolder(folder);
  });

  /** A program in git's place that starts a child of its own, says who both are, and never ends by itself. */
  function stubbornGit(): string {
    const program = join(folder, 'git');
    writeFileSync(
      program,
      `#!/bin/sh\ntrap '' TERM\nsleep 1000 &\necho $$ $! >> ${folder}/pids\necho started\nwait\nwait\n`,
    );
    chmodSync(program, 0o755);
    return program;
  }

  function create(program?: string): NodeGit {
    git = createGit({
      logger: createRecordingLogger(),
      environment: cleanGitEnvironment(),
      ...(program === undefined ? {} : { program }),
    });
    return git;
  }

  it('are gone with all that they started once they are cancelled', async () => {
    const source = createCancellation();
    const running = create(stubbornGit()).run(
      {
        folder,
        args: ['log'],
        onBytes: () => {
          source.cancel();
          return true;
        },
      },
      source.cancellation,
    );
    await assert.rejects(running, CancelledError);
    assertGone(folder);
  });

  it('are gone once they took too long, or are told to stop', async () => {
    const own = create(stubbornGit());
    const late = await own.run({ folder, args: ['log'], timeoutMs: 300, onBytes: () => true }, neverCancelled);
    assert.equal(late.kind, 'timed-out');
    const stopped = await own.run({ folder, args: ['log'], onBytes: () => false }, neverCancelled);
    assert.deepEqual([stopped.kind, stopped.code], ['stopped', null]);
    assertGone(folder);
  });

  it('end with the process that started them', async () => {
    const program = stubbornGit();
    const script = join(folder, 'parent.ts');
    const source = (path: string): string => JSON.stringify(join(import.meta.dirname, '../../../src/node', path));
    writeFileSync(
      script,
      `import { createGit } from ${source('git.ts')};
       import { createCancellation } from ${source('cancellation.ts')};
       const logger = { debug() {}, info() {}, warn() {}, error() {} };
       const git = createGit({ logger, program: ${JSON.stringify(program)} });
       void git.run({ folder: ${JSON.stringify(folder)}, args: ['log'], onBytes: () => process.exit(7) }, createCancellation().cancellation);`,
    );
    const parent = spawn(process.execPath, [script], { stdio: 'ignore' });
    assert.deepEqual(await once(parent, 'exit'), [7, null]);
    assertGone(folder);
  });

  it('are two at most', async () => {
    const program = join(folder, 'git');
    writeFileSync(
      program,
      `#!/bin/sh\nmkdir ${folder}/slot1 2>/dev/null && S=1 || { mkdir ${folder}/slot2 || echo third; S=2; }\necho in; sleep 0.05; rmdir ${folder}/slot$S\n`,
    );
    chmodSync(program, 0o755);
    const own = create(program);
    let output = '';
    const onBytes = (chunk: Uint8Array): boolean => {
      output += Buffer.from(chunk).toString();
      return true;
    };
    await Promise.all(Array.from({ length: 6 }, () => own.run({ folder, args: ['log'], onBytes }, neverCancelled)));
    assert.equal(output, 'in\n'.repeat(6));
    assert.equal(own.started, 6);
  });

  it('say what to do where git is missing', async () => {
    const missing = create(join(folder, 'no-such-git'));
    const run = missing.run({ folder, args: ['log'], onBytes: () => true }, neverCancelled);
    await assert.rejects(run, (error) => error instanceof UserError && error.message.includes('Install git'));
    const nowhere = createGit({ logger: createRecordingLogger(), environment: { PATH: 'relative:.' } });
    assert.equal(await nowhere.inspect(folder, neverCancelled), undefined);
    nowhere.dispose();
  });

  it('run nothing of the repository and download nothing that a clone left out', async () => {
    const repository = repositories.create();
    const ran = join(folder, 'ran');
    const program = join(folder, 'program');
    writeFileSync(program, `#!/bin/sh\necho "$0 $@" >> ${ran}\n`);
    chmodSync(program, 0o755);
    repository.commitAll([
      { at: '2025-05-01T00:00:00Z', write: { 'a.ts': 'one\n', '.gitattributes': '*.ts filter=f diff=d\n' } },
      { at: '2025-05-02T00:00:00Z', write: { 'a.ts': 'two\n' } },
    ]);
    const clone = repositories.keep(repository.clone({ filter: 'blob:none', checkout: false }));
    const blob = repository.git('rev-parse', 'HEAD:a.ts').trim();
    for (const name of [
      'core.fsmonitor',
      'core.pager',
      'pager.log',
      'diff.external',
      'diff.d.textconv',
      'filter.f.smudge',
      'filter.f.clean',
      'gpg.program',
      'core.sshCommand',
      'core.alternateRefsCommand',
    ]) {
      clone.git('config', name, program);
    }
    clone.git('config', 'core.hooksPath', folder);
    const own = create();
    const { commonDirectory } = (await own.inspect(clone.root, neverCancelled)) ?? { commonDirectory: '' };
    assert.equal(commonDirectory, join(clone.root, '.git'));
    for (const args of [
      ['log', '-p', '--raw', '-z'],
      ['ls-files', '-z', '-m', '-o'],
      ['cat-file', '-p', blob],
    ]) {
      await own.run({ folder: clone.root, args, onBytes: () => true }, neverCancelled);
    }
    assert.equal(existsSync(ran), false, existsSync(ran) ? readFileSync(ran, 'utf8') : '');
    const missing = spawnSync('git', ['cat-file', '--batch-check', '--unordered', '--batch-all-objects'], {
      cwd: clone.root,
    });
    assert.equal(missing.stdout.toString().includes(blob), false, 'the blob is still missing');
  });

  it('know the repository that a folder is in, by one process', async () => {
    const repository = repositories.create();
    const id = repository.commit({ at: '2025-05-01T00:00:00Z', write: { 'dir/a.ts': 'one\n' } });
    repository.checkout();
    const own = create();
    assert.deepEqual(await own.inspect(join(repository.root, 'dir'), neverCancelled), {
      root: repository.root,
      gitDirectory: join(repository.root, '.git'),
      commonDirectory: join(repository.root, '.git'),
      head: id,
      shallow: false,
      filter: null,
      objectFormat: 'sha1',
    });
    assert.equal(own.started, 1);
    assert.equal(await own.inspect(join(repository.root, '.git'), neverCancelled), undefined);
    assert.equal(await own.inspect(join(repository.root, 'missing'), neverCancelled), undefined);
    const tree = repositories.keep(repository.addWorktree('other'));
    const found = await own.inspect(tree.root, neverCancelled);
    assert.deepEqual([found?.root, found?.commonDirectory], [tree.root, join(repository.root, '.git')]);
    assert.match(found?.gitDirectory ?? '', /\.git\/worktrees\//u);
  });

  it('start nothing of their own for the filter of a clone, whatever its configuration says, so that ending git ends all', async () => {
    const repository = repositories.create();
    repository.commit({ at: '2025-05-01T00:00:00Z', write: { 'a.ts': 'one\n' } });
    const clone = repositories.keep(repository.clone({ filter: 'blob:none', checkout: false }));
    writeFileSync(join(folder, 'more'), '[remote "other"]\n\tpartialclonefilter = blob:limit=1k\n');
    const settings = ['core.fsmonitor', 'core.pager', 'pager.config', 'core.editor', 'core.askPass', 'core.sshCommand'];
    for (const [name, value] of [
      ...settings.map((name) => [name, 'touch ran'] as const),
      ['alias.config', '!touch ran'] as const,
      ['credential.helper', '!touch ran'] as const,
      ['include.path', join(folder, 'more')] as const,
    ]) {
      clone.git('config', name, value);
    }
    const trace = join(folder, 'trace');
    const program = join(folder, 'git');
    writeFileSync(program, `#!/bin/sh\nGIT_TRACE2_EVENT=${trace} exec git "$@"\n`, { mode: 0o755 });
    assert.equal((await create(program).inspect(clone.root, neverCancelled))?.filter, 'blob:none');
    const events = readFileSync(trace, 'utf8').trim().split('\n');
    const named = (event: string): readonly string[] => events.filter((line) => line.includes(`"event":"${event}"`));
    assert.deepEqual([named('start').length, named('start').some((line) => line.includes('--get-regexp'))], [2, true]);
    assert.deepEqual([...named('child_start'), ...named('exec')], []);
  });

  it('do not follow a configuration that puts the work tree elsewhere', async () => {
    const repository = repositories.create();
    repository.commit({ at: '2025-05-01T00:00:00Z', write: { 'a.ts': 'one\n' } });
    repository.checkout();
    const config = join(repository.root, '.git', 'config');
    writeFileSync(config, `${readFileSync(config, 'utf8')}[core]\n\tworktree = ${folder}\n`);
    assert.equal(await create().inspect(repository.root, neverCancelled), undefined);
  });

  it('leave out the history of a repository that git cannot read, with git\u2019s reason', async () => {
    const repository = repositories.create();
    writeFileSync(join(repository.root, '.git', 'config'), '[core\n');
    await assert.rejects(create().inspect(repository.root, neverCancelled), (error) => {
      return error instanceof UnreadableRepositoryError && error.message.includes('bad config line 1');
    });
  });

  it('are gone where a wrapper of git hangs or floods instead of naming the repository', async () => {
    const repository = repositories.create();
    const environment = cleanGitEnvironment();
    const logger = createRecordingLogger();
    const hanging = createGit({ logger, environment, program: stubbornGit(), answerTimeoutMs: 300 });
    await assert.rejects(
      hanging.inspect(repository.root, neverCancelled),
      /^UserError: Git could not read the repository: no answer within 0.3 seconds/u,
    );
    assertGone(folder);
    const program = join(folder, 'flood');
    writeFileSync(program, `#!/bin/sh\necho $$ >> ${join(folder, 'pids')}\nwhile :; do echo flood; done\n`, {
      mode: 0o755,
    });
    const flooding = createGit({ logger, environment, program });
    await assert.rejects(flooding.inspect(repository.root, neverCancelled), /an endless answer$/u);
    assertGone(folder);
    [hanging, flooding].forEach((git) => {
      git.dispose();
    });
  });

  it('say what to do about a repository that another user owns', async () => {
    const repository = repositories.create();
    const own = createGit({
      logger: createRecordingLogger(),
      program: ownershipProgram(folder),
      environment: cleanGitEnvironment(),
    });
    await assert.rejects(own.inspect(repository.root, neverCancelled), (error) => {
      return error instanceof UserError && error.message.includes('git config --global --add safe.directory');
    });
    own.dispose();
  });
});

/** Git, in a test mode of its own where every repository belongs to somebody else. */
function ownershipProgram(folder: string): string {
  const program = join(folder, 'git');
  writeFileSync(program, '#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec git "$@"\n');
  chmodSync(program, 0o755);
  return program;
}

/** All processes that the stubborn git noted are gone; a killed one may take the system a moment, so they are looked for more than once. */
function assertGone(folder: string): void {
  const pids = readFileSync(join(folder, 'pids'), 'utf8').trim().split(/\s+/u);
  let alive = pids.filter(isAlive);
  for (let looks = 1; alive.length > 0 && looks < 50; looks += 1) {
    alive = alive.filter(isAlive);
  }
  assert.deepEqual(alive, []);
}

/** A zombie that nobody waits for counts as gone. */
function isAlive(pid: string): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', pid], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
}
