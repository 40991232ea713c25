import assert from 'node:assert/strict';
import { createEngine } from '../../../src/engine/index.ts';
import type { RepoPath } from '../../../src/engine/model/repoPath.ts';
import type { Snapshot } from '../../../src/engine/model/snapshot.ts';
import { neverCancelled } from '../../fixtures/memoryFileSystem.ts';
import { createMemoryRepository, fileOf } from '../../fixtures/memoryRepository.ts';
import type { MemoryRepository } from '../../fixtures/memoryRepository.ts';

const TOTAL = 'pub fn total(a: u32) -> u32 {\n    if a > 1 { a } else { 2 }\n}\n';
const FILES = {
  'Cargo.toml': '[package]\nname = "shop"\n',
  'src/lib.rs': 'pub mod money;\npub mod other;\n',
  'src/money.rs': TOTAL,
  'src/other.rs': TOTAL,
  'src/script.ts': 'export const one = 1;\n',
  'src/script.test.ts': "import { one } from './script';\nit('x', () => one);\n",
  'tests/money.rs': 'use shop::money;\n#[test]\nfn works() {}\n',
  'tests/two.rs': '#[test]\nfn works() {}\n',
  'tests/three.rs': '#[test]\nfn works() {}\n',
};

/** An analysis in which reading one path throws from the given time on, as a defect inside would. */
async function analyzeFailing(
  broken: RepoPath,
  from: number,
  more: Readonly<Record<RepoPath, string>> = {},
): Promise<{ readonly snapshot: Snapshot; readonly repository: MemoryRepository }> {
  const repository = createMemoryRepository({ ...FILES, ...more });
  repository.commitAll('2025-12-01T00:00:00Z');
  let reads = 0;
  const { files } = repository;
  const engine = createEngine({
    ...repository.ports,
    openFolder: (folder) =>
      folder === repository.root
        ? {
            ...files,
            read: (path, maxBytes) => {
              reads += path === broken ? 1 : 0;
              if (path === broken && reads >= from) {
                throw new Error('broken inside');
              }
              return files.read(path, maxBytes);
            },
          }
        : repository.ports.openFolder(folder),
  });
  return { snapshot: await engine.analyze({ folder: repository.root }, neverCancelled), repository };
}

describe('what goes wrong inside', () => {
  it('with a resolver costs what silence would prove in its language, and one line of the log', async () => {
    // The first read is the scan's, the second the resolver's.
    const { snapshot, repository } = await analyzeFailing('Cargo.toml', 2);
    assert.equal(fileOf(snapshot, 'src/other.rs').tests.status, 'unknown');
    assert.equal(fileOf(snapshot, 'src/script.ts').tests.status, 'direct');
    assert.equal(repository.logger.warnings.length, 1);
    assert.match(
      repository.logger.warnings[0] ?? '',
      /^The imports of \S+\.rs could not be followed: .*broken inside/u,
    );
  });

  it('with one file costs that file, and names it in the log', async () => {
    const { snapshot, repository } = await analyzeFailing('src/other.rs', 1);
    assert.equal(
      snapshot.files.some(({ path }) => path === 'src/other.rs'),
      false,
    );
    assert.equal(fileOf(snapshot, 'src/money.rs').tests.status, 'direct');
    assert.match(repository.logger.warnings.join('\n'), /^src\/other\.rs could not be read: .*broken inside/u);
  });

  it('with a text that a rule reads costs what that rule says of it, and names the file in the log', async () => {
    const pattern = { id: 'no-todo', title: 'No to-do', message: 'Do it.', mustNotMatch: 'todo' };
    const { snapshot, repository } = await analyzeFailing('docs/b.txt', 2, {
      'plumbline.json': JSON.stringify({ patterns: [pattern] }),
      'docs/a.txt': 'todo\n',
      'docs/b.txt': 'todo again\n',
    });
    const found = snapshot.findings.filter(({ ruleId }) => ruleId === 'team-pattern').map(({ path }) => path);
    assert.deepEqual(found, ['docs/a.txt']);
    assert.equal(repository.logger.warnings.length, 1);
    assert.match(repository.logger.warnings[0] ?? '', /^docs\/b\.txt could not be read: .*broken inside/u);
  });

  it('with the history costs the ranking, and says so', async () => {
    const { snapshot } = await analyzeFailing('.mailmap', 1);
    assert.equal(snapshot.repository.history.ranks, false);
    assert.match(snapshot.repository.history.reason ?? '', /broken inside/u);
    assert.equal(fileOf(snapshot, 'src/money.rs').tests.status, 'direct');
  });
});
