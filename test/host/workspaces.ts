import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostWorkspace } from '../harness/host/hostWorkspace.ts';
import { createRepository } from '../fixtures/repositoryBuilder.ts';
import type { TestRepository } from '../fixtures/repositoryBuilder.ts';
import { buildEditorRepository } from './editor/editorRepository.ts';

/** Shows the folder of a repository. */
function folderOf(build: () => TestRepository, folder = ''): HostWorkspace {
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

/** The workspaces of the host tests, by name: tests in test/host/<name>/ run in a window that shows it. */
export const hostWorkspaces: Readonly<Record<string, HostWorkspace>> = {
  repository: {
    build() {
      const repository = createRepository();
      repository.commit({ at: '2026-01-05T12:00:00Z', write: { 'src/index.ts': 'export const answer = 42;\n' } });
      repository.checkout();
      return {
        folder: repository.root,
        dispose: () => {
          repository.dispose();
        },
      };
    },
  },
  editor: {
    build() {
      const repository = buildEditorRepository();
      return {
        folder: repository.root,
        dispose: () => {
          repository.dispose();
        },
      };
    },
  },
  freshness: {
    build() {
      const repository = buildEditorRepository();
      return {
        folder: repository.root,
        dispose: () => {
          repository.dispose();
        },
      };
    },
  },
};
