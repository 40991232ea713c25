import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuiltWorkspace } from '../../harness/host/hostWorkspace.ts';
import type { TestRepository } from '../../fixtures/repositoryBuilder.ts';
import { createRepository } from '../../fixtures/repositoryBuilder.ts';

/** Folders of the window, each with another way in which git keeps it; their names are those of the workspace folders. */
export const layouts = ['worktree', 'subfolder', 'submodule'] as const;

/** The file that the tests change, below each of the folders. */
export const changedFile = 'lib/shelf.ts';

function library(prefix: string): TestRepository {
  const repository = createRepository();
  repository.commit({
    at: Math.floor(Date.now() / 1000) - 86_400,
    write: { [`${prefix}${changedFile}`]: 'export const shelf = 1;\n', 'README.md': '# Library\n' },
  });
  repository.checkout();
  return repository;
}

/** A window on a linked work tree, on a folder below the root of a repository, and on a submodule without what it is in. */
export function buildLayouts(folder: string): BuiltWorkspace {
  const main = library('');
  const worktree = main.addWorktree('linked');
  const monorepo = library('packages/library/');
  const inner = library('');
  const outer = library('');
  outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, 'vendor/inner');
  outer.git('-C', 'vendor/inner', 'switch', '--quiet', 'main');
  const paths = {
    worktree: worktree.root,
    subfolder: join(monorepo.root, 'packages/library'),
    submodule: join(outer.root, 'vendor/inner'),
  };
  const workspace = join(folder, 'layouts.code-workspace');
  writeFileSync(workspace, JSON.stringify({ folders: layouts.map((name) => ({ name, path: paths[name] })) }));
  const dispose = (): void => {
    for (const repository of [worktree, main, monorepo, inner, outer]) {
      repository.dispose();
    }
  };
  return { workspace, dispose };
}
