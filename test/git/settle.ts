import assert from 'node:assert/strict';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestRepository } from '../fixtures/repositoryBuilder.ts';

/** Lets the clock of the file system go on: two writes in one of its ticks cannot be told apart. */
function tick(root: string): void {
  const probe = join(root, '.git-probe');
  const writtenAt = (): number => {
    writeFileSync(probe, '');
    return statSync(probe).ctimeMs;
  };
  const before = writtenAt();
  const end = performance.now() + 10_000;
  while (writtenAt() === before) {
    assert.ok(performance.now() < end, 'The clock of the file system stands still');
  }
  rmSync(probe);
}

/** Has git write the index again, later than all files: from then on it vouches for them. */
export function settle(repository: TestRepository): void {
  tick(repository.root);
  repository.writeFile('many/later.txt', `${repository.git('ls-files', '--stage')}\n`);
  tick(repository.root);
  repository.git('add', 'many/later.txt');
}
