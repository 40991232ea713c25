import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cleanGitEnvironment, removeFolder, temporaryFolder } from '../../fixtures/repositoryBuilder.ts';
import { useRepositories } from '../repositories.ts';
import { readTestHistory } from './readTestHistory.ts';

const day = (number: number): string => `2025-05-${String(number).padStart(2, '0')}T12:00:00Z`;
const commits = [
  { at: day(1), write: { 'a.ts': '1\n' } },
  { at: day(2), write: { 'a.ts': '2\n', 'dir/b.ts': '1\n' } },
  { at: day(3), write: { 'a.ts': '3\n' } },
];

describe('the state of a history', () => {
  const repositories = useRepositories();

  it('is none on an unborn branch, outside git and where git may not run', async () => {
    const repository = repositories.create();
    const unborn = await readTestHistory(repository);
    assert.deepEqual([unborn.history.state.state, unborn.repository?.head, unborn.processes], ['none', null, 0]);
    assert.match(unborn.history.state.reason ?? '', /no commit yet/u);
    repository.commitAll(commits);
    const untrusted = await readTestHistory(repository, { mayRunGit: false });
    assert.deepEqual([untrusted.history.state.state, untrusted.processes], ['none', 0]);
    assert.equal(untrusted.history.of('a.ts'), undefined);
    rmSync(join(repository.root, '.git'), { recursive: true });
    const outside = await readTestHistory(repository);
    assert.equal(outside.repository, undefined);
    assert.equal(outside.history.state.state, 'none');
  });

  it('is none without git, and says so', async () => {
    const repository = repositories.create();
    repository.commitAll(commits);
    const { history } = await readTestHistory(repository, { environment: { PATH: repository.root } });
    assert.deepEqual([history.state.state, history.state.ranks], ['none', false]);
    assert.match(history.state.reason ?? '', /^Git was not found on the PATH.* Install git/u);
    rmSync(join(repository.root, '.git'), { recursive: true });
    const { history: outside } = await readTestHistory(repository);
    assert.match(outside.state.reason ?? '', /^The folder is not in a git work tree/u);
  });

  it('is shallow for a clone that is cut off: nothing is ranked, and it says how to deepen it', async () => {
    const repository = repositories.create();
    repository.commitAll(commits);
    const clone = repositories.keep(repository.clone({ depth: 1 }));
    const { history, processes } = await readTestHistory(clone);
    assert.deepEqual([history.state.state, history.state.ranks, processes], ['shallow', false, 0]);
    assert.match(history.state.reason ?? '', /git fetch --unshallow/u);
    assert.equal(history.of('a.ts'), undefined);
    clone.git('fetch', '--quiet', '--unshallow');
    assert.equal((await readTestHistory(clone)).history.of('a.ts')?.revisions, 3);
  });

  it('is partial for a clone without all blobs, which ranks and downloads nothing', async () => {
    const repository = repositories.create();
    repository.commitAll(commits);
    const clone = repositories.keep(repository.clone({ filter: 'blob:none', checkout: false }));
    const packs = (): readonly string[] => readdirSync(join(clone.root, '.git', 'objects', 'pack')).sort();
    const before = packs();
    const { history } = await readTestHistory(clone);
    assert.deepEqual([history.state.state, history.state.ranks], ['partial', true]);
    assert.equal(history.of('a.ts')?.revisions, 3);
    assert.deepEqual(packs(), before);
  });

  it('is partial for a clone without trees, which does not rank and downloads nothing', async () => {
    const repository = repositories.create();
    repository.commitAll(commits);
    const clone = repositories.keep(repository.clone({ filter: 'tree:0', checkout: false }));
    const packs = (): readonly string[] => readdirSync(join(clone.root, '.git', 'objects', 'pack')).sort();
    const before = packs();
    const { history } = await readTestHistory(clone);
    assert.deepEqual([history.state.state, history.state.ranks], ['partial', false]);
    assert.match(history.state.reason ?? '', /git fetch --refetch --filter=blob:none/u);
    clone.git('config', '--unset', 'remote.origin.partialclonefilter');
    const unknown = await readTestHistory(clone);
    assert.deepEqual([unknown.history.state.state, unknown.history.state.ranks], ['partial', false]);
    assert.deepEqual(packs(), before);
  });

  it('is capped at the greatest number of commits, of which the newest count', async () => {
    const repository = repositories.create();
    repository.commitAll(
      Array.from({ length: 40 }, (_, index) => ({
        at: Date.parse(day(1)) / 1000 + index * 60,
        write: { 'a.ts': `${String(index)}\n` },
      })),
    );
    for (const windowDays of [730.5, null]) {
      const limits = { maxCommits: 25, timeoutMs: 60_000 };
      const { history } = await readTestHistory(repository, { windowDays, limits });
      assert.deepEqual([history.state.state, history.state.ranks, history.state.commits], ['capped', true, 25]);
      assert.equal(history.of('a.ts')?.revisions, 25);
      assert.equal(history.state.from, '2025-05-01T12:15:00.000Z');
      const enough = await readTestHistory(repository, { windowDays, limits: { ...limits, maxCommits: 40 } });
      assert.deepEqual([enough.history.state.state, enough.history.state.commits], ['complete', 40]);
    }
  });

  it('is timed-out where git takes too long', async () => {
    const repository = repositories.create();
    repository.commitAll(commits);
    const endless = folderWithEndlessLog();
    try {
      const environment = cleanGitEnvironment();
      const { history } = await readTestHistory(repository, {
        environment: { ...environment, PATH: `${endless}${delimiter}${environment['PATH'] ?? ''}` },
        limits: { maxCommits: 100, timeoutMs: 200 },
      });
      assert.equal(history.state.state, 'timed-out');
      assert.match(history.state.reason ?? '', /took too long/u);
    } finally {
      removeFolder(endless);
    }
  });

  it('is none with what git said where the repository is damaged', async () => {
    const repository = repositories.create();
    repository.commitAll(commits);
    const root = repository.git('rev-parse', 'HEAD~2').trim();
    rmSync(join(repository.root, '.git', 'objects', root.slice(0, 2), root.slice(2)));
    const { history } = await readTestHistory(repository);
    assert.equal(history.state.state, 'none');
    assert.match(history.state.reason ?? '', /^Git could not read the history: .+/u);
  });
});

/** A folder with a git that answers as git does, but for a log that never comes to an end. */
function folderWithEndlessLog(): string {
  const folder = temporaryFolder();
  const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const script = `#!/bin/sh\ncase " $* " in *" log "*) exec tail -f /dev/null ;; esac\nexec '${git}' "$@"\n`;
  writeFileSync(join(folder, 'git'), script, { mode: 0o755 });
  return folder;
}
