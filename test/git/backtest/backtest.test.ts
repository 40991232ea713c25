import assert from 'node:assert/strict';
import { CancelledError, UserError } from '../../../src/engine/model/userError.ts';
import type { Git } from '../../../src/engine/ports/git.ts';
import { createCancellation } from '../../../src/node/cancellation.ts';
import { createGit } from '../../../src/node/git.ts';
import { createRecordingLogger } from '../../fixtures/recordingLogger.ts';
import { cleanGitEnvironment, removeFolder, temporaryFolder } from '../../fixtures/repositoryBuilder.ts';
import type { CommitSpec } from '../../fixtures/repositoryBuilder.ts';
import { lines, TESTED_HISTORY } from '../../fixtures/testedHistory.ts';
import { useRepositories } from '../repositories.ts';
import { runTestBacktest } from './runTestBacktest.ts';

describe('a backtest', () => {
  const repositories = useRepositories();

  it('counts the fixes that fell on the first files, as worked out by hand', async () => {
    const repository = repositories.create();
    repository.commitAll(TESTED_HISTORY);
    repository.checkout();
    const { windows, total, ...rest } = await runTestBacktest(repository.root);
    assert.deepEqual(
      [rest.until, rest.windowMonths, rest.repository.history],
      ['2025-07-01T00:00:00.000Z', 6, { state: 'complete', commits: TESTED_HISTORY.length - 1 }],
    );
    assert.deepEqual(
      windows.map(({ date, until }) => [date.slice(0, 10), until.slice(0, 10)]),
      [
        ['2025-01-01', '2025-07-01'],
        ['2024-07-01', '2025-01-01'],
      ],
    );
    // Changed in the six months before: f05, f22, f23; the others are equal and go by path up to f17. f18 to f21 are not among the first.
    // By lines f00 to f03 are not, by revisions x lines f01 to f04: f00 has 41 revisions x 10 lines.
    // Touches: f23 7, f18 7, f00 3, f02 2, and 1 of f22 under its later name.
    assert.deepEqual(
      { ...windows[0], commit: '' },
      {
        date: '2025-01-01T00:00:00.000Z',
        until: '2025-07-01T00:00:00.000Z',
        commit: '',
        files: 24,
        unreadableFiles: 0,
        fixCommits: 6 + 6 + 3 + 2 + 1 + 1,
        touches: 20,
        touchesOnNewFiles: 1,
        enoughFixes: true,
        hits: {
          score: 7 + 3 + 2 + 1,
          lines: 7 + 7 + 1,
          revisionsTimesLines: 7 + 7 + 3 + 1,
          random: (20 * 20) / 24,
          perfect: 20,
        },
      },
    );
    assert.equal(repository.git('log', '-1', '--format=%cI', windows[0]?.commit ?? '').slice(0, 10), '2025-01-01');
    // Two fixes of f23, and that of f05 at the very end of the window.
    assert.deepEqual(
      [windows[1]?.fixCommits, windows[1]?.touches, windows[1]?.enoughFixes, windows[1]?.hits.score],
      [3, 3, false, 3],
    );
    assert.deepEqual(total, {
      fixCommits: 22,
      touches: 23,
      touchesOnNewFiles: 1,
      enoughFixes: true,
      hits: { score: 16, lines: 18, revisionsTimesLines: 21, random: (23 * 20) / 24, perfect: 23 },
    });
  });

  it('takes what the team leaves out today from earlier rankings too', async () => {
    const repository = repositories.create();
    repository.commitAll(TESTED_HISTORY);
    repository.checkout();
    repository.writeFile('plumbline.json', '{ "exclude": ["src/f23.ts"] }');
    const { windows, windowMonths } = await runTestBacktest(repository.root);
    // f23 is gone, old/legacy.ts is back.
    assert.deepEqual([windowMonths, windows[0]?.files, windows[0]?.touches], [24, 24, 20 - 7]);
  });

  it('reads each content once, although it is in the trees of many dates', async () => {
    const repository = repositories.create();
    repository.commitAll(TESTED_HISTORY);
    const git = createGit({ logger: createRecordingLogger(), environment: cleanGitEnvironment() });
    const read: string[] = [];
    const counting: Git = {
      ...git,
      run: (request, cancellation) => {
        if (request.args[0] === 'cat-file') {
          read.push(...new TextDecoder().decode(request.input).trim().split('\n'));
        }
        return git.run(request, cancellation);
      },
    };
    const { windows } = await runTestBacktest(repository.root, { months: 3, git: counting });
    git.dispose();
    assert.equal(windows.length, 5);
    const [last, before] = windows
      .slice(1)
      .map(({ commit }) => repository.git('rev-parse', `${commit}:src/f10.ts`).trim());
    assert.equal(last, before);
    assert.equal(read.filter((id) => id === last).length, 1);
  });

  it('steps by the months that are asked for', async () => {
    const repository = repositories.create();
    repository.commitAll(TESTED_HISTORY);
    repository.checkout();
    const { windows } = await runTestBacktest(repository.root, { months: 3 });
    assert.deepEqual(
      windows.map(({ date, fixCommits }) => [date.slice(0, 7), fixCommits]),
      [
        ['2025-04', 0],
        ['2025-01', 19],
        ['2024-10', 1],
        ['2024-07', 2],
        ['2024-04', 0],
      ],
    );
  });

  it('says of a short history that there is no date to test', async () => {
    const repository = repositories.create();
    repository.commitAll(TESTED_HISTORY.slice(0, 30));
    repository.checkout();
    const { windows, total } = await runTestBacktest(repository.root);
    assert.deepEqual(windows, []);
    assert.equal(total.enoughFixes, false);
  });

  it('does not count back from a commit that is later than the clock', async () => {
    const repository = repositories.create();
    repository.commitAll([...TESTED_HISTORY, { at: '2030-01-01T00:00:00Z', message: 'Later', write: { 'a.ts': '' } }]);
    const { until } = await runTestBacktest(repository.root);
    assert.equal(until, '2025-07-01T00:00:00.000Z');
    const { windows } = await runTestBacktest(repository.root, { now: 0 });
    assert.deepEqual(windows, []);
  });

  it('stops at once when it is cancelled', async () => {
    const repository = repositories.create();
    repository.commitAll(TESTED_HISTORY.slice(0, 3));
    const source = createCancellation();
    const running = runTestBacktest(repository.root, { cancellation: source.cancellation });
    source.cancel();
    await assert.rejects(running, CancelledError);
  });
});

describe('names in a backtest', () => {
  const repositories = useRepositories();
  const at = (date: string): string => `${date}T00:00:00Z`;
  const start: CommitSpec = {
    at: at('2024-01-01'),
    message: 'Start',
    write: { 'a.ts': lines(10, 1), 'b.ts': lines(20, 1) },
  };
  const end: CommitSpec = { at: at('2025-01-01'), message: 'End', write: { 'readme.md': 'x' } };

  async function touchesOf(...commits: readonly CommitSpec[]): Promise<readonly (number | undefined)[]> {
    const repository = repositories.create();
    repository.commitAll([start, ...commits, end]);
    const { windows } = await runTestBacktest(repository.root);
    assert.equal(windows.length, 1);
    return [windows[0]?.touches, windows[0]?.touchesOnNewFiles];
  }

  it('are those of the date, along a chain of moves', async () => {
    const touches = await touchesOf(
      { at: at('2024-08-01'), message: 'Move', rename: [['a.ts', 'x/a.ts']] },
      { at: at('2024-08-02'), message: 'Move', rename: [['x/a.ts', 'y.ts']] },
      { at: at('2024-08-03'), message: 'fix: it', write: { 'y.ts': lines(10, 2) } },
    );
    assert.deepEqual(touches, [1, 0]);
  });

  it('may change places', async () => {
    const touches = await touchesOf(
      { at: at('2024-08-01'), message: 'Swap', write: { 'a.ts': lines(20, 1), 'b.ts': lines(10, 1) } },
      { at: at('2024-08-02'), message: 'fix: it', write: { 'a.ts': lines(20, 2), 'b.ts': lines(10, 2) } },
    );
    assert.deepEqual(touches, [2, 0]);
  });

  it('belong to another file after they were given up', async () => {
    const touches = await touchesOf(
      { at: at('2024-08-01'), message: 'Remove', remove: ['a.ts'] },
      { at: at('2024-08-02'), message: 'Move', rename: [['b.ts', 'c.ts']] },
      { at: at('2024-08-03'), message: 'Add', write: { 'a.ts': lines(5, 3), 'b.ts': lines(5, 4) } },
      { at: at('2024-08-04'), message: 'fix: it', write: { 'a.ts': lines(5, 5), 'b.ts': lines(5, 6) } },
    );
    assert.deepEqual(touches, [0, 2]);
  });

  it('belong to the same file after it was restored', async () => {
    const touches = await touchesOf(
      { at: at('2024-08-01'), message: 'Remove', remove: ['a.ts'] },
      { at: at('2024-08-02'), message: 'Restore', write: { 'a.ts': lines(10, 1) } },
      { at: at('2024-08-03'), message: 'fix: it', write: { 'a.ts': lines(10, 2) } },
    );
    assert.deepEqual(touches, [1, 0]);
  });

  it('still belong to a file on a branch that does not know of its move', async () => {
    const touches = await touchesOf(
      { on: 'side', from: 'main', at: at('2024-07-30'), message: 'Begin', write: { 'c.ts': lines(5, 1) } },
      { at: at('2024-08-01'), message: 'Move', rename: [['a.ts', 'x/a.ts']] },
      { on: 'side', at: at('2024-08-02'), message: 'fix: it', write: { 'a.ts': lines(10, 2) } },
      { merge: ['side'], at: at('2024-08-03'), message: 'Merge', write: { 'x/a.ts': lines(10, 2) } },
    );
    assert.deepEqual(touches, [1, 0]);
  });
});

describe('a clone that cannot be backtested', () => {
  const repositories = useRepositories();
  const clones = [
    ['shallow', { depth: 2 }, /git fetch --unshallow/u],
    ['blobless', { filter: 'blob:none', checkout: false }, /git fetch --refetch --no-filter/u],
    ['treeless', { filter: 'tree:0', checkout: false }, /git fetch --refetch/u],
  ] as const;
  for (const [what, spec, wayOut] of clones) {
    it(`because it is ${what} says how to complete it`, async () => {
      const repository = repositories.create();
      repository.commitAll(TESTED_HISTORY);
      const clone = repositories.keep(repository.clone(spec));
      await assert.rejects(
        runTestBacktest(clone.root),
        (error: unknown) => error instanceof UserError && wayOut.test(error.message),
      );
    });
  }

  it('can be once a blobless one was completed that way', async () => {
    const repository = repositories.create();
    repository.commitAll(TESTED_HISTORY);
    const clone = repositories.keep(repository.clone({ filter: 'blob:none', checkout: false }));
    clone.git('fetch', '--quiet', '--refetch', '--no-filter');
    const { windows } = await runTestBacktest(clone.root);
    assert.equal(windows[0]?.touches, 20);
  });

  it('because it is none says so', async () => {
    const folder = temporaryFolder();
    try {
      await assert.rejects(runTestBacktest(folder), /not in a git work tree/u);
    } finally {
      removeFolder(folder);
    }
  });
});
