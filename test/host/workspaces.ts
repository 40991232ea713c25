import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostWorkspace } from '../harness/host/hostWorkspace.ts';

/** The workspaces of the host tests, by name: tests in test/host/<name>/ run in a window that shows it. */
export const hostWorkspaces: Readonly<Record<string, HostWorkspace>> = {
  repository: {
    build(folder) {
      writeFileSync(join(folder, 'index.ts'), 'export const answer = 42;\n');
      const git = (...args: string[]): unknown => execFileSync('git', ['-C', folder, ...args], { stdio: 'pipe' });
      git('init', '--quiet');
      git('add', '.');
      git('-c', 'user.name=Test', '-c', 'user.email=test@example.invalid', 'commit', '--quiet', '-m', 'Start');
      return { folder };
    },
  },
};
