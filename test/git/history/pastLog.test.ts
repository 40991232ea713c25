import assert from 'node:assert/strict';
import { reachableFrom, readCommitList } from '../../../src/engine/sources/history/commitList.ts';
import { viewHistory } from '../../../src/engine/sources/history/historyView.ts';
import { partOfLog, readIdentifiedLog } from '../../../src/engine/sources/history/identifiedLog.ts';
import { followMainLine } from '../../../src/engine/sources/history/mainLine.ts';
import { createGit } from '../../../src/node/git.ts';
import { neverCancelled } from '../../fixtures/memoryFileSystem.ts';
import { createRecordingLogger } from '../../fixtures/recordingLogger.ts';
import { cleanGitEnvironment } from '../../fixtures/repositoryBuilder.ts';
import type { CommitSpec, TestRepository } from '../../fixtures/repositoryBuilder.ts';
import { useRepositories } from '../repositories.ts';
import { readTestHistory } from './readTestHistory.ts';

const LIMITS = { maxCommits: 1000, timeoutMs: 60_000 };
const DAY = 86_400;
const START = Date.parse('2024-01-01T00:00:00Z') / 1000;

/** Changes, moves, a deletion and branches that are merged late, one commit a day. */
const COMMITS: readonly CommitSpec[] = [
  { at: START, write: { 'a.ts': 'a\n', 'b.ts': 'b\n', 'c.ts': 'c\n' } },
  { at: START + DAY, write: { 'a.ts': 'a2\n' } },
  { on: 'side', from: 'main', at: START + 2 * DAY, write: { 'b.ts': 'b2\n', 'd.ts': 'd\n' } },
  { at: START + 3 * DAY, rename: [['a.ts', 'x/a.ts']] },
  { at: START + 4 * DAY, write: { 'x/a.ts': 'a3\n', 'c.ts': 'c2\n' } },
  { on: 'side', at: START + 5 * DAY, write: { 'd.ts': 'd2\n' } },
  { at: START + 6 * DAY, remove: ['c.ts'] },
  { merge: ['side'], at: START + 7 * DAY, write: { 'b.ts': 'b2\n', 'd.ts': 'd2\n' } },
  { at: START + 8 * DAY, write: { 'c.ts': 'another\n', 'd.ts': 'd3\n' } },
  { at: START + 9 * DAY, rename: [['x/a.ts', 'y.ts']] },
];
const PATHS = ['a.ts', 'x/a.ts', 'y.ts', 'b.ts', 'c.ts', 'd.ts'];

async function readWhole(repository: TestRepository): Promise<{
  readonly list: Awaited<ReturnType<typeof readCommitList>>['commits'];
  readonly whole: Awaited<ReturnType<typeof readIdentifiedLog>>;
}> {
  const git = createGit({ logger: createRecordingLogger(), environment: cleanGitEnvironment() });
  const head = repository.git('rev-parse', 'main').trim();
  const request = { folder: repository.root, head, ...LIMITS };
  try {
    const { commits } = await readCommitList(
      git,
      { ...request, matches: (message) => message.includes('x') },
      neverCancelled,
    );
    return { list: commits, whole: await readIdentifiedLog(git, request, neverCancelled) };
  } finally {
    git.dispose();
  }
}

describe('the part of a log that an older commit reaches', () => {
  const repositories = useRepositories();

  it('says of every file what a walk from that commit says', async () => {
    const repository = repositories.create();
    const ids = repository.commitAll(COMMITS);
    const { list, whole } = await readWhole(repository);
    for (const [index, id] of ids.entries()) {
      const now = (START + index * DAY) * 1000;
      const reached = reachableFrom(list, list.numbers.get(id) ?? -1);
      const part = partOfLog(whole, (at) => reached[list.numbers.get(whole.ids[at] ?? '') ?? -1] === 1, new Set());
      const view = viewHistory(part, { now, days: null });
      repository.checkout(id);
      const { history } = await readTestHistory(repository, { now, windowDays: null });
      assert.equal(view.commits, history.state.commits);
      for (const path of PATHS) {
        assert.deepEqual(view.of(path), history.of(path), `${path} as of day ${index}`);
      }
    }
  });

  it('says so where a wrong clock puts a parent before its child', async () => {
    const repository = repositories.create();
    const ids = repository.commitAll([
      { at: START, write: { 'a.ts': 'a\n' } },
      { at: START + 9 * DAY, rename: [['a.ts', 'y.ts']] },
      { at: START + 2 * DAY, write: { 'y.ts': 'b\n' } },
      { on: 'side', from: 'main', at: START + DAY, write: { 'd.ts': 'd\n' } },
      { at: START + 3 * DAY, write: { 'y.ts': 'c\n' } },
      { merge: ['side'], at: START + 4 * DAY, write: { 'd.ts': 'd\n' } },
    ]);
    const { list, whole } = await readWhole(repository);
    const now = (START + 20 * DAY) * 1000;
    for (const id of ids) {
      const reached = reachableFrom(list, list.numbers.get(id) ?? -1);
      const part = partOfLog(whole, (at) => reached[list.numbers.get(whole.ids[at] ?? '') ?? -1] === 1, new Set());
      repository.checkout(id);
      const { history } = await readTestHistory(repository, { now, windowDays: null });
      for (const path of PATHS) {
        assert.deepEqual(viewHistory(part, { now, days: null }).of(path), history.of(path), `${path} at ${id}`);
      }
    }
  });

  it('gives no weight to the commits that are ignored', async () => {
    const repository = repositories.create();
    const ids = repository.commitAll(COMMITS);
    const { whole } = await readWhole(repository);
    const part = partOfLog(whole, () => true, new Set([ids[4] ?? '']));
    const found = viewHistory(part, { now: (START + 20 * DAY) * 1000, days: null }).of('y.ts');
    assert.deepEqual([found?.revisions, found?.ignoredRevisions], [2, 1]);
  });
});

describe('a list of commits', () => {
  const repositories = useRepositories();

  it('has parents, dates and what their messages match, in any text', async () => {
    const repository = repositories.create();
    const [root = '', side = '', merge = ''] = repository.commitAll([
      { at: START, message: 'x\n\nwith a body\n\n\nand "quotes" ✓' },
      { on: 'side', from: 'main', at: START + DAY, message: 'no' },
      { merge: ['side'], at: START + 2 * DAY, message: 'also\nx' },
    ]);
    const { list } = await readWhole(repository);
    assert.deepEqual(list.ids, [merge, side, root]);
    assert.deepEqual([...list.matching], [1, 0, 1]);
    assert.deepEqual([...list.times], [START + 2 * DAY, START + DAY, START]);
    assert.deepEqual([...list.parents], [2, 1, 2]);
    assert.deepEqual([...list.parentStarts], [0, 2, 3, 3]);
  });

  it('knows where the branch stood, whatever one wrong clock says', async () => {
    const repository = repositories.create();
    const ids = repository.commitAll([
      { at: START, message: 'first' },
      { on: 'side', from: 'main', at: START + DAY, message: 'on the side' },
      { at: START + 2 * DAY, message: 'second' },
      { at: 1000, message: 'an old clock' },
      { at: START + 4000 * DAY, message: 'a clock of the future' },
      { merge: ['side'], at: START + 5 * DAY, message: 'merge' },
    ]);
    const { list } = await readWhole(repository);
    const line = followMainLine(list, START + 100 * DAY);
    const at = (day: number): number => ids.indexOf(list.ids[line.at(START + day * DAY) ?? -1] ?? '');
    assert.deepEqual([at(-1), at(0), at(1), at(4), at(5), at(50)], [-1, 0, 0, 4, 5, 5]);
    assert.deepEqual([line.oldest, line.newest], [START, START + 5 * DAY]);
  });
});
