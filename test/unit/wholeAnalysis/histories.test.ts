import assert from 'node:assert/strict';
import type { HistoryStateName } from '../../../src/engine/model/historyState.ts';
import { createMemoryRepository, fileOf } from '../../fixtures/memoryRepository.ts';
import type { MemoryRepository } from '../../fixtures/memoryRepository.ts';

const TOTAL = 'export function total(a) {\n  return a > 1 ? a : 2;\n}\n';
/** Commits of every repository here, in the order of their dates; each changes src/total.js. */
const DATES = ['2025-09-01', '2025-10-01', '2025-11-01', '2025-12-01'];
/** Most commits that count. */
const MOST = 200_000;

/** How the clone comes to its state, and what is known of the file that changes: its commits, or null where files are not ranked. */
interface HistoryCase {
  readonly name: string;
  readonly arrange?: (repository: MemoryRepository) => void;
  readonly isCommitted?: boolean;
  readonly revisions: number | null;
  /** Commits that count; default: those of the file. */
  readonly commits?: number;
  readonly reason?: RegExp;
}

/** To add a state, the compiler asks for its rows. */
const CASES: Readonly<Record<HistoryStateName, readonly HistoryCase[]>> = {
  complete: [{ name: 'a full clone', revisions: 4 }],
  shallow: [
    {
      name: 'a clone that is cut off',
      arrange: ({ git }) => (git.state = { shallow: true }),
      revisions: null,
      reason: /git fetch --unshallow/u,
    },
  ],
  partial: [
    {
      name: 'a clone without old contents',
      arrange: ({ git }) => (git.state = { filter: 'blob:none' }),
      revisions: 4,
      reason: /\(blob:none\), but all commits and trees/u,
    },
    {
      name: 'a clone without old trees',
      arrange: ({ git }) => (git.state = { filter: 'tree:0' }),
      revisions: null,
      reason: /leaves out trees of older commits \(tree:0\)/u,
    },
  ],
  capped: [
    {
      name: 'a history longer than the limit',
      arrange({ git }) {
        for (let commit = 0; commit < MOST - 1; commit++) git.commit({ at: '2025-12-24T00:00:00Z' });
      },
      revisions: 1,
      commits: MOST,
      reason: /^The history is very long, so only the newest 200,000 commits count\.$/u,
    },
  ],
  'timed-out': [
    {
      name: 'a git that takes too long, whose last commit may be cut off',
      arrange: ({ git }) => (git.commitsInTime = 3),
      revisions: 2,
      reason: /^Reading the history took too long, so only the newest 2 commits count\./u,
    },
    {
      name: 'a git that takes too long behind its first commit',
      arrange: ({ git }) => (git.commitsInTime = 2),
      revisions: 1,
      reason: /^Reading the history took too long, so only the newest commit counts\./u,
    },
  ],
  none: [
    { name: 'a branch without a commit', isCommitted: false, revisions: null, reason: /no commit yet/u },
    {
      name: 'a folder outside git',
      arrange: ({ git }) => (git.isRepository = false),
      revisions: null,
      reason: /^The folder is not in a git work tree/u,
    },
    {
      name: 'a damaged repository',
      arrange: ({ git }) => (git.failure = 'fatal: bad object HEAD'),
      revisions: null,
      reason: /fatal: bad object HEAD/u,
    },
    {
      name: 'a git that fails without a word',
      arrange: ({ git }) => (git.failure = ''),
      revisions: null,
      reason: /^Git could not read the history: exit code 128$/u,
    },
    {
      name: 'a machine without git',
      arrange: ({ git }) => (git.isInstalled = false),
      revisions: null,
      reason: /^Git was not found on the PATH/u,
    },
  ],
};

/** A repository whose file changed with each of the dates. */
function createRepository({ isCommitted = true, arrange }: HistoryCase): MemoryRepository {
  const repository = createMemoryRepository({ 'src/total.js': TOTAL });
  for (const date of isCommitted ? DATES : []) {
    repository.commitAll(`${date}T00:00:00Z`, { 'src/total.js': `// ${date}\n${TOTAL}` });
  }
  arrange?.(repository);
  return repository;
}

for (const [state, cases] of Object.entries(CASES)) {
  describe(`the history is ${state} of`, () => {
    for (const row of cases) {
      it(row.name, async () => {
        const snapshot = await createRepository(row).analyze();
        const { history } = snapshot.repository;
        assert.deepEqual([history.state, history.ranks], [state, row.revisions !== null]);
        assert.equal(history.commits, row.commits ?? row.revisions ?? 0);
        assert.equal(fileOf(snapshot, 'src/total.js').churn?.revisions ?? null, row.revisions);
        assert.match(history.reason ?? '', row.reason ?? /^$/u);
      });
    }
  });
}

describe('a history', () => {
  it('that took too long once is read as a whole later', async () => {
    const repository = createRepository({ name: '', revisions: 2, arrange: ({ git }) => (git.commitsInTime = 3) });
    await repository.analyze();
    repository.git.commitsInTime = Infinity;
    const { history } = (await repository.analyze()).repository;
    assert.deepEqual([history.state, history.commits], ['complete', 4]);
  });

  it('is not read in a workspace that is not trusted', async () => {
    const repository = createRepository({ name: '', revisions: 4 });
    const snapshot = await repository.analyze({ mayRunGit: false });
    assert.deepEqual([snapshot.repository.history.state, repository.git.asked], ['none', []]);
    assert.equal(fileOf(snapshot, 'src/total.js').churn, null);
  });
});
