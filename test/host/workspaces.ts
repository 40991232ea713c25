import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostWorkspace } from '../harness/host/hostWorkspace.ts';
import { createRepository } from '../fixtures/repositoryBuilder.ts';
import type { TestRepository } from '../fixtures/repositoryBuilder.ts';
import { buildEditorRepository } from './editor/editorRepository.ts';
import { buildLayouts } from './gitLayouts/buildLayouts.ts';
import { buildMonorepo } from './subfolder/monorepo.ts';

/** A window that shows a repository, or a folder in it. */
function windowOn(build: () => TestRepository, folder = ''): HostWorkspace {
  return {
    build() {
      const repository = build();
      const dispose = (): void => {
        repository.dispose();
      };
      return { folder: join(repository.root, folder), dispose };
    },
  };
}

function smallRepository(): TestRepository {
  const repository = createRepository();
  repository.commit({ at: '2026-01-05T12:00:00Z', write: { 'src/index.ts': 'export const answer = 42;\n' } });
  repository.checkout();
  return repository;
}

/** A window on three folders: a repository of its own, and two folders that share another one. */
const multiRoot: HostWorkspace = {
  build(folder) {
    const own = buildEditorRepository();
    const shared = buildMonorepo();
    const paths = [own.root, join(shared.root, 'packages/billing'), join(shared.root, 'packages/mail')];
    const workspace = join(folder, 'all.code-workspace');
    writeFileSync(workspace, JSON.stringify({ folders: paths.map((path) => ({ path })) }));
    const dispose = (): void => {
      own.dispose();
      shared.dispose();
    };
    return { workspace, dispose };
  },
};

/** The workspaces of the host tests, by name: tests in test/host/<name>/ run in a window that shows it. */
export const hostWorkspaces: Readonly<Record<string, HostWorkspace>> = {
  repository: windowOn(smallRepository),
  editor: windowOn(buildEditorRepository),
  freshness: windowOn(buildEditorRepository),
  subfolder: windowOn(buildMonorepo, 'packages/billing'),
  multiRoot,
  gitLayouts: { build: buildLayouts },
};
