import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { removeFolder, temporaryFolder } from '../../fixtures/repositoryBuilder.ts';

/** A git on the PATH that never ends when it is asked for the history, and is git in everything else. */
export interface SlowGit {
  /** Resolves with the process ids of the walks once there is one. */
  walks(): Promise<readonly number[]>;
  /** Takes it off the PATH, so that the next git is the real one. */
  dispose(): void;
}

/** Puts it first on the PATH of this process and of the threads that it starts from now on. */
export function installSlowGit(): SlowGit {
  const folder = temporaryFolder();
  const pids = join(folder, 'pids');
  const path = process.env['PATH'] ?? '';
  const git = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim();
  writeFileSync(pids, '');
  const script = [
    '#!/bin/sh',
    'for argument in "$@"; do',
    '  if [ "$argument" = log ]; then',
    `    echo $$ >> '${pids}'`,
    '    exec sleep 600',
    '  fi',
    'done',
    `exec '${git}' "$@"`,
    '',
  ];
  writeFileSync(join(folder, 'git'), script.join('\n'), { mode: 0o755 });
  process.env['PATH'] = `${folder}${delimiter}${path}`;
  return {
    walks: () =>
      soon(
        () => readFileSync(pids, 'utf8').split('\n').filter(Boolean).map(Number),
        (found) => found.length > 0,
      ),
    dispose() {
      process.env['PATH'] = path;
      removeFolder(folder);
    },
  };
}

/** Resolves once a process has ended; one that nobody has waited for (a zombie) has. */
export async function ended(pid: number): Promise<void> {
  await soon(
    () => spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim(),
    (state) => state === '' || state.startsWith('Z'),
  );
}

/** Looks again and again until there is something to see; the test's own time limit ends it. */
async function soon<T>(look: () => T, isThere: (seen: T) => boolean): Promise<T> {
  for (;;) {
    const seen = look();
    if (isThere(seen)) {
      return seen;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}
